"""Whose kiosk this is, and what time it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_box, text_flags, wrapped_size

_MARK, _GAP = 56, 20


class Header(QWidget, Painted):
    """The organisation's mark and name, the clock beneath."""

    def __init__(self, parent: QWidget, *, organisation: str) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self._clock = ""
        self._look: Look | None = None
        self._name_font = QFont()
        self._clock_font = QFont()
        self.setAccessibleName(organisation)

    @property
    def organisation(self) -> str:
        return self._organisation

    @property
    def clock(self) -> str:
        return self._clock

    def show_clock(self, text: str) -> None:
        if text != self._clock:
            self._clock = text
            self.update()

    def show_organisation(self, name: str) -> None:
        self._organisation = name
        self.setAccessibleName(name)
        self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._name_font = look.font(Role.NAME)
        self._clock_font = look.font(Role.CLOCK)
        self.update()

    def fits(self) -> bool:
        name, clock = self._places()
        needed_name = wrapped_size(self._name_font, self._organisation, name.width())
        needed_clock = wrapped_size(self._clock_font, self._clock, clock.width())
        return (
            needed_name.width() <= name.width()
            and needed_clock.width() <= clock.width()
            and max(name.bottom(), clock.bottom()) <= self.height()
        )

    def natural_width(self) -> int:
        """With the name in one line."""
        name, clock = self._widths()
        return self._indent + max(name, clock) + 4

    def preferred_height(self, width: int) -> int:
        """With the name wrapped where it is long."""
        if self._in_one_line(width):
            return QFontMetrics(self._name_font).height()
        name = wrapped_size(self._name_font, self._organisation, width - self._indent)
        return name.height() + QFontMetrics(self._clock_font).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        self._paint_mark(painter, look)
        flags = text_flags(self, centred=False)
        name, clock = self._places()
        painter.setFont(self._name_font)
        painter.setPen(QColor(look.theme.ink))
        painter.drawText(name, flags, self._organisation)
        painter.setFont(self._clock_font)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(clock, flags, self._clock)

    def _paint_mark(self, painter: QPainter, look: Look) -> None:
        size = look.px(_MARK)
        left = self.width() - size if self.isRightToLeft() else 0
        box = QRectF(left, (self.height() - size) / 2, size, size)
        paint_box(painter, box, fill=look.theme.primary, border=None, pen=0, radius=look.px(12))
        font = QFont(look.font(Role.NAME))
        font.setPixelSize(round(size * 0.55))
        painter.setFont(font)
        painter.setPen(QColor(look.theme.on_primary))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._organisation[:1].upper())

    def _places(self) -> tuple[QRect, QRect]:
        """Of the name and of the clock, beneath it or, in large text, beside it."""
        name_width, _ = self._widths()
        room = self.width() - self._indent
        clock_height = QFontMetrics(self._clock_font).height()
        if self._in_one_line(self.width()):
            name = QRect(self._indent, 0, name_width + 2, self.height())
            start = name.right() + self._gap
            clock = QRect(start, 0, self.width() - start, self.height())
        else:
            name_height = wrapped_size(self._name_font, self._organisation, room).height()
            top = max(0, (self.height() - name_height - clock_height) // 2)
            name = QRect(self._indent, top, room, name_height)
            clock = QRect(self._indent, top + name_height, room, clock_height)
        if self.isRightToLeft():
            for place in (name, clock):
                place.moveRight(self.width() - 1 - place.left())
        return name, clock

    def _in_one_line(self, width: int) -> bool:
        """WHY: in large text on a wide glass height is scarce and width is not."""
        if self._look is None or self._look.portrait or not self._look.larger:
            return False
        name, clock = self._widths()
        return self._indent + name + self._gap + clock + 4 <= width

    def _widths(self) -> tuple[int, int]:
        return (
            QFontMetrics(self._name_font).horizontalAdvance(self._organisation) + 2,
            QFontMetrics(self._clock_font).horizontalAdvance(self._clock) + 2,
        )

    @property
    def _gap(self) -> int:
        return self._look.px(32) if self._look else 0

    @property
    def _indent(self) -> int:
        return self._look.px(_MARK + _GAP) if self._look else 0
