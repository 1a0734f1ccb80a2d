"""The dialog that asks for the name of a team."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamNameTexts:
    title: str
    hint: str
    do: str
    cancel: str


class TeamNameDialog(Dialog):
    named = Signal(str)

    def __init__(self, look: Look, texts: TeamNameTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.setAccessibleName(texts.hint)
        self.name.textChanged.connect(self._on_typed)
        self.add_text(texts.hint, "muted")
        self.column.addWidget(self.name)
        self.add_button(texts.cancel, self.reject)
        self.do = self.add_button(texts.do, self._on_do, kind="primary")
        self.do.setDefault(True)
        self._on_typed("")
        self.name.setFocus()

    def _on_typed(self, text: str) -> None:
        self.do.setEnabled(bool(text.strip()))

    def _on_do(self) -> None:
        self.named.emit(self.name.text().strip())
        self.accept()
