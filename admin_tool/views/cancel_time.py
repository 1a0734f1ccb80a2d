"""The dialog that cancels a booked time by its code."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look

_LONGEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelTimeTexts:
    """`ask` empty: which time it is shows only afterwards."""

    title: str
    ask: str
    code: str
    do: str
    close: str


class CancelTimeDialog(Dialog):
    confirmed = Signal(str)

    def __init__(self, look: Look, texts: CancelTimeTexts, code: str, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        if texts.ask:
            self.add_text(texts.ask)
        self.add_text(texts.code, "muted")
        self.code = QLineEdit(code)
        self.code.setMaxLength(_LONGEST)
        self.code.setAccessibleName(texts.code)
        self.code.setReadOnly(bool(code))
        self.code.textChanged.connect(self._on_typed)
        self.column.addWidget(self.code)
        self.add_error()
        self.close_it = self.add_button(texts.close, self.reject)
        self.do = self.add_button(texts.do, self._on_do, kind="primary")
        self._on_typed(code)
        (self.close_it if code else self.code).setFocus()

    def _on_typed(self, text: str) -> None:
        self.do.setEnabled(bool(text.strip()))

    def _on_do(self) -> None:
        self.confirmed.emit(self.code.text().strip())
