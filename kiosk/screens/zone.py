"""A part of a page that is laid out by itself: the words, the controls, what is beneath them."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.screens.arrangement import Height, stacked
from kiosk.screens.painted import Painted


class Zone(QWidget):
    """Painted parts beneath each other, as wide as the zone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gap = 0
        self._parts: list[Painted] = []

    def add(self, part: Painted) -> None:
        self._parts.append(part)

    @property
    def is_empty(self) -> bool:
        return not self._shown()

    def height_in(self, width: int) -> Height:
        parts = self._shown()
        gaps = self.gap * max(0, len(parts) - 1)
        return Height(
            preferred=sum(part.preferred_height(width) for part in parts) + gaps,
            least=sum(part.least_height(width) for part in parts) + gaps,
        )

    def place(self, rect: QRect) -> None:
        """Lay out at once, also while hidden, so that the page can ask whether all words fit."""
        self.setGeometry(rect)
        parts, width = self._shown(), rect.width()
        heights = [Height(preferred=part.preferred_height(width), least=part.least_height(width)) for part in parts]
        spans = stacked(heights, room=rect.height(), gap=self.gap, spare_at=len(parts), air_first=False)
        for part, span in zip(parts, spans, strict=True):
            part.place(QRect(0, span.top, width, span.height))

    def _shown(self) -> list[Painted]:
        return [part for part in self._parts if isinstance(part, QWidget) and not part.isHidden()]
