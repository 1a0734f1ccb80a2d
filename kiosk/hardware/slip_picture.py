"""The text of a slip as a one-bit picture: every script, shaped and in its own direction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.slip import Line, Size, Slip

_PIXELS: Final[dict[Size, int]] = {"small": 24, "normal": 30, "large": 56, "giant": 220}
_GAP: Final = 1.35
_ARABIC: Final = range(0x0600, 0x0700)
_ETHIOPIC: Final = range(0x1200, 0x13A0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    text: str
    font: ImageFont.FreeTypeFont
    height: int


class SlipPicture:
    """Draws with the program's own fonts, which lie in `fonts`."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def __call__(self, slip: Slip, paper: PaperRoll) -> Image.Image:
        lines = [part for part in slip.parts if isinstance(part, Line)]
        rows = [row for line in lines for row in self._wrapped(line, paper.dots)]
        picture = Image.new("1", (paper.dots, max(1, sum(row.height for row in rows))), 1)
        pen = ImageDraw.Draw(picture)
        direction = "rtl" if slip.right_to_left else "ltr"
        top = 0
        for row in rows:
            middle = (paper.dots // 2, top + row.height // 2)
            pen.text(middle, row.text, font=row.font, anchor="mm", fill=0, direction=direction)
            top += row.height
        return picture

    def _wrapped(self, line: Line, dots: int) -> Iterator["_Row"]:
        """Between words; a word that is wider than the paper is set smaller."""
        pixels = _PIXELS[line.size]
        font = self._font(line.text, pixels, line.bold)
        widest = max((font.getlength(word) for word in line.text.split()), default=0)
        if widest > dots:
            pixels = int(pixels * dots / widest)
            font = self._font(line.text, pixels, line.bold)
        for text in _rows(line.text.split(" "), font, dots):
            yield _Row(text=text, font=font, height=round(pixels * _GAP))

    def _font(self, text: str, pixels: int, bold: bool) -> ImageFont.FreeTypeFont:
        weight = "Bold" if bold else "Regular"
        family = "IBMPlexSans"
        if any(ord(letter) in _ARABIC for letter in text):
            family = "IBMPlexSansArabic"
        elif any(ord(letter) in _ETHIOPIC for letter in text):
            family = "NotoSansEthiopic"
        path = self._fonts / f"{family}-{weight}.ttf"
        return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.RAQM)


def _rows(words: Sequence[str], font: ImageFont.FreeTypeFont, dots: int) -> Iterator[str]:
    row = ""
    for word in words:
        longer = f"{row} {word}".strip()
        if row and font.getlength(longer) > dots:
            yield row
            longer = word
        row = longer
    yield row
