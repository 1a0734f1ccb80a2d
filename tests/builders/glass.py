"""A whole kiosk on a made-up glass: the real window, flow and spool, with clocks that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import DOTS_PER_MM
from builders.spooling import AT, DAY, KEY, Machine, Notes
from builders.stand_in_service import a_state
from kiosk.client.device_answers import read_state
from kiosk.domain.numbers import Block
from kiosk.flow.pages import Number, Registering
from kiosk.presenter.backroom import Backroom, open_backroom
from kiosk.presenter.front import Front
from kiosk.screens.keys import Key
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.printer import PrinterAddress
from kiosk.spool.known import Known
from kiosk.spool.numbers import add_block

SOME_NUMBERS = Block(first=17, last=40)


class Glass:
    """Touches what a finger would touch; `front` is the whole kiosk without its line to the service."""

    def __init__(self, front: Front, backroom: Backroom, machine: Machine, notes: Notes, qtbot: QtBot) -> None:
        self.front = front
        self.backroom = backroom
        self.machine = machine
        self.notes = notes
        self._qtbot = qtbot

    @property
    def page(self) -> Any:
        return self.front.presenter.kiosk.page

    @property
    def number(self) -> int:
        assert isinstance(self.page, Number)
        return self.page.arrived.number

    def types(self, digits: str) -> "Glass":
        for digit in digits:
            self.machine.passes(0.3)
            self.front.stack.digit_pressed.emit(int(digit))
        return self

    def confirms(self) -> "Glass":
        self.machine.passes(0.3)
        self.front.stack.confirmed.emit()
        return self

    def touches(self, words: str) -> "Glass":
        """The key that bears these words."""
        self.machine.passes(0.3)
        keys = [key for key in self.front.stack.findChildren(Key) if key.isVisible()]
        (key,) = [key for key in keys if key.accessibleName() == words or key.text() == words]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        return self

    def waits(self, seconds: float) -> "Glass":
        for _ in range(round(seconds / 0.25)):
            self.machine.passes(0.25)
            self.front.presenter.on_ticked()
        return self

    def until_answered(self) -> "Glass":
        self._qtbot.waitUntil(lambda: not isinstance(self.page, Registering))
        return self

    def until(self, page: type[object]) -> "Glass":
        self._qtbot.waitUntil(lambda: isinstance(self.page, page))
        return self

    def gets_a_number(self, digits: str = "010190") -> int:
        self.types(digits).confirms()
        self.front.stack.do_not_know.emit()
        return self.until_answered().number


@contextmanager
def a_glass(
    folder: Path,
    qtbot: QtBot,
    *,
    numbers: Block | None = SOME_NUMBERS,
    scanner_prefix: str = "",
    url: str = "http://127.0.0.1:1",
    token: str = "made up",
    printer: PrinterAddress | None = None,
) -> Iterator[Glass]:
    machine, notes = Machine(), Notes()
    settings = KioskSettings(
        url=url,
        token=token,
        data_dir=folder,
        scanner_prefix=scanner_prefix,
        dots_per_mm=DOTS_PER_MM[1080, 1920],
        reduced_motion=True,
        printer=printer,
    )
    known = Known(paired_key=KEY)
    backroom = open_backroom(settings, known=known, machine=machine, journal=notes)
    backroom.clock.anchor_at(AT, DAY)
    known.state = read_state(a_state())
    if numbers is not None:
        backroom.spool.submit(lambda connection: add_block(connection, service_day=DAY, block=numbers)).result(10)
    front = Front(backroom)
    front.stack.resize(1080, 1920)
    front.presenter.begin()
    front.stack.show()
    QApplication.processEvents()
    yield Glass(front, backroom, machine, notes, qtbot)
    front.close()
    front.stack.deleteLater()
