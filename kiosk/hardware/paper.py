"""The paper and the printer's dialect: what an operator reads off the printer's data sheet."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRoll:
    """`dots` across (576 on 80 mm, 384 on 58 mm); `columns` of the printer's font A.

    `code_page` is Python's name of the page and `code_page_number` what the printer calls it (ESC t n; 5 is
    PC865 Nordic with Epson). Text outside the page is printed as an image.
    """

    dots: int = 576
    columns: int = 48
    code_page: str = "cp865"
    code_page_number: int = 5
    qr: Literal["native", "image"] = "native"


WIDE = PaperRoll()
NARROW = PaperRoll(dots=384, columns=32)
