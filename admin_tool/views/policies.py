"""The page of what happens when nobody answers: whose rules, their steps to change, and beside them what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card, label
from admin_tool.views.policy_step import PolicyStepLine, StepShown, StepTexts
from admin_tool.views.span_field import SpanField
from admin_tool.views.wrapping_row import WrappingRow

_NARROW = 860
"""Below this width what it means stands below the steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliciesTexts:
    title: str
    whose: str
    add_team: str
    steps: str
    means: str
    step: StepTexts
    add: str
    coming: str
    cancel: str
    save: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyShown:
    """`above`: the button back to what holds without own rules; empty where that holds already."""

    standing: str
    steps: Sequence[StepShown]
    coming_for: int
    means: Sequence[str]
    above: str
    error: str
    changed: bool


class PoliciesPage(QWidget):
    whose_chosen = Signal(str)
    """The team; empty for the office."""
    team_wanted = Signal()
    span_typed = Signal(int, int)
    who_chosen = Signal(int, str)
    kinds_chosen = Signal(int, list)
    step_removed = Signal(int)
    settled = Signal()
    coming_typed = Signal(int)
    add_wanted = Signal()
    above_wanted = Signal()
    cancelled = Signal()
    saved = Signal()

    def __init__(self, look: Look, texts: PoliciesTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._texts = texts
        self.header = PageHeader(look)
        self.header.show_title(texts.title)
        self.whose = Choice(look)
        self.whose.setAccessibleName(texts.whose)
        self.whose.setMinimumWidth(look.px(320))
        self.whose.chosen.connect(self.whose_chosen)
        self.add_team = button("quiet", self.team_wanted.emit)
        self.add_team.setText(texts.add_team)
        self._standing = label("muted", wrap=True)
        self.lines: list[PolicyStepLine] = []
        self.coming = SpanField(look, texts.step.span)
        self.coming.typed.connect(self.coming_typed)
        self.coming.settled.connect(self.settled)
        self.add = button("quiet", self.add_wanted.emit)
        self.add.setText(texts.add)
        self.above = button("quiet", self.above_wanted.emit)
        self.cancel = button("", self.cancelled.emit)
        self.cancel.setText(texts.cancel)
        self.save = button("primary", self.saved.emit)
        self.save.setText(texts.save)
        self._error = label("error", wrap=True)
        self._error.hide()
        self._means: list[QLabel] = []
        self._build(look)
        self.setFocusProxy(self.whose)

    def add_card(self, made: QWidget) -> None:
        """Below the steps."""
        self._below.addWidget(made)

    def hide_policy(self) -> None:
        """Until there is something to read."""
        self._body.hide()

    def show_whose(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.whose.show_choices(choices, chosen)

    def show_policy(self, policy: PolicyShown) -> None:
        """Lines stay with their steps, so the finger's and the keyboard's place goes along when times change order."""
        self._body.show()
        self._standing.setText(policy.standing)
        self._show_lines(policy.steps)
        self.coming.show_seconds(policy.coming_for)
        self._show_means(policy.means)
        self.above.setText(policy.above)
        self.above.setVisible(bool(policy.above))
        self._error.setText(policy.error)
        self._error.setVisible(bool(policy.error))
        if not policy.changed and (self.save.hasFocus() or self.cancel.hasFocus()):
            self.whose.setFocus()  # WHY: what cannot be pressed any more would hand the keyboard to any field
        self.cancel.setVisible(policy.changed)
        self.save.setEnabled(policy.changed)

    def means(self) -> list[str]:
        return [sentence.text() for sentence in self._means if not sentence.isHidden()]

    def standing(self) -> str:
        return self._standing.text()

    def error(self) -> str:
        return self._error.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _show_lines(self, steps: Sequence[StepShown]) -> None:
        known = {line.step_id: line for line in self.lines}
        shown = [known.pop(step.id) if step.id in known else self._line(step.id) for step in steps]
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        if shown != self.lines:
            for at, line in enumerate(shown):
                self._steps.insertWidget(at, line)
            self._in_reading_order(shown)
        self.lines = shown
        for line, step in zip(shown, steps, strict=True):
            line.show_step(step)

    def _show_means(self, sentences: Sequence[str]) -> None:
        while len(self._means) < len(sentences):
            self._means.append(label(wrap=True))
            self._sentences.addWidget(self._means[-1])
        for at, shown in enumerate(self._means):
            shown.setText(sentences[at] if at < len(sentences) else "")
            shown.setVisible(at < len(sentences))

    def _line(self, step_id: int) -> PolicyStepLine:
        line = PolicyStepLine(self._look, self._texts.step, step_id)
        line.span_typed.connect(self._on_span)
        line.settled.connect(self.settled)
        line.who_chosen.connect(self._on_who)
        line.kinds_chosen.connect(self._on_kinds)
        line.removed.connect(self._on_removed)
        return line

    def _in_reading_order(self, lines: Sequence[PolicyStepLine]) -> None:
        before: QWidget = self.add_team
        for line in lines:
            for widget in (line.span.number, line.span.unit, line.who, line.how, line.remove):
                QWidget.setTabOrder(before, widget)
                before = widget
        for widget in (self.add, self.coming.number, self.coming.unit, self.above, self.cancel, self.save):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _build(self, look: Look) -> None:
        px = look.px
        tools = WrappingRow(gap=px(10))
        tools.addWidget(self.whose)
        tools.addWidget(self.add_team)
        self._body = QWidget()
        self._body.setProperty("kind", "page")
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(16))
        self._cards.addWidget(self._steps_card(look), 3, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self._means_card(look), 1, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(16))
        body.addLayout(tools)
        body.addWidget(self._standing)
        body.addLayout(self._cards)
        self._below = QVBoxLayout()
        body.addLayout(self._below)
        column = page_column(self, self.header, look)
        column.addWidget(self._body)
        column.addStretch(1)

    def _steps_card(self, look: Look) -> QFrame:
        px = look.px
        frame, inside = _filled_card(look, self._texts.steps)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(px(10))
        inside.addLayout(self._steps)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        coming = WrappingRow(gap=px(8))
        words = label()
        words.setText(self._texts.coming)
        words.setFixedHeight(self.coming.sizeHint().height())
        coming.addWidget(words)
        coming.addWidget(self.coming)
        inside.addLayout(coming)
        inside.addWidget(self._error)
        below = WrappingRow(gap=px(10))
        for made in (self.save, self.cancel, self.above):
            below.addWidget(made)
        inside.addLayout(below)
        return frame

    def _means_card(self, look: Look) -> QFrame:
        frame, self._sentences = _filled_card(look, self._texts.means)
        return frame

    def _on_span(self, seconds: int) -> None:
        self.span_typed.emit(self._sending().step_id, seconds)

    def _on_who(self, who: str) -> None:
        self.who_chosen.emit(self._sending().step_id, who)

    def _on_kinds(self, kinds: list[str]) -> None:
        self.kinds_chosen.emit(self._sending().step_id, kinds)

    def _on_removed(self) -> None:
        self.step_removed.emit(self._sending().step_id)

    def _sending(self) -> PolicyStepLine:
        sender = self.sender()
        assert isinstance(sender, PolicyStepLine)
        return sender


def _filled_card(look: Look, title: str) -> tuple[QFrame, QVBoxLayout]:
    px = look.px
    frame, inside = card()
    inside.setContentsMargins(px(24), px(22), px(24), px(24))
    inside.setSpacing(px(14))
    heading = label("heading")
    heading.setText(title)
    inside.addWidget(heading)
    return frame, inside
