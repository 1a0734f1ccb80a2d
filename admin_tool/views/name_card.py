"""The name behind an appointment, for as long as the dialog is open."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import label


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTexts:
    title: str
    name: str
    logged: str
    close: str


class NameCard(Dialog):
    def __init__(self, look: Look, texts: NameTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.name = label("title", wrap=True)
        self.name.setText(texts.name)
        self.column.addWidget(self.name)
        self.add_text(texts.logged, "small")
        self.add_button(texts.close, self.reject, kind="primary")
