"""Words on the page that nobody can touch."""

from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_words, wrapped_size

_BLEED = 0.2  # of the em: Arabic's marks reach above and beneath the line that its typeface names


class Prose(QWidget, Painted):
    """A wrapped text in one role, centred or beginning at the reading edge. `colour` names a theme's token.

    WHY: not a QLabel, which aligns by the direction of its words, not by that of the page.
    """

    def __init__(
        self,
        role: Role,
        parent: QWidget,
        *,
        colour: str = "muted",
        centred: bool = True,
    ) -> None:
        super().__init__(parent)
        self.role = role
        self._colour = colour
        self._centred = centred
        self._text = ""
        self._font = QFont()
        self._pen = QColor()
        self._bleed = 0

    @property
    def text(self) -> str:
        return self._text

    @property
    def em(self) -> int:
        """The size of its words in pixels."""
        return self._font.pixelSize()

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def dress(self, look: Look) -> None:
        self._font = look.font(self.role)
        self._bleed = round(_BLEED * self.em) if look.right_to_left else 0
        self._pen = QColor(getattr(look.theme, self._colour))
        self.update()

    def fits(self) -> bool:
        needed = wrapped_size(self._font, self._text, self.width())
        return needed.width() <= self.width() and needed.height() <= self.height()

    def preferred_height(self, width: int) -> int:
        return wrapped_size(self._font, self._text, width).height() + 2 * self._bleed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._pen)
        paint_words(painter, self, self.rect(), self._text, centred=self._centred)
