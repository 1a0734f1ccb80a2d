"""What stands around every page: whose kiosk, languages, the way to the reception, the tools."""

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_frame import Frame as FrameKey
from kiosk.screens.callout import Callout, Tone
from kiosk.screens.header import Header
from kiosk.screens.languages import LanguageRow
from kiosk.screens.look import LEAST_SQUEEZE, Look, Role
from kiosk.screens.page import Page
from kiosk.screens.painted import Painted
from kiosk.screens.tools import ToolRow


class Frame(QWidget):
    """Lays itself out around `content`, the place of the page."""

    def __init__(self, parent: QWidget, *, organisation: str, languages: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.header = Header(self, organisation=organisation)
        self.languages = LanguageRow(self, names=languages)
        self.reception = Callout(Role.BODY, self, padding=24)
        self.tools = ToolRow(self)
        self.content = QRect()
        self._ground = QColor()

    def speak(self, catalogue: Catalogue) -> None:
        self.languages.speak(catalogue)
        self.tools.speak(catalogue)
        self.reception.show_text(catalogue.text(FrameKey.RECEPTION), Tone.INFO)

    def fit(self, look: Look, page: Page) -> None:
        """Lay out for that page; texts shrink until all have room."""
        self._ground = QColor(look.theme.background)
        self.reception.setVisible(page.has_reception_line)
        self.tools.show_tools(help_tools=page.has_help, way_back=page.has_way_back, start_over=page.has_start_over)
        squeeze = 1.0
        self._lay_out(look)
        while not self._fits(page) and squeeze > LEAST_SQUEEZE:
            squeeze -= 0.05
            self._lay_out(look.squeezed(squeeze))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._ground)

    def _fits(self, page: Page) -> bool:
        parts: list[Painted] = [self.header, self.languages, self.tools]
        if page.has_reception_line:
            parts.append(self.reception)
        return all(part.fits() for part in parts)

    def _lay_out(self, look: Look) -> None:
        for part in (self.header, self.languages, self.reception, self.tools):
            part.dress(look)
        side = look.px(64)
        top = look.px(48 if look.portrait else 32)
        room = QRect(side, top, self.width() - 2 * side, self.height() - 2 * top)
        upper = self._lay_out_top(look, room)
        lower = self._lay_out_bottom(look, room)
        gap = look.px(24)
        self.content = QRect(room.left(), upper + gap, room.width(), lower - upper - 2 * gap)

    def _lay_out_top(self, look: Look, room: QRect) -> int:
        """Name and clock at the beginning, languages at the end, or beneath where too narrow."""
        if look.low:
            height = self.header.height_for(room.width())
            self.header.setGeometry(room.left(), room.top(), room.width(), height)
            return room.top() + height
        languages = self.languages.natural_width()
        gap = look.px(32)
        beside = room.width() - languages - gap
        if beside < min(self.header.sizeHint().width(), look.px(300)) or languages > room.width():
            height = self.header.height_for(room.width())
            self.header.setGeometry(room.left(), room.top(), room.width(), height)
            below = QRect(room.left(), room.top() + height + look.px(12), room.width(), 0)
            return below.top() + self.languages.lay_out(below)
        start = room.left() if self.isRightToLeft() else room.right() + 1 - languages
        height = self.languages.lay_out(QRect(start, room.top(), languages, 0))
        tallest = max(height, self.header.height_for(beside))
        self.languages.move(start, room.top() + (tallest - height) // 2)
        left = room.right() + 1 - beside if self.isRightToLeft() else room.left()
        self.header.setGeometry(left, room.top(), beside, tallest)
        return room.top() + tallest

    def _lay_out_bottom(self, look: Look, room: QRect) -> int:
        """From the bottom upwards: tools, languages if they were moved down, the reception."""
        bottom = room.bottom() + 1
        gap = look.px(24)
        line = not self.reception.isHidden()
        if not look.portrait and line and self.tools.keys and not look.low:
            return self._lay_out_beside(look, room)
        if self.tools.keys:
            bottom = self._put_above(self.tools, room, bottom) - gap
        if look.low and self.languages.keys:
            bottom = self._put_above(self.languages, room, bottom) - gap
        if line:
            height = self.reception.preferred_height(room.width())
            self.reception.setGeometry(room.left(), bottom - height, room.width(), height)
            bottom -= height + gap
        return min(bottom + gap, room.bottom() + 1)

    def _lay_out_beside(self, look: Look, room: QRect) -> int:
        """Landscape: the line about the reception and the tools share one row."""
        gap = look.px(32)
        tools = min(self.tools.natural_width() + look.px(24), (room.width() - gap) * 2 // 3)
        line = room.width() - tools - gap
        mirrored = self.isRightToLeft()
        start = room.left() if mirrored else room.left() + line + gap
        height = self.tools.lay_out(QRect(start, 0, tools, 0))
        tallest = max(height, self.reception.preferred_height(line))
        top = room.bottom() + 1 - tallest
        self.tools.move(start, top + (tallest - height) // 2)
        left = room.left() + tools + gap if mirrored else room.left()
        self.reception.setGeometry(left, top, line, tallest)
        return top

    def _put_above(self, row: ToolRow | LanguageRow, room: QRect, bottom: int) -> int:
        height = row.lay_out(QRect(room.left(), 0, room.width(), 0))
        row.move(room.left(), bottom - height)
        return bottom - height
