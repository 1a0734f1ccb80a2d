"""What a device is to be called: asked before it is paired, and whenever it is to be called something else."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from kiosk.wire.staff import LONGEST_DEVICE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTexts:
    title: str
    name: str
    rule: str
    go: str
    cancel: str


class NameDialog(Dialog):
    """It may stay empty."""

    named = Signal(str)

    def __init__(self, look: Look, texts: NameTexts, parent: QWidget, *, known: str) -> None:
        super().__init__(look, texts.title, parent)
        self.name = QLineEdit(known)
        self.name.setMaxLength(LONGEST_DEVICE_NAME)
        self.name.setAccessibleName(texts.name)
        self.name.setPlaceholderText(texts.name)
        self.column.addWidget(self.name)
        self.add_text(texts.rule, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.go = self.add_button(texts.go, self._on_go, kind="primary")
        self.name.setFocus()

    def _on_go(self) -> None:
        self.named.emit(self.name.text().strip())
