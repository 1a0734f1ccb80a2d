"""What dialogs share: a title, a column, buttons below; open without stopping the day beneath them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label


class Dialog(QDialog):
    """Modal to its window only; forgets itself when closed."""

    def __init__(self, look: Look, title: str, parent: QWidget, *, wide: int = 460) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(wide))
        self._look = look
        heading = label("name", wrap=True)
        heading.setText(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(look.px(12))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(look.px(10))
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(22), look.px(24), look.px(20))
        column.setSpacing(look.px(16))
        column.addWidget(heading)
        column.addLayout(self.column, 1)
        column.addLayout(self._buttons)

    def add_button(self, words: str, pressed: Callable[[], None], *, kind: str = "") -> QPushButton:
        made = button(kind, pressed)
        made.setText(words)
        self._buttons.addWidget(made)
        return made

    def add_text(self, words: str, kind: str = "") -> QLabel:
        shown = label(kind, wrap=True)
        shown.setText(words)
        self.column.addWidget(shown)
        return shown

    def add_error(self) -> None:
        """The place of the sentence that says why not; empty until `show_error`."""
        self._error = label("error", wrap=True)
        self._error.hide()
        self.column.addWidget(self._error)

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def error(self) -> str:
        return self._error.text() if self._error.isVisibleTo(self) else ""
