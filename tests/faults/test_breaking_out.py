"""Whatever a finger, a keyboard or a mouse does to the glass: one window, the same process, no child."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from builders.glass import Glass, a_glass
from builders.scale import scaled

EVENTS = scaled(100_000, least=1_500)
KEYS = [key for key in Qt.Key if key not in (Qt.Key.Key_unknown, Qt.Key.Key_Any)]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]


def children() -> set[str]:
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


class Vandal:
    """Does the next random thing to the window."""

    def __init__(self, window: QWidget, chance: Random) -> None:
        self._window = window
        self._chance = chance
        self._ways: list[Callable[[], None]] = [
            self._type,
            self._click,
            self._click,
            self._twice,
            self._wheel,
            self._menu,
        ]

    def acts(self) -> None:
        self._chance.choice(self._ways)()

    def _type(self) -> None:
        key, held, text = (
            self._chance.choice(KEYS),
            self._chance.choice(MODIFIERS),
            chr(self._chance.randrange(32, 127)),
        )
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._somewhere()[0], QKeyEvent(kind, key, held, text))

    def _click(self) -> None:
        widget, at = self._somewhere()
        QTest.mouseClick(widget, self._chance.choice(BUTTONS), self._chance.choice(MODIFIERS), at)

    def _twice(self) -> None:
        widget, at = self._somewhere()
        QTest.mouseDClick(widget, self._chance.choice(BUTTONS), Qt.KeyboardModifier.NoModifier, at)

    def _wheel(self) -> None:
        widget, at = self._somewhere()
        turn = QWheelEvent(
            QPointF(at), QPointF(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, turn)

    def _menu(self) -> None:
        widget, at = self._somewhere()
        QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at))

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        at = QPoint(self._chance.randrange(self._window.width()), self._chance.randrange(self._window.height()))
        widget = self._window.childAt(at) or self._window
        return widget, widget.mapFrom(self._window, at)


@pytest.fixture
def glass(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot) as glass:
        yield glass


def attack(glass: Glass) -> None:
    """Raises AssertionError as soon as there is a way out."""
    vandal = Vandal(glass.front.stack, Random(20261123))
    before = children()
    for number in range(EVENTS):
        vandal.acts()
        glass.machine.passes(0.1)
        if number % 50 == 0:
            glass.front.presenter.on_ticked()
            QApplication.processEvents()
            assert windows() == [glass.front.stack]
    assert children() == before


def test_no_touch_and_no_key_leads_out_of_the_kiosk(glass):
    attack(glass)


def test_the_attack_finds_a_window_that_opens(glass, monkeypatch):
    opened: list[QDialog] = []

    def opens(event: QEvent) -> None:
        opened.append(QDialog())
        opened[-1].show()

    monkeypatch.setattr(glass.front.stack, "contextMenuEvent", opens, raising=False)
    glass.front.stack.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
    with pytest.raises(AssertionError):
        attack(glass)
    for dialog in opened:
        dialog.deleteLater()
