"""The card that says who stands in for whom, and where one pair is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.parts import label
from admin_tool.views.wrapping_row import WrappingRow

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInTexts:
    title: str
    hint: str
    of: str
    is_: str


class StandInsCard(QFrame):
    caseworker_chosen = Signal(str)
    stand_in_chosen = Signal(str)
    """Empty for nobody."""

    def __init__(self, look: Look, texts: StandInTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.px
        self.setProperty("kind", "card")
        self.of, self.is_ = Choice(look), Choice(look)
        self.of.chosen.connect(self.caseworker_chosen)
        self.is_.chosen.connect(self.stand_in_chosen)
        title, hint, self._said = label("heading"), label("small", wrap=True), label(wrap=True)
        title.setText(texts.title)
        hint.setText(texts.hint)
        row = WrappingRow(gap=px(10))
        for words, choice in ((texts.of, self.of), (texts.is_, self.is_)):
            choice.setMinimumWidth(px(220))
            choice.setAccessibleName(words)
            before = label()
            before.setText(words)
            before.setBuddy(choice)
            before.setFixedHeight(choice.sizeHint().height())
            row.addWidget(before)
            row.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(24))
        column.setSpacing(px(14))
        for widget in (title, self._said):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(hint)

    def show_pairs(self, said: str) -> None:
        self._said.setText(said)

    def show_choices(self, of: Choices, chosen: str, others: Choices, stand_in: str) -> None:
        """Nobody can be chosen as a stand-in before it is said whose."""
        self.of.show_choices(of, chosen)
        self.is_.show_choices(others, stand_in)
        self.is_.setEnabled(bool(chosen))

    def said(self) -> str:
        return self._said.text()
