"""A day to choose, by typing or from the calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from admin_tool.views.look import Look
from kiosk.qtkit.icons import icon_pixmap


class DayField(QDateEdit):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCalendarPopup(True)
        self.setDisplayFormat("dd-MM-yyyy")

    @property
    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._look
        size = look.px(20)
        painter = QPainter(self)
        icon = icon_pixmap(look.assets, "calendar_today", look.theme.muted, size=size, ratio=self.devicePixelRatio())
        painter.drawPixmap(QPoint(self.width() - size - look.px(8), (self.height() - size) // 2), icon)
        painter.end()
