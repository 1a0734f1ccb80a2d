"""A day of the calendar as a key: weekday, day and month beneath each other."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.screens.keys import Key, Style
from kiosk.screens.look import LEAST_TARGET, Look, Role

_STYLE = Style(role=Role.BODY, height=152, radius=22, padding=6, faded="faded")
_AIR = 16


class DayKey(Key):
    """Chosen where it is checked. Spoken as the whole day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_STYLE, parent)
        self.setCheckable(True)
        self._lines = ("", "", "")
        self._number_font = QFont()

    def show_day(self, lines: tuple[str, str, str], *, spoken: str) -> None:
        self._lines = lines
        self.show_text(" ".join(lines))
        self.setAccessibleName(spoken)

    def dress(self, look: Look) -> None:
        self._number_font = look.font(Role.CHOICE)
        super().dress(look)

    def fits(self) -> bool:
        return self.width() >= self.natural_width() and self.height() >= self.least_height(self.width())

    def least_height(self, width: int) -> int:
        lines = sum(QFontMetrics(font).height() for _, font in self._set_lines())
        return max(self._least_side, lines + _AIR)

    def natural_width(self) -> int:
        return max(LEAST_TARGET, self._widest_line() + _AIR)

    def _widest_line(self) -> int:
        return max(QFontMetrics(font).horizontalAdvance(line) for line, font in self._set_lines())

    def _set_lines(self) -> tuple[tuple[str, QFont], ...]:
        weekday, number, month = self._lines
        return (weekday, self._font), (number, self._number_font), (month, self._font)

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        token = "on_chosen" if self.isChecked() else "ink" if self.isEnabled() else self.style_.faded
        painter.setPen(QColor(getattr(look.theme, token)))
        lines = self._set_lines()
        top = (self.height() - sum(QFontMetrics(font).height() for _, font in lines)) // 2
        for line, font in lines:
            height = QFontMetrics(font).height()
            painter.setFont(font)
            painter.drawText(QRect(0, top, self.width(), height), Qt.AlignmentFlag.AlignCenter, line)
            top += height
