"""The text of a slip as a one-bit picture: every script, shaped and in its own direction."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.slip import Line, Size, Slip

_PIXELS: Final[dict[Size, int]] = {"small": 24, "normal": 30, "large": 56, "giant": 220}
_GAP: Final = 1.35
_ARABIC: Final = range(0x0600, 0x0700)
_ETHIOPIC: Final = range(0x1200, 0x13A0)


class SlipPicture:
    """Draws with the program's own fonts, which lie in `fonts`."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def __call__(self, slip: Slip, paper: PaperRoll) -> Image.Image:
        lines = [part for part in slip.parts if isinstance(part, Line)]
        rows = [row for line in lines for row in self._wrapped(line, paper.dots)]
        height = sum(_height(size) for _, size, _ in rows)
        picture = Image.new("1", (paper.dots, max(1, height)), 1)
        pen = ImageDraw.Draw(picture)
        top = 0
        for text, size, bold in rows:
            middle = (paper.dots // 2, top + _height(size) // 2)
            direction = "rtl" if slip.right_to_left else "ltr"
            pen.text(middle, text, font=self._font(text, size, bold), anchor="mm", fill=0, direction=direction)
            top += _height(size)
        return picture

    def _wrapped(self, line: Line, dots: int) -> Iterator[tuple[str, Size, bool]]:
        font = self._font(line.text, line.size, line.bold)
        for row in _rows(line.text.split(), font, dots):
            yield row, line.size, line.bold

    def _font(self, text: str, size: Size, bold: bool) -> ImageFont.FreeTypeFont:
        weight = "Bold" if bold else "Regular"
        family = "IBMPlexSans"
        if any(ord(letter) in _ARABIC for letter in text):
            family = "IBMPlexSansArabic"
        elif any(ord(letter) in _ETHIOPIC for letter in text):
            family = "NotoSansEthiopic"
        path = self._fonts / f"{family}-{weight}.ttf"
        return ImageFont.truetype(str(path), _PIXELS[size], layout_engine=ImageFont.Layout.RAQM)


def _rows(words: Sequence[str], font: ImageFont.FreeTypeFont, dots: int) -> Iterator[str]:
    row = ""
    for word in words:
        longer = f"{row} {word}".strip()
        if row and font.getlength(longer) > dots:
            yield row
            longer = word
        row = longer
    yield row


def _height(size: Size) -> int:
    return round(_PIXELS[size] * _GAP)
