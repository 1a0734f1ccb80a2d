"""The dialog that takes a span of numbers off the board."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.number_field import NumberField
from admin_tool.views.parts import label

_HIGHEST = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidNumbersTexts:
    title: str
    hint: str
    first: str
    last: str
    do: str
    cancel: str


class VoidNumbersDialog(Dialog):
    """How many a span takes is told while it is typed."""

    span_changed = Signal(int, int)
    confirmed = Signal(int, int)

    def __init__(self, look: Look, texts: VoidNumbersTexts, span: tuple[int, int], parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.add_text(texts.hint, "muted")
        form = QFormLayout()
        form.setSpacing(look.px(10))
        self.first = self._field(form, texts.first, span[0])
        self.last = self._field(form, texts.last, span[1])
        self.column.addLayout(form)
        self.count: QLabel = label("heading", wrap=True)
        self.column.addWidget(self.count)
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.do = self.add_button(texts.do, self._on_do, kind="primary")
        self.last.setFocus()
        self.last.selectAll()

    def span(self) -> tuple[int, int]:
        return self.first.value(), self.last.value()

    def show_count(self, words: str, *, any_taken: bool) -> None:
        self.count.setText(words)
        self.do.setEnabled(any_taken)

    def _field(self, form: QFormLayout, words: str, value: int) -> NumberField:
        field = NumberField(1, _HIGHEST)
        field.setValue(value)
        field.setAccessibleName(words)
        field.textChanged.connect(self._on_typed)
        form.addRow(words, field)
        return field

    def _on_typed(self) -> None:
        self.span_changed.emit(*self.span())

    def _on_do(self) -> None:
        self.confirmed.emit(*self.span())
