"""A paper printer in pixels: ESC/POS bytes become the picture that a person would hold in their hand."""

from dataclasses import dataclass, field

import qrcode
from PIL import Image, ImageDraw, ImageFont

from builders.slips import FONTS

_FONT_SIZE = 24


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
    _line: bytearray = field(default_factory=bytearray)
    _code: bytes = b""

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

    def _end_line(self, at: int) -> int:
        text = self._line.decode(self.code_page)
        self._line.clear()
        if text:
            self.texts.append(text)
        font = ImageFont.truetype(str(FONTS / "IBMPlexSans-Regular.ttf"), _FONT_SIZE * self._scale)
        strip = Image.new("L", (self.dots, round(_FONT_SIZE * 1.3) * self._scale), 255)
        ImageDraw.Draw(strip).text((self.dots // 2, strip.height // 2), text, font=font, anchor="mm", fill=0)
        self._strips.append(strip)
        return at + 1

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
        elif body[1:2] == b"Q":
            self.codes.append(self._code.decode())
            self._strips.append(qrcode.make(self._code, box_size=6).convert("L"))
        return at + 5 + size
