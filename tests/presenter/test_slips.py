"""Slips at the real window: printed after the number is saved, missed in words, told to the reception."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.glass import Glass, a_glass
from builders.slip_paper import SlipPaper
from builders.stand_in_printer import Mood, StandInPrinter, stand_in_printer
from builders.stand_in_service import StandInService
from kiosk.flow.slip_state import SlipState
from kiosk.hardware import escpos_printer, print_desk
from kiosk.settings.printer import NetworkPrinter

NO_SLIP = "Ingen seddel lige nu. Husk nummeret, eller tag et billede."


@pytest.fixture(autouse=True)
def _an_impatient_kiosk(monkeypatch):
    monkeypatch.setattr(escpos_printer, "SECONDS", 0.2)


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


@contextmanager
def a_printing_glass(
    tmp_path: Path, qtbot: QtBot, service: StandInService, mood: Mood = "good"
) -> Iterator[tuple[Glass, StandInPrinter]]:
    with stand_in_printer(mood) as printer:
        address = NetworkPrinter(host="127.0.0.1", port=printer.port)
        with a_glass(tmp_path, qtbot, url=service.url, printer=address) as glass:
            glass.front.open(windowed=True)
            QApplication.processEvents()
            qtbot.waitUntil(lambda: glass.backroom.known.paper != "none")
            yield glass, printer


def told(glass: Glass) -> str:
    return " ".join(glass.front.stack.sentences())


def until_known(glass: Glass) -> SlipState:
    glass._qtbot.waitUntil(lambda: glass.page.slip is not SlipState.ASKED)
    slip: SlipState = glass.page.slip
    return slip


def test_the_slip_bears_the_number_of_the_glass_and_its_receipt(tmp_path, qtbot, service):
    with a_printing_glass(tmp_path, qtbot, service) as (glass, printer):
        number = glass.gets_a_number()
        assert until_known(glass) is SlipState.PRINTED
        receipt = glass.page.arrived.receipt

    texts = SlipPaper().read(printer.printed[-1]).texts
    assert (str(number), "Borgerservice", f"Kvittering {receipt}") == (texts[2], texts[0], texts[-1])
    assert NO_SLIP not in told(glass)


def test_the_slip_speaks_the_language_of_its_citizen(tmp_path, qtbot, service):
    with a_printing_glass(tmp_path, qtbot, service) as (glass, printer):
        glass.touches("English").gets_a_number()
        assert until_known(glass) is SlipState.PRINTED

    assert "Your number" in SlipPaper().read(printer.printed[-1]).texts


@pytest.mark.parametrize("mood", ["mute", "out_of_paper", "cover_open", "unplugged", "ran_out"])
def test_a_missing_slip_is_said_beside_the_number_and_told_to_the_reception(tmp_path, qtbot, service, mood):
    with a_printing_glass(tmp_path, qtbot, service, mood) as (glass, _):
        glass.gets_a_number()
        assert until_known(glass) is SlipState.MISSING
        assert NO_SLIP in told(glass)
        qtbot.waitUntil(lambda: service.queries[-1]["paper"] == "out")
        assert "slips.missing" in glass.notes.names


def test_a_printer_that_is_switched_off_is_told_to_the_reception_before_anybody_needs_it(
    tmp_path, qtbot, service, monkeypatch
):
    monkeypatch.setattr(print_desk.PrintDesk.__init__, "__kwdefaults__", {"look_seconds": 0.05})
    with a_printing_glass(tmp_path, qtbot, service) as (glass, printer):
        qtbot.waitUntil(lambda: any(query["paper"] == "ok" for query in service.queries))
        printer.mood = "out_of_paper"
        qtbot.waitUntil(lambda: service.queries[-1]["paper"] == "out")
        assert service.queries[-1]["trouble"] == "out_of_paper"
        printer.mood = "low"
        qtbot.waitUntil(lambda: service.queries[-1]["paper"] == "low")
        assert printer.printed == []


def test_a_slip_that_may_not_have_come_is_told_also_when_the_printer_is_well_again(
    tmp_path, qtbot, service, monkeypatch
):
    monkeypatch.setattr(print_desk.PrintDesk.__init__, "__kwdefaults__", {"look_seconds": 0.05})
    with a_printing_glass(tmp_path, qtbot, service, "unplugged") as (glass, printer):
        glass.gets_a_number()
        assert until_known(glass) is SlipState.MISSING
        printer.mood = "good"
        well_but_unsure = {"paper": "ok", "unprinted": "1"}
        qtbot.waitUntil(lambda: well_but_unsure.items() <= service.queries[-1].items())


def test_the_number_is_there_before_a_mute_printer_gives_up(tmp_path, qtbot, service):
    with a_printing_glass(tmp_path, qtbot, service, "mute") as (glass, _):
        assert glass.gets_a_number() == 17
        assert glass.page.slip is SlipState.ASKED
        assert NO_SLIP not in told(glass)


def test_without_a_printer_nothing_is_said_of_slips(tmp_path, qtbot, service):
    with a_glass(tmp_path, qtbot, url=service.url) as glass:
        glass.front.open(windowed=True)
        QApplication.processEvents()
        glass.gets_a_number()
        assert (glass.page.slip, NO_SLIP in told(glass)) == (SlipState.NONE, False)
        qtbot.waitUntil(lambda: bool(service.queries))
        assert service.queries[0]["paper"] == "none"
