"""A paper printer in pixels: ESC/POS bytes become the picture that a person would hold in their hand."""

from dataclasses import dataclass, field

import qrcode
from PIL import Image, ImageDraw, ImageFont

from builders.slips import FONTS

_CELL = 12


@dataclass
class SlipPaper:
    """Understands what our slips say and refuses every other command, so that nothing unknown is ever sent."""

    dots: int = 576
    code_page: str = "cp865"
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    images: int = 0
    cuts: int = 0
    _strips: list[Image.Image] = field(default_factory=list)
    _scale: int = 1
    _bold: bool = False
    _line: bytearray = field(default_factory=bytearray)
    _code: bytes = b""
    _square: int = 3

    def read(self, raw: bytes) -> "SlipPaper":
        at = 0
        while at < len(raw):
            at = self._command(raw, at)
        assert not self._line, "a line was not ended"
        return self

    def picture(self) -> Image.Image:
        margin = 24
        height = sum(strip.height for strip in self._strips) + 2 * margin
        paper = Image.new("L", (self.dots + 2 * margin, height), 255)
        top = margin
        for strip in self._strips:
            paper.paste(strip, (margin + (self.dots - strip.width) // 2, top))
            top += strip.height
        return paper

    def _command(self, raw: bytes, at: int) -> int:
        lead, name = raw[at : at + 1], raw[at : at + 2]
        if lead == b"\n":
            return self._end_line(at)
        if lead not in (b"\x1b", b"\x1d"):
            assert raw[at] >= 0x20, raw[at : at + 8]
            self._line += lead
            return at + 1
        if name in (b"\x1bt", b"\x1ba", b"\x1bE", b"\x1bd", b"\x1br"):
            self._bold = raw[at + 2] == 1 if name == b"\x1bE" else self._bold
            return at + 3
        if name == b"\x1b@":
            return at + 2
        return self._graphic(raw, at, name)

    def _graphic(self, raw: bytes, at: int, name: bytes) -> int:
        if name == b"\x1d!":
            self._scale = (raw[at + 2] & 7) + 1
            return at + 3
        if name == b"\x1dV":
            self.cuts += 1
            return at + (3 if raw[at + 2] in (0, 1, 48, 49) else 4)
        if raw[at : at + 4] == b"\x1dv0\x00":
            return self._raster(raw, at)
        if raw[at : at + 3] == b"\x1d(k":
            return self._qr(raw, at)
        raise AssertionError(f"an unknown command: {raw[at : at + 6]!r}")

    def _drawn_code(self) -> Image.Image:
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, box_size=self._square, border=2)
        code.add_data(self._code)
        drawn: Image.Image = code.make_image().get_image().convert("L")
        assert drawn.width <= self.dots, "the code is wider than the paper"
        return drawn

    def _end_line(self, at: int) -> int:
        text = self._line.decode(self.code_page)
        self._line.clear()
        if text:
            self.texts.append(text)
        self._strips.append(self._printed_line(text))
        return at + 1

    def _printed_line(self, text: str) -> Image.Image:
        """As the printer sets it: every letter in a cell of the same width."""
        weight, cell = "Bold" if self._bold else "Regular", _CELL * self._scale
        font = ImageFont.truetype(str(FONTS / f"IBMPlexSans-{weight}.ttf"), 20 * self._scale)
        strip = Image.new("L", (self.dots, 30 * self._scale), 255)
        pen = ImageDraw.Draw(strip)
        left = (self.dots - cell * len(text)) // 2
        assert left >= 0, "a line is wider than the paper"
        for place, letter in enumerate(text):
            pen.text((left + cell * place + cell // 2, strip.height // 2), letter, font=font, anchor="mm", fill=0)
        return strip

    def _raster(self, raw: bytes, at: int) -> int:
        wide, high = int.from_bytes(raw[at + 4 : at + 6], "little"), int.from_bytes(raw[at + 6 : at + 8], "little")
        bits = bytes(byte ^ 0xFF for byte in raw[at + 8 : at + 8 + wide * high])
        self._strips.append(Image.frombytes("1", (wide * 8, high), bits).convert("L"))
        self.images += 1
        return at + 8 + wide * high

    def _qr(self, raw: bytes, at: int) -> int:
        size = int.from_bytes(raw[at + 3 : at + 5], "little")
        body = raw[at + 5 : at + 5 + size]
        if body[1:2] == b"P":
            self._code = body[3:]
        elif body[1:2] == b"C":
            self._square = body[2]
        elif body[1:2] == b"Q":
            self.codes.append(self._code.decode())
            self._strips.append(self._drawn_code())
        return at + 5 + size
