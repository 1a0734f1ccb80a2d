"""One step of a policy to change: after how long, who, over which channels; and below it why it is not saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from admin_tool.views.span_field import SpanField, SpanTexts
from admin_tool.views.wrapping_row import WrappingRow
from kiosk.qtkit.icons import themed_icon


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTexts:
    """`who` and `kinds`: ids and words of the choices."""

    after: str
    span: SpanTexts
    who_name: str
    who: Sequence[tuple[str, str]]
    how_name: str
    all_kinds: str
    kinds: Mapping[str, str]
    remove: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """`kinds` None: nothing is sent, so there is no channel to choose."""

    id: int
    seconds: int
    who: str
    kinds: Collection[str] | None
    error: str = ""


class PolicyStepLine(QFrame):
    span_typed = Signal(int)
    settled = Signal()
    who_chosen = Signal(str)
    kinds_chosen = Signal(list)
    removed = Signal()

    def __init__(self, look: Look, texts: StepTexts, step_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step_id = step_id
        self._texts = texts
        self.setProperty("kind", "page")
        after = label()
        after.setText(texts.after)
        self.span = SpanField(look, texts.span)
        self.who = Choice(look)
        self.who.setAccessibleName(texts.who_name)
        self.who.show_choices(texts.who, None)
        self.how = button("quiet", self._on_how)
        self.how.setStyleSheet("padding: 5px 8px")
        self.how.setIcon(themed_icon(look.assets, "expand_more", look.theme.ink))
        self.remove = button("quiet", self.removed.emit)
        self.remove.setIcon(themed_icon(look.assets, "close", look.theme.ink))
        self.remove.setFixedWidth(look.px(40))
        self.remove.setStyleSheet("padding: 5px 0")
        self.remove.setToolTip(texts.remove)
        self.remove.setAccessibleName(texts.remove)
        self._error = label("error", wrap=True)
        self._error.hide()
        self._menu = QMenu(self)
        for kind, words in texts.kinds.items():
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setData(kind)
        self._menu.triggered.connect(self._on_kind)
        self._build(look, after)
        self.span.typed.connect(self.span_typed)
        self.span.settled.connect(self.settled)
        self.who.chosen.connect(self.who_chosen)
        self.setFocusProxy(self.span)

    def show_step(self, step: StepShown) -> None:
        self.span.show_seconds(step.seconds)
        self.who.show_choices(self._texts.who, step.who)
        self._show_kinds(step.kinds)
        self._error.setText(step.error)
        self._error.setVisible(bool(step.error))

    def error(self) -> str:
        return self._error.text()

    def kinds(self) -> list[QAction]:
        return self._menu.actions()

    def _show_kinds(self, kinds: Collection[str] | None) -> None:
        self.how.setVisible(kinds is not None)
        for action in self._menu.actions():
            action.setChecked(action.data() in (kinds or ()))
        chosen = [words for kind, words in self._texts.kinds.items() if kind in (kinds or ())]
        self.how.setText(", ".join(chosen) or self._texts.all_kinds)
        self.how.setAccessibleName(f"{self._texts.how_name}: {self.how.text()}")

    def _build(self, look: Look, after: QWidget) -> None:
        after.setFixedHeight(self.span.sizeHint().height())
        choices = WrappingRow(gap=look.px(6))
        for widget in (after, self.span, self.who, self.how):
            choices.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addLayout(choices, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(row)
        column.addWidget(self._error)

    def _on_how(self) -> None:
        self._menu.popup(self.how.mapToGlobal(self.how.rect().bottomLeft()))

    def _on_kind(self) -> None:
        self.kinds_chosen.emit([action.data() for action in self._menu.actions() if action.isChecked()])
