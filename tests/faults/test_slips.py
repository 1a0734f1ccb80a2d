"""Slips while the printer does what printers do: no number waits, none is printed twice, and the reception knows."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from builders.processes import Installation
from builders.scale import scaled
from builders.spool_on_disk import numbers_in_hand
from builders.stand_in_printer import Mood, StandInPrinter, stand_in_printer
from builders.store import engine_of
from builders.telling_process import Telling, until_true
from builders.touched_kiosk import KioskPlace, painted_numbers, pair_kiosk
from kiosk.service.store.tables import DeviceRow

SLIPS = scaled(1000, least=60)
MOODS: tuple[Mood, ...] = ("unplugged", "mute", "out_of_paper", "cover_open")
CITIZENS = SLIPS // (len(MOODS) + 2)
DELAY_SECONDS = 1.5
"""A printer keeps somebody waiting for three; a citizen of the robot's takes some tenths."""
KNOWN_WITHIN_SECONDS = 10.0
MOST_IN_HAND = 500
_NUMBER = re.compile(rb"\x1bE\x01(\d+)\n")
WAITS = """
from kiosk.hardware import print_desk
def waits(desk, attempt, slip):
    desk._report(attempt, desk._opened().print(slip))
print_desk.PrintDesk.hand_in = waits
"""
PRINTS_AGAIN = """
from kiosk.hardware import escpos_printer
once = escpos_printer.EscposSlipPrinter.print
def again(printer, slip):
    came = once(printer, slip)
    return came if isinstance(came, escpos_printer.Printed) else once(printer, slip)
escpos_printer.EscposSlipPrinter.print = again
"""


@dataclass(kw_only=True)
class Kiosk:
    """A kiosk at work beside its printer."""

    installation: Installation
    place: KioskPlace
    printer: StandInPrinter

    def paper(self) -> str | None:
        """What the reception is shown."""
        engine = engine_of(self.installation)
        with engine.connect() as connection:
            said = connection.execute(select(DeviceRow.paper)).scalar()
        engine.dispose()
        return said

    def reported(self, reason: str) -> int:
        lines = [json.loads(line) for line in self.place.log.read_text().splitlines() if line.startswith("{")]
        return sum(line.get("event") == "slips.missing" and line.get("reason") == reason for line in lines)

    def numbers_on_paper(self) -> Counter[int]:
        """Whole slips and torn ones."""
        found = (_NUMBER.search(raw) for raw in [*self.printer.printed, *self.printer.torn])
        return Counter(int(each[1]) for each in found if each)


@contextmanager
def beside_a_printer(installation: Installation, *, planted: str = "") -> Iterator[Kiosk]:
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    data, log = installation.folder / "kiosk", installation.folder / "kiosk.log"
    in_hand = str(min(SLIPS + 40, MOST_IN_HAND))
    with installation.serving() as service, stand_in_printer() as printer:
        pair_kiosk(installation, service.url, data)
        environment = {"KIOSK_NUMBERS_IN_HAND": in_hand, "KIOSK_PRINTER": f"network:127.0.0.1:{printer.port}"}
        place = KioskPlace(data=data, log=log, environment=environment, planted=planted)
        with place.touched(rounds=0) as kiosk:
            kiosk.until("ready")
            until_true(lambda: numbers_in_hand(data) >= int(in_hand), seconds=60)
        yield Kiosk(installation=installation, place=place, printer=printer)


def serve(kiosk: Telling, citizens: int = CITIZENS) -> float:
    """The longest time between two numbers."""
    began = time.monotonic()
    kiosk.until("number", after=began, count=citizens)
    at: list[float] = [each["at"] for each in kiosk.all("number") if each["at"] >= began]
    return max(later - earlier for earlier, later in pairwise(at[:citizens]))


def test_whatever_the_printer_does_no_number_waits_and_no_slip_is_printed_twice(on_sqlite: Installation):
    with beside_a_printer(on_sqlite) as here, here.place.touched() as kiosk:
        longest = [serve(kiosk)]
        until_true(lambda: here.paper() == "ok", seconds=KNOWN_WITHIN_SECONDS)
        for mood in MOODS:
            here.printer.mood = mood
            longest.append(serve(kiosk))
            until_true(lambda: here.paper() == "out", seconds=KNOWN_WITHIN_SECONDS)
        before = set(painted_numbers(kiosk))
        printed_before = len(here.printer.printed)
        here.printer.mood = "good"
        longest.append(serve(kiosk))
        until_true(lambda: here.paper() == "ok", seconds=KNOWN_WITHIN_SECONDS)

    assert max(longest) < DELAY_SECONDS
    assert kiosk.all("fallback") == []
    on_paper = here.numbers_on_paper()
    assert set(on_paper.values()) == {1}
    late = {int(found[1]) for raw in here.printer.printed[printed_before:] if (found := _NUMBER.search(raw))}
    assert len(late & before) <= 3, "a slip comes out for whoever waits for it, or not at all"
    assert here.reported("unsure") >= len(here.printer.torn) > 0


def test_a_printer_that_is_switched_off_is_known_before_anybody_needs_it(on_sqlite: Installation):
    with beside_a_printer(on_sqlite) as here, here.place.touched(rounds=0):
        until_true(lambda: here.paper() == "ok", seconds=30)
        here.printer.close()

        assert until_true(lambda: here.paper() == "out", seconds=30) <= KNOWN_WITHIN_SECONDS


def test_a_kiosk_that_waits_for_its_printer_is_caught(on_sqlite: Installation):
    with beside_a_printer(on_sqlite, planted=WAITS) as here, here.place.touched() as kiosk:
        here.printer.mood = "mute"

        assert serve(kiosk, 4) > DELAY_SECONDS


def test_a_slip_that_is_printed_again_by_itself_is_caught(on_sqlite: Installation):
    with beside_a_printer(on_sqlite, planted=PRINTS_AGAIN) as here, here.place.touched() as kiosk:
        here.printer.mood = "unplugged"
        serve(kiosk, 8)
        until_true(lambda: max(here.numbers_on_paper().values(), default=0) > 1, seconds=20)
