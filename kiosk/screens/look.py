"""How large and in which colours things are painted on this glass, for this citizen."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont

from kiosk.qtkit.fonts import ARABIC, BOLD, LATIN, REGULAR, SEMI_BOLD, typeface
from kiosk.qtkit.tokens import Theme


class Role(Enum):
    """A text's part on the page: em in pixels of a 1080 x 1920 page, and weight."""

    TITLE = (75, SEMI_BOLD)
    LEAD = (40, REGULAR)
    BODY = (34, REGULAR)
    HEADING = (36, SEMI_BOLD)
    LABEL = (28, REGULAR)
    NAME = (32, SEMI_BOLD)
    CLOCK = (28, REGULAR)
    DIGIT = (88, SEMI_BOLD)
    ANSWER = (72, SEMI_BOLD)
    TIME = (66, SEMI_BOLD)
    GRID_TIME = (48, SEMI_BOLD)
    CARD = (52, SEMI_BOLD)
    STATEMENT = (44, REGULAR)
    CHOICE = (44, SEMI_BOLD)
    NEED = (34, SEMI_BOLD)
    LINK = (34, SEMI_BOLD)
    HELP = (30, SEMI_BOLD)
    LANGUAGE = (30, SEMI_BOLD)
    NUMBER = (385, BOLD)


LARGER = 1.15
LARGER_EM_MM = 10.5  # EN 301 549, 5.1.4: capitals of 7.3 mm, read from 600 mm
LEAST_TARGET = 44
LEAST_KEY_MM = 20.0
LEAST_GAP_MM = 3.0

_GROWTHS = (LARGER, 1.1, 1.05, 1.0)
_FLOORS = tuple(step / 20 for step in range(19, 11, -1))  # 0.95 to 0.6
_SQUEEZES = tuple(step / 20 for step in range(20, 6, -1))  # 1.0 to 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All sizes follow from the page's pixels, the glass's dots per millimetre and the help tools.

    `growth`, `floor` and `squeeze` are set by `steps`: how much the texts of the design grow or
    shrink, and which part of the standard's size for *larger text* none falls under.
    """

    theme: Theme
    assets: Path
    width: int
    height: int
    dots_per_mm: float
    larger: bool = False
    low: bool = False
    right_to_left: bool = False
    growth: float = 1.0
    floor: float = 0.0
    squeeze: float = 1.0

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def unit(self) -> float:
        across, down = (1080, 1920) if self.portrait else (1920, 1080)
        return min(self.width / across, self.height / down)

    def px(self, design: float) -> int:
        """A length of the 1080 x 1920 design in pixels of this page."""
        return max(1, round(design * self.unit))

    def font(self, role: Role) -> QFont:
        design, weight = role.value
        size = design * self.unit * self.growth * self.squeeze
        least = LARGER_EM_MM * self.dots_per_mm * self.floor
        return typeface(max(size, least), weight, first=ARABIC if self.right_to_left else LATIN)

    @property
    def is_as_wanted(self) -> bool:
        """No text is smaller than the design, or the standard for larger text, asks for."""
        return self.floor == 1.0 if self.larger else self.squeeze == 1.0

    def for_frame(self) -> list["Look"]:
        """How the frame may look: in larger text it stands back where the page needs the room."""
        return [self, replace(self, larger=False)] if self.larger else [self]

    def steps(self) -> list["Look"]:
        """This look with smaller and smaller texts: the first in which no word is cut is taken.

        Larger text gives up its growth first, then the standard's floor where the glass is too
        small for it, and is never smaller than the ordinary text would be.
        """
        looks = [replace(self, squeeze=squeeze) for squeeze in _SQUEEZES]
        if not self.larger:
            return looks
        grown = [replace(self, growth=growth, floor=1.0) for growth in _GROWTHS]
        return grown + [replace(self, floor=floor) for floor in _FLOORS] + looks

    @property
    def least_key(self) -> int:
        return max(LEAST_TARGET, round(LEAST_KEY_MM * self.dots_per_mm))

    @property
    def key_gap(self) -> int:
        wide = 12 if self.low else 24 if self.portrait else 16
        return max(self.px(wide), round(LEAST_GAP_MM * self.dots_per_mm))

    @property
    def reach(self) -> int:
        """From the top of the glass: no control stands above it when controls are moved down.

        Half of a tall glass, two thirds of a wide one: at a usual stand 1120 mm above the floor
        or less (EN 301 549, 8.3.2).
        """
        return self.height // 2 if self.portrait else self.height // 3
