"""Wiring of the kiosk: settings, pairing, the backroom, and then the glass."""

import argparse
import gc
import logging
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from kiosk.client.journal import Journal, LibraryVoices, LineJournal
from kiosk.hardware.own_memory import give_back_large_pieces, keep_no_sources
from kiosk.hardware.own_process import complain_without_values, forbid_dumps, keep_off_the_message_bus
from kiosk.presenter import left_in_spool
from kiosk.presenter.backroom import open_backroom
from kiosk.presenter.pairing import pair_kiosk, read_pairing
from kiosk.settings.assets import assets_folder
from kiosk.settings.kiosk import KioskSettings, load_kiosk_settings
from kiosk.settings.refusals import SaidToOperator
from kiosk.spool.known import Known
from kiosk.spool.office_clock import MachineTime

_SWITCH_SECONDS = 0.0005
"""A touch waits no longer for what runs in the background; Python's own 5 ms are a third of a frame."""

TEST_DUMPABLE = "KIOSK_TEST_DUMPABLE"
"""Set by tests that look for digits in this process's memory, and by nobody else."""


class NotReady(SaidToOperator):
    """The message is a sentence for the operator."""


def main(arguments: Sequence[str] | None = None) -> int:
    """`kiosk screen`: the exit code."""
    asked = _parser().parse_args(arguments)
    journal = LineJournal(now=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))
    try:
        settings = load_kiosk_settings(os.environ, config=asked.config)
        if asked.pair:
            return _pair(settings, asked.pair, asked.url or settings.url)
        if asked.delete_spool:
            return _delete_spool(settings.data_dir)
        return _run(settings, journal, windowed=asked.windowed)
    except SaidToOperator as refused:
        sys.stderr.write(f"{refused}\n")
        return refused.exit_code


def _pair(settings: KioskSettings, code: str, address: str) -> int:
    pair_kiosk(settings.data_dir, code=code, url=address, authority=settings.authority)
    if count := left_in_spool.waiting(settings.data_dir):
        sys.stdout.write(f"{count} envelopes that waited here are handed in when the kiosk starts.\n")
    return 0


def _delete_spool(folder: Path) -> int:
    numbers = ", ".join(map(str, left_in_spool.delete(folder)))
    told = f"Deleted, for good: the arrivals numbered {numbers}." if numbers else "Nothing was waiting here."
    sys.stdout.write(told + "\n")
    return 0


def _run(settings: KioskSettings, journal: Journal, *, windowed: bool) -> int:
    """Until the window is closed, where it can be, or the process is told to end."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.disable()  # WHY: until the first frame; nothing of a start is garbage
    give_back_large_pieces()
    keep_no_sources()
    complain_without_values(journal)
    logging.getLogger().addHandler(LibraryVoices(journal))
    if not os.environ.get(TEST_DUMPABLE):
        forbid_dumps()
    keep_off_the_message_bus()
    known = Known()
    settings = _paired(settings, known)
    backroom = open_backroom(settings, known=known, machine=machine_time, journal=journal)
    # WHY here: PySide6 reads the source of every module that is imported after it.
    from PySide6.QtWidgets import QApplication

    from kiosk.presenter.front import Front
    from kiosk.qtkit.end_by_signal import quit_on_signals
    from kiosk.qtkit.fonts import load_fonts

    application = QApplication(sys.argv[:1])
    load_fonts(assets_folder())
    front = Front(backroom)
    front.open(windowed=windowed)
    quit_on_signals(application)
    code = application.exec()
    front.close()
    return code


def machine_time() -> MachineTime:
    return MachineTime(steady=_steady(), boot=_boot(), wall=time.time())


def _steady() -> float:
    """Goes on while the machine sleeps, where the system has such a clock."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


@cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _paired(settings: KioskSettings, known: Known) -> KioskSettings:
    """With the address and the token to use. Raises NotReady."""
    pairing = read_pairing(settings.data_dir)
    if pairing is not None:
        url, paired = pairing
        known.paired_key, known.reserve = paired.key, paired.reserve
        settings = replace(settings, url=settings.url or url, token=settings.token or paired.token)
    if not settings.url or not settings.token:
        raise NotReady("This kiosk is not paired yet. Run: kiosk screen --pair CODE --url ADDRESS")
    return settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk screen", description="The citizen's touchscreen.")
    parser.add_argument("--pair", metavar="CODE", default="", help="pair this kiosk with a one-time code, and end")
    parser.add_argument("--url", metavar="ADDRESS", default="", help="the service, when pairing")
    parser.add_argument(
        "--delete-spool", action="store_true", help="delete arrivals that were never handed in, say which, and end"
    )
    parser.add_argument("--windowed", action="store_true", help="in a window instead of the whole screen")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings as TOML; the environment stands above")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
