"""What was just done, at the lower edge, with one button; covers nothing that is worked with for long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label


class Notice(QFrame):
    undo_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._look = look
        self.setProperty("kind", "notice")
        self._words = label()
        self.undo = button("", self.undo_pressed.emit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(18), look.px(10), look.px(10), look.px(10))
        self._row.setSpacing(look.px(18))
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo)
        self.hide()

    def show_notice(self, words: str, *, undo: str = "") -> None:
        """`undo`: the button's word; empty where there is nothing to take back."""
        self._words.setText(words)
        self.undo.setText(undo)
        self.undo.setVisible(bool(undo))
        self.show()
        self.place()

    def text(self) -> str:
        return self._words.text() if self.isVisibleTo(self._window) else ""

    def place(self) -> None:
        """In one line where the window has the room."""
        room = self._window.width() - 2 * self._look.px(14)
        self._words.setWordWrap(False)
        wide = self._row.sizeHint().width()
        self._words.setWordWrap(wide > room)
        width = min(wide, room)
        high = self._row.heightForWidth(width) if wide > room else self._row.sizeHint().height()
        self.resize(width, high)
        self.move(self._left(), self._window.height() - self.height() - self._look.px(38))
        self.raise_()

    def _left(self) -> int:
        """Over the first list, where it is empty when there is little to do."""
        wanted = self._look.px(220 + 42)
        return max(0, min(wanted, self._window.width() - self.width() - self._look.px(14)))
