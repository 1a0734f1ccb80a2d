"""A card on the settings: what happens when one does not answer, and who stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.parts import label


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPolicyTexts:
    title: str
    steps: str
    stand_in: str
    hint: str


class OwnPolicyCard(QFrame):
    """Hidden until there is something to read."""

    stand_in_chosen = Signal(str)
    """The colleague's id; empty for nobody."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.stand_in = Choice(look)
        self.stand_in.setMinimumWidth(look.px(260))
        self.stand_in.chosen.connect(self.stand_in_chosen)
        self._title, self._steps = label("heading"), label(wrap=True)
        self._label, self._hint = label(), label("small", wrap=True)
        self._label.setBuddy(self.stand_in)
        row = QHBoxLayout()
        row.setSpacing(look.px(24))
        row.addWidget(self._label)
        row.addWidget(self.stand_in)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(22), look.px(24), look.px(24))
        column.setSpacing(look.px(10))
        for widget in (self._title, self._steps):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.hide()

    def show_texts(self, texts: OwnPolicyTexts) -> None:
        self._title.setText(texts.title)
        self._steps.setText(texts.steps)
        self._label.setText(texts.stand_in)
        self._hint.setText(texts.hint)
        self.show()

    def show_colleagues(self, colleagues: Sequence[tuple[str, str]], chosen: str) -> None:
        self.stand_in.show_choices(colleagues, chosen)

    def steps(self) -> str:
        return self._steps.text()
