"""A question before something that is not taken back easily."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTexts:
    """`other` is a third way out, empty where there is none."""

    title: str
    text: str
    yes: str
    no: str
    other: str = ""


class Question(Dialog):
    """The careful answer has the keyboard."""

    agreed = Signal()
    other_chosen = Signal()

    def __init__(self, look: Look, texts: QuestionTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self._text = self.add_text(texts.text)
        self.no = self.add_button(texts.no, self.reject)
        if texts.other:
            self.other = self.add_button(texts.other, self._on_other)
        self.yes = self.add_button(texts.yes, self._on_yes, kind="primary")
        self.no.setFocus()

    def texts(self) -> list[str]:
        return [self._text.text()]

    def _on_yes(self) -> None:
        self.agreed.emit()
        self.accept()

    def _on_other(self) -> None:
        self.other_chosen.emit()
        self.accept()
