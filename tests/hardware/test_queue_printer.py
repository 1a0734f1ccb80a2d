"""Slips through a queue of the operating system: one or none, and none that comes when its citizen has gone."""

from pathlib import Path

import pytest

from builders.slips import FONTS, number_slip
from kiosk.hardware import queue_printer
from kiosk.hardware.escpos_slip import escpos_bytes
from kiosk.hardware.paper import WIDE
from kiosk.hardware.printing import NotPrinted, Printed, Trouble
from kiosk.hardware.queue_printer import QueueSlipPrinter
from kiosk.hardware.slip_picture import SlipPicture

DRAW = SlipPicture(FONTS)
TAKES = 'cat > "$0.slip"; echo "$@" > "$0.asked"; echo "request id is slips-17 (0 file(s))"'
REFUSES = "exit 1"
PASSED_ON = 'echo "slips-16  somebody  1024  Mon 23 Nov 2026"'
STILL_WAITING = 'echo "slips-17  somebody  1024  Mon 23 Nov 2026"'


@pytest.fixture(autouse=True)
def _an_impatient_kiosk(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queue_printer, "_LOOKS", 2)
    monkeypatch.setattr(queue_printer, "_LOOK_EVERY", 0.01)


class Cups:
    """The three programs by which CUPS is spoken to, each a line of shell."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        self.says("cancel", 'echo "$@" >> "$0.asked"')

    def says(self, program: str, line: str) -> "Cups":
        file = self._folder / program
        file.write_text(f"#!/bin/sh\n{line}\n")
        file.chmod(0o755)
        return self

    def asked(self, program: str) -> list[str]:
        file = self._folder / f"{program}.asked"
        return file.read_text().splitlines() if file.exists() else []

    @property
    def slip(self) -> bytes:
        return (self._folder / "lp.slip").read_bytes()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    return Cups(tmp_path, monkeypatch)


def a_printer() -> QueueSlipPrinter:
    return QueueSlipPrinter("slips", paper=WIDE, draw=DRAW)


def test_the_queue_gets_the_slip_as_it_is(cups: Cups):
    cups.says("lp", TAKES).says("lpstat", PASSED_ON)
    printer = a_printer()

    assert (printer.print(number_slip()), printer.look()) == (Printed(), Printed())
    assert cups.slip == escpos_bytes(number_slip(), WIDE, draw=DRAW)
    assert cups.asked("lp") == ["-d slips -o raw -o job-sheets=none -"]
    assert cups.asked("cancel") == []


def test_a_slip_that_waits_in_the_queue_is_taken_back_and_told_as_missing(cups: Cups):
    cups.says("lp", TAKES).says("lpstat", STILL_WAITING)
    printer = a_printer()

    assert printer.print(number_slip()) == printer.look() == NotPrinted(trouble=Trouble.MUTE)
    assert cups.asked("cancel") == ["slips-17"]


def test_a_slip_that_went_when_it_was_to_be_taken_back_is_unsure(cups: Cups):
    cups.says("lp", TAKES).says("lpstat", STILL_WAITING).says("cancel", REFUSES)

    assert a_printer().print(number_slip()) == NotPrinted(trouble=Trouble.UNSURE)


def test_a_slip_that_goes_a_moment_later_is_waited_for(cups: Cups):
    cups.says("lp", TAKES).says("lpstat", f'test -e "$0.again" || {{ {STILL_WAITING}; }}; touch "$0.again"')

    assert a_printer().print(number_slip()) == Printed()
    assert cups.asked("cancel") == []


@pytest.mark.parametrize("line", [REFUSES, None])
def test_a_queue_that_refuses_or_is_not_there_is_off(cups: Cups, monkeypatch: pytest.MonkeyPatch, line: str | None):
    if line is None:
        monkeypatch.setenv("PATH", "")
    else:
        cups.says("lp", line)

    assert a_printer().print(number_slip()) == NotPrinted(trouble=Trouble.OFF)


def test_a_queue_that_never_answers_leaves_the_slip_unsure(cups: Cups, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(queue_printer, "SECONDS", 0.1)
    cups.says("lp", "exec sleep 10")

    assert a_printer().print(number_slip()) == NotPrinted(trouble=Trouble.UNSURE)
