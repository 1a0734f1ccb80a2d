"""Labels of the waiting-room screen: plain text whose size follows the screen, and a pair in two languages."""

from math import inf

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.display.wording import Lines
from kiosk.qtkit.fonts import REGULAR, typeface

_SECOND = 0.72


def page_side(*, mirrored: bool) -> Qt.AlignmentFlag:
    """Where lines of the page begin. WHY absolute: a label would turn the side by the direction of its own text."""
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class TextLabel(QLabel):
    """Plain text only, of a size in units of the screen; takes no more words than its width holds: it wraps."""

    def __init__(self, *, em: float, colour: str, weight: QFont.Weight = REGULAR, wraps: bool = False) -> None:
        super().__init__()
        self._em = em
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setStyleSheet(f"color: {colour}; background: transparent")

    def set_unit(self, unit: float) -> None:
        """`unit`: pixels of this screen per pixel of the design."""
        self.setFont(typeface(self._em * unit, self._weight))

    def fit(self, unit: float, width: float, *, height: float = inf) -> None:
        """The designed size, or so much smaller that the text stands on one line of `width` and its em in `height`."""
        font = typeface(min(self._em * unit, max(1.0, height)), self._weight)
        needed = QFontMetricsF(font).horizontalAdvance(self.text())
        if needed > width > 0:
            font.setPixelSize(max(1, int(font.pixelSize() * width / needed)))
        self.setFont(font)


class TwoLines(QWidget):
    """A text and, smaller below it, the same in the second language; without one it takes no room."""

    def __init__(self, *, em: float, colour: str, weight: QFont.Weight = REGULAR, wraps: bool = False) -> None:
        super().__init__()
        self._first = TextLabel(em=em, colour=colour, weight=weight, wraps=wraps)
        self._second = TextLabel(em=em * _SECOND, colour=colour, wraps=wraps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._first)
        layout.addWidget(self._second)

    def set_unit(self, unit: float) -> None:
        self._first.set_unit(unit)
        self._second.set_unit(unit)

    def align(self, alignment: Qt.AlignmentFlag) -> None:
        self._first.setAlignment(alignment)
        self._second.setAlignment(alignment)

    def show_lines(self, lines: Lines) -> None:
        self._first.setText(lines.first)
        self._second.setText(lines.second)
        self._second.setVisible(bool(lines.second))
        self.setVisible(bool(lines.first))
