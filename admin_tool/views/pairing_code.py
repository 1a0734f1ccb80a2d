"""The code with which a new device is paired."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import label


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTexts:
    title: str
    code: str
    explain: str
    close: str


class PairingCodeDialog(Dialog):
    """Large enough to be read while standing at the device."""

    def __init__(self, look: Look, texts: CodeTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.code = label("code")
        self.code.setText(texts.code)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.code)
        self.add_text(texts.explain, "muted")
        self.add_button(texts.close, self.reject, kind="primary")
