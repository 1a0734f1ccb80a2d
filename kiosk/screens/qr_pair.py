"""Two QR codes of one size side by side, each with a line beneath it that says what it is for."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted, paint_words, wrapped_size
from kiosk.screens.views import Squares

_QUIET = 4  # squares of light around it that readers need
_PREFERRED, _LEAST, _GAP, _BETWEEN = 420, 190, 12, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned:
    squares: Squares
    caption: str


class QrPair(QWidget, Painted):
    """Dark on light in every theme, and never mirrored: a reader takes nothing else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._codes: tuple[Captioned, ...] = ()
        self._look: Look | None = None
        self._font = QFont()

    def show_codes(self, first: Captioned, second: Captioned) -> None:
        """In reading direction."""
        self._codes = (first, second)
        self.setAccessibleName(f"{first.caption}\n{second.caption}")
        self.update()

    def dress(self, look: Look) -> None:
        self._look = look
        self._font = look.font(Role.BODY)
        self.update()

    def fits(self) -> bool:
        one = self._width_of_one(self.width())
        widest = max((wrapped_size(self._font, each.caption, one).width() for each in self._codes), default=0)
        return widest <= one and self.height() >= self.least_height(self.width())

    def preferred_height(self, width: int) -> int:
        return self._beneath(width) + min(self._width_of_one(width), self._px(_PREFERRED))

    def least_height(self, width: int) -> int:
        return self._beneath(width) + self._px(_LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(look.theme.ink))
        one = self._width_of_one(self.width())
        side = min(one, self.height() - self._beneath(self.width()))
        codes = reversed(self._codes) if self.isRightToLeft() else self._codes
        for index, each in enumerate(codes):
            left = index * (one + self._px(_BETWEEN))
            _paint_code(painter, QRect(left + (one - side) // 2, 0, side, side), each.squares)
            height = wrapped_size(self._font, each.caption, one).height()
            paint_words(painter, self, QRect(left, side + self._px(_GAP), one, height), each.caption)

    def _beneath(self, width: int) -> int:
        one = self._width_of_one(width)
        tallest = max((wrapped_size(self._font, each.caption, one).height() for each in self._codes), default=0)
        return tallest + self._px(_GAP)

    def _width_of_one(self, width: int) -> int:
        return max(1, (width - self._px(_BETWEEN)) // 2)

    def _px(self, design: float) -> int:
        return self._look.px(design) if self._look else 1


def _paint_code(painter: QPainter, place: QRect, squares: Squares) -> None:
    """Every square is a whole number of pixels wide; what is left is added to the light around it."""
    painter.fillRect(place, Qt.GlobalColor.white)
    count = len(squares.rows) + 2 * _QUIET
    size = max(1, place.width() // count) * count
    image = _image(squares).scaled(size, size, mode=Qt.TransformationMode.FastTransformation)
    spare = (place.width() - size) // 2
    painter.drawImage(place.left() + spare, place.top() + spare, image)


def _image(squares: Squares) -> QImage:
    side = len(squares.rows) + 2 * _QUIET
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y, row in enumerate(squares.rows, start=_QUIET):
        for x, dark in enumerate(row, start=_QUIET):
            if dark:
                image.setPixelColor(x, y, Qt.GlobalColor.black)
    return image
