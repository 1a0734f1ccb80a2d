"""A slip as it will be read: short parts from top to bottom. What may stand on one is product.md §9."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["small", "normal", "large", "giant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One centred line; a long one is wrapped."""

    text: str
    size: Size = "normal"
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """`content` as a scanner or a phone will read it, with a caption below."""

    content: str
    caption: str


Part = Line | QrCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    parts: tuple[Part, ...]
    right_to_left: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(part.text if isinstance(part, Line) else part.caption for part in self.parts)
