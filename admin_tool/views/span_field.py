"""A span of time to type: a whole number, and whether it counts seconds or minutes."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.number_field import NumberField

_MOST = 999
_SECONDS, _MINUTES = "1", "60"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanTexts:
    span: str
    unit: str
    seconds: str
    minutes: str


class SpanField(QWidget):
    typed = Signal(int)
    """Seconds, with every key."""
    settled = Signal()
    """The person is done with it for now."""

    def __init__(self, look: Look, texts: SpanTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.number, self.unit = NumberField(0, _MOST), Choice(look)
        self.number.setFixedWidth(look.px(56))
        self.number.setAccessibleName(texts.span)
        self.unit.setAccessibleName(texts.unit)
        self.unit.show_choices([(_SECONDS, texts.seconds), (_MINUTES, texts.minutes)], _SECONDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(self.number)
        row.addWidget(self.unit)
        self.number.textEdited.connect(self._on_typed)
        self.number.editingFinished.connect(self.settled)
        self.unit.chosen.connect(self._on_unit)
        self.setFocusProxy(self.number)

    def seconds(self) -> int:
        return self.number.value() * int(self.unit.value or _SECONDS)

    def show_seconds(self, seconds: int) -> None:
        """What says the same already is left as it was typed."""
        if seconds == self.seconds():
            return
        whole = bool(seconds) and seconds % 60 == 0
        self.unit.setCurrentIndex(self.unit.findData(_MINUTES if whole else _SECONDS))
        self.number.setValue(seconds // 60 if whole else seconds)

    def _on_typed(self) -> None:
        self.typed.emit(self.seconds())

    def _on_unit(self) -> None:
        self.typed.emit(self.seconds())
        self.settled.emit()
