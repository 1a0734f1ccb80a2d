"""Wiring of the kiosk: settings, the spool, one window, and after its first frame the line to the service."""

import argparse
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kiosk.client.journal import Journal, LibraryVoices, LineJournal
from kiosk.flow.events import NotAmended, NotRegistered, Registered
from kiosk.flow.leaving import page_at_rest
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office
from kiosk.flow.rhythm import Rhythm
from kiosk.flow.state import Kiosk
from kiosk.hardware.code_scanner import CodeScanner
from kiosk.hardware.own_process import complain_without_values, forbid_dumps
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.presenter.citizen import CitizenPresenter
from kiosk.presenter.digit_entry import DigitEntry
from kiosk.presenter.errands import Errands
from kiosk.presenter.office_view import Standing, office_from
from kiosk.presenter.pairing import pair_kiosk, read_pairing
from kiosk.presenter.window import Guard, put_up
from kiosk.qtkit.bridge import Bridge
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.ticker import Ticker
from kiosk.screens.stack import Stack
from kiosk.settings.assets import assets_folder
from kiosk.settings.kiosk import KioskSettings, load_kiosk_settings
from kiosk.settings.refusals import SaidToOperator
from kiosk.spool.condition import Condition
from kiosk.spool.known import Known
from kiosk.spool.memory import recall_state
from kiosk.spool.office_clock import MachineTime, OfficeClock
from kiosk.spool.registrar import Registrar
from kiosk.spool.spool import Spool

if TYPE_CHECKING:
    from kiosk.presenter.service_line import ServiceLine

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
            address = asked.url or settings.url
            pair_kiosk(settings.data_dir, code=asked.pair, url=address, authority=settings.authority)
            return 0
        return _run(settings, journal, windowed=asked.windowed)
    except SaidToOperator as refused:
        sys.stderr.write(f"{refused}\n")
        return refused.exit_code


def _run(settings: KioskSettings, journal: Journal, *, windowed: bool) -> int:
    """Until the window is closed, where it can be, or the process is told to end."""
    complain_without_values(journal)
    logging.getLogger().addHandler(LibraryVoices(journal))
    if not os.environ.get(TEST_DUMPABLE):
        forbid_dumps()
    known = Known()
    settings = _paired(settings, known)
    application = QApplication(sys.argv[:1])
    load_fonts(assets_folder())
    front = Front(settings, known=known, journal=journal)
    front.open(windowed=windowed)
    _end_on_signals(application.quit)
    code = application.exec()
    front.close()
    return code


class Front:
    """The parts of a kiosk, put together. In Qt's thread."""

    def __init__(self, settings: KioskSettings, *, known: Known, journal: Journal) -> None:
        self._settings = settings
        self._known = known
        self._journal = journal
        self._clock = OfficeClock(machine_time)
        self._spool = Spool(settings.data_dir)
        self._line: ServiceLine | None = None
        self._recall()
        rhythm = _rhythm(settings)
        entry = DigitEntry(double_strike=settings.double_strike)
        office = self._office(Standing(online=False, able=True))
        scanner = CodeScanner(prefix=settings.scanner_prefix, take=self._on_code, steady=self._clock.steady)
        self._stack = _stack(settings, office, scanner)
        errands = Errands(
            spool=self._spool,
            registrar=Registrar(self._spool, known=known, clock=self._clock),
            entry=entry,
            journal=journal,
            patience=rhythm.registering,
            post=self._post,
            spooled=self._on_spooled,
        )
        self._presenter = CitizenPresenter(
            Kiosk(page=page_at_rest(office), office=office, rhythm=rhythm),
            stack=self._stack,
            entry=entry,
            catalogue=_catalogue,
            now=self._now,
            do=errands.run,
        )
        self._bridge = Bridge(self._on_posted)
        self._ticker = Ticker(monotonic=self._clock.steady, now=self._clock.now)
        self._ticker.ticked.connect(self._on_ticked)

    def open(self, *, windowed: bool) -> None:
        self._presenter.begin()
        self._presenter.on_ticked()
        Guard(self._stack, first_frame=self._on_first_frame, closable=windowed)
        put_up(self._stack, windowed=windowed, environment=os.environ)

    def close(self) -> None:
        """What is being spooled is spooled first."""
        self._ticker.stop()
        self._bridge.close()
        if self._line is not None:
            self._line.end()
        self._spool.close()

    def _recall(self) -> None:
        recalled = self._spool.submit(recall_state).result()
        if isinstance(recalled, tuple):
            self._known.state, anchor = recalled
            self._clock.resume(anchor)

    def _on_first_frame(self) -> None:
        from kiosk.presenter.service_line import ServiceLine  # WHY here: it loads what the first frame cannot wait for

        self._ticker.start()
        self._line = ServiceLine(
            self._settings,
            spool=self._spool,
            known=self._known,
            clock=self._clock,
            journal=self._journal,
            post=self._post,
        )
        self._line.begin()

    def _on_posted(self, what: object) -> None:
        if isinstance(what, Condition):
            office = self._office(Standing.of(what))
            self._stack.set_organisation(self._settings.organisation or office.name)
            self._presenter.hear_office(office)
        elif isinstance(what, Registered | NotRegistered | NotAmended):
            self._presenter.hear(what)

    def _on_ticked(self, *_: object) -> None:
        self._presenter.on_ticked()

    def _on_code(self, code: str) -> None:
        self._presenter.on_code_scanned(code)

    def _on_spooled(self) -> None:
        """In the spool's thread."""
        if self._line is not None:
            self._line.wake()

    def _post(self, what: object) -> None:
        """From any thread."""
        self._bridge.post(what)

    def _office(self, standing: Standing) -> Office:
        return office_from(self._known.state, standing, now=self._clock.now())

    def _now(self) -> Moment:
        return Moment(clock=self._clock.steady(), at=self._clock.now())


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


@cache
def _catalogue(language: str) -> Catalogue:
    return Catalogue.load(language, surface=Surface.KIOSK, assets=assets_folder())


def _stack(settings: KioskSettings, office: Office, scanner: CodeScanner) -> Stack:
    return Stack(
        assets=assets_folder(),
        catalogue=_catalogue(office.language),
        organisation=settings.organisation or office.name,
        languages=office.languages,
        dots_per_mm=settings.dots_per_mm,
        reduced_motion=settings.reduced_motion,
        scanner=scanner,
    )


def _rhythm(settings: KioskSettings) -> Rhythm:
    return Rhythm(
        double_strike=settings.double_strike,
        between_numbers=settings.seconds_between_numbers,
        most_numbers=settings.most_numbers_in_ten_minutes,
    )


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


def _end_on_signals(end: Callable[[], None]) -> None:
    """Python sees a signal between two of its steps; the ticker's beat is such a step."""

    def ended(number: int, frame: FrameType | None) -> None:
        end()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ended)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk screen", description="The citizen's touchscreen.")
    parser.add_argument("--pair", metavar="CODE", default="", help="pair this kiosk with a one-time code, and end")
    parser.add_argument("--url", metavar="ADDRESS", default="", help="the service, when pairing")
    parser.add_argument("--windowed", action="store_true", help="in a window instead of the whole screen")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings as TOML; the environment stands above")
    return parser
