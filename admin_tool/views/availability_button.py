"""The button that says how one can be asked just now, and its menu: two touches from one state to another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from admin_tool.views.look import Look
from kiosk.qtkit.icons import themed_icon

KEYS = "Ctrl+T"


class AvailabilityButton(QPushButton):
    chosen = Signal(int)
    """By its place in the menu."""

    opening = Signal()
    """The menu is about to be shown: its times are those of now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(themed_icon(look.assets, "expand_more", look.theme.ink))
        self._title = ""
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self.open)
        QShortcut(QKeySequence(KEYS), self).activated.connect(self.open)

    def show_state(self, title: str, state: str) -> None:
        """Hidden where there is nothing to say yet."""
        self._title = title
        self.setText(state)
        self.setAccessibleName(f"{title}: {state}")
        self.setToolTip(f"{title} ({KEYS})")
        self.setVisible(bool(state))

    def show_choices(self, choices: Sequence[str]) -> None:
        """An open menu is not changed under the finger."""
        if self._menu.isVisible():
            return
        self._menu.clear()
        for at, words in enumerate(choices):
            self._menu.addAction(words).setData(at)

    def choices(self) -> list[str]:
        return [action.text() for action in self._menu.actions()]

    def choose(self, at: int) -> None:
        """As a finger on that line of the menu."""
        self._menu.actions()[at].trigger()
        self._menu.close()

    def open(self) -> None:
        """Not modal: the day goes on beneath it."""
        self.opening.emit()
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
