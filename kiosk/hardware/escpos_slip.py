"""A slip as ESC/POS bytes: text in one explicit code page or, where the page cannot, one image of the whole text."""

import textwrap
from collections.abc import Callable
from typing import Final

from kiosk.hardware.light_escpos import Dummy
from kiosk.hardware.paper import PaperRoll
from kiosk.hardware.qr_squares import squares_of
from kiosk.hardware.slip import Line, Part, QrCode, Size, Slip

Draw = Callable[[Slip, PaperRoll], "object"]
"""Draws the text of a slip as a one-bit picture as wide as the paper."""

_RESET: Final = b"\x1b@"
_CENTRE: Final = b"\x1ba\x01"
_BOLD: Final = {False: b"\x1bE\x00", True: b"\x1bE\x01"}
_SCALE: Final[dict[Size, int]] = {"small": 1, "normal": 1, "large": 2, "giant": 8}
_LARGEST_SQUARE: Final = 8


def escpos_bytes(slip: Slip, paper: PaperRoll, *, draw: Draw) -> bytes:
    """All bytes of one slip, from reset to cut; nothing in them depends on what was printed before."""
    printer = Dummy()
    # WHY: the library says on standard output that it does not know the width.
    printer.profile.profile_data = {**printer.profile.profile_data, "media": {"width": {"pixels": paper.dots}}}
    printer._raw(_RESET + b"\x1bt" + bytes([paper.code_page_number]) + _CENTRE)
    if _fits_code_page(slip, paper):
        for part in slip.parts:
            _put(printer, part, paper)
    else:
        _put_as_image(printer, slip, paper, draw)
    printer._raw(_scaled("normal"))
    printer.cut()
    return bytes(printer.output)


def _fits_code_page(slip: Slip, paper: PaperRoll) -> bool:
    if slip.right_to_left:
        return False
    try:
        "".join(slip.texts).encode(paper.code_page)
    except UnicodeEncodeError:
        return False
    return True


def _put(printer: Dummy, part: Part, paper: PaperRoll) -> None:
    if isinstance(part, QrCode):
        _put_qr(printer, part, paper)
        _put(printer, Line(text=part.caption, size="small"), paper)
        return
    columns = max(1, paper.columns // _SCALE[part.size])
    for text in textwrap.wrap(part.text, columns) or [""]:
        printer._raw(_scaled(part.size) + _BOLD[part.bold] + text.encode(paper.code_page) + b"\n")


def _put_as_image(printer: Dummy, slip: Slip, paper: PaperRoll, draw: Draw) -> None:
    """Text as pictures, codes as codes, in their order."""
    waiting: list[Part] = []
    for part in slip.parts:
        if isinstance(part, Line):
            waiting.append(part)
            continue
        _flush(printer, waiting, slip, paper, draw)
        _put_qr(printer, part, paper)
        waiting = [Line(text=part.caption, size="small")]
    _flush(printer, waiting, slip, paper, draw)


def _flush(printer: Dummy, parts: list[Part], slip: Slip, paper: PaperRoll, draw: Draw) -> None:
    if parts:
        picture = draw(Slip(parts=tuple(parts), right_to_left=slip.right_to_left), paper)
        printer.image(picture, impl="bitImageRaster", center=False)


def _put_qr(printer: Dummy, code: QrCode, paper: PaperRoll) -> None:
    """As large as the paper is wide, within reason; two squares of paper remain on both sides.

    A free line stands above it, so that the caption beneath belongs to it and not to the next one.
    """
    squares = len(squares_of(code.content)) + 4
    size = max(1, min(_LARGEST_SQUARE, paper.dots // squares))
    printer._raw(b"\n")
    printer.qr(code.content, size=size, native=paper.qr == "native")


def _scaled(size: Size) -> bytes:
    """GS ! n: width and height, each 1 to 8 times."""
    times = _SCALE[size] - 1
    return b"\x1d!" + bytes([times << 4 | times])
