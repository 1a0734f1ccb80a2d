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
from kiosk.screens.look import Look, Role
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
        for step in look.steps():
            self._lay_out(step)
            if self._fits(page):
                break
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
        """Name and clock at the beginning, languages at the end, or beneath where too narrow.

        With the controls moved down, the line about the reception stands here instead.
        """
        if look.low:
            return self._lay_out_low_top(look, room)
        languages = self.languages.natural_width() if self.languages.keys else 0
        beside = room.width() - languages - look.px(32)
        if beside < min(self.header.natural_width(), look.px(300)):
            bottom = self._put_below(self.header, room, room.top()) + look.px(12)
            return bottom + self.languages.lay_out(QRect(room.left(), bottom, room.width(), 0))
        start = room.left() if self.isRightToLeft() else room.right() + 1 - languages
        height = self.languages.lay_out(QRect(start, room.top(), languages, 0))
        tallest = max(height, self.header.preferred_height(beside))
        self.languages.move(start, room.top() + (tallest - height) // 2)
        left = room.right() + 1 - beside if self.isRightToLeft() else room.left()
        self.header.setGeometry(left, room.top(), beside, tallest)
        return room.top() + tallest

    def _lay_out_low_top(self, look: Look, room: QRect) -> int:
        if self.reception.isHidden():
            return self._put_below(self.header, room, room.top())
        gap = look.px(32)
        line = room.width() - self.header.natural_width() - gap
        if look.portrait or line < room.width() // 3:
            bottom = self._put_below(self.header, room, room.top()) + look.px(16)
            return self._put_below(self.reception, room, bottom)
        header = QRect(room.left(), room.top(), self.header.natural_width(), room.height())
        beside = QRect(header.right() + 1 + gap, room.top(), line, room.height())
        if self.isRightToLeft():
            beside.moveLeft(room.left())
            header.moveRight(room.right())
        height = max(
            part.preferred_height(at.width()) for part, at in ((self.header, header), (self.reception, beside))
        )
        for part, at in ((self.header, header), (self.reception, beside)):
            at.setHeight(height)
            part.place(at)
        return room.top() + height

    def _lay_out_bottom(self, look: Look, room: QRect) -> int:
        """Tools, languages if they were moved down, the reception if it was not moved up."""
        gap = look.px(24)
        bottom = room.bottom() + 1
        if look.low:
            return self._lay_out_low_bottom(look, room)
        if self.reception.isHidden() or not self.tools.keys:
            beside = False
        else:
            beside = not look.portrait and self._line_width(look, room) > room.width() * 0.3
        if beside:
            return self._lay_out_beside(look, room)
        if self.tools.keys:
            bottom = self._put_above(self.tools, room, bottom) - gap
        if not self.reception.isHidden():
            height = self.reception.preferred_height(room.width())
            self.reception.setGeometry(room.left(), bottom - height, room.width(), height)
            bottom -= height + gap
        return min(bottom + gap, room.bottom() + 1)

    def _lay_out_low_bottom(self, look: Look, room: QRect) -> int:
        gap = look.px(24)
        languages = self.languages.natural_width() if self.languages.keys else 0
        together = languages + gap + self.tools.natural_width() <= room.width() and not look.portrait
        if not (together and self.tools.keys and self.languages.keys):
            bottom = room.bottom() + 1
            for row in (self.tools, self.languages):
                if row.keys:
                    bottom = self._put_above(row, room, bottom) - gap
            return min(bottom + gap, room.bottom() + 1)
        tools = room.width() - languages - gap
        left = room.left() if self.isRightToLeft() else room.left() + languages + gap
        height = self.tools.lay_out(QRect(left, 0, tools, 0))
        top = room.bottom() + 1 - height
        self.tools.move(left, top)
        left = room.right() + 1 - languages if self.isRightToLeft() else room.left()
        lower = self.languages.lay_out(QRect(left, 0, languages, 0))
        self.languages.move(left, top + (height - lower) // 2)
        return top

    def _line_width(self, look: Look, room: QRect) -> int:
        """What is left for the line about the reception beside the tools."""
        return room.width() - self.tools.natural_width() - look.px(24 + 32)

    def _lay_out_beside(self, look: Look, room: QRect) -> int:
        """Landscape: the line about the reception and the tools share one row."""
        line = self._line_width(look, room)
        gap = look.px(32)
        tools = room.width() - line - gap
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

    def _put_below(self, part: Header | Callout, room: QRect, top: int) -> int:
        height = part.preferred_height(room.width())
        part.setGeometry(room.left(), top, room.width(), height)
        return top + height
