"""How large and in which colours things are painted on this glass, for this citizen."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont

from kiosk.qtkit.fonts import BOLD, REGULAR, SEMI_BOLD, typeface
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
LEAST_SQUEEZE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All sizes follow from the page's pixels, the glass's dots per millimetre and the help tools.

    `squeeze` (at most 1) makes texts smaller where a language or a name needs more room; it
    never takes *larger text* below the size that the standard asks for.
    """

    theme: Theme
    assets: Path
    width: int
    height: int
    dots_per_mm: float
    larger: bool = False
    low: bool = False
    right_to_left: bool = False
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
        size = design * self.unit
        if self.larger:
            least = LARGER_EM_MM * self.dots_per_mm
            size = max(size * LARGER * self.squeeze, least)
        else:
            size *= self.squeeze
        return typeface(size, weight)

    @property
    def least_key(self) -> int:
        return max(LEAST_TARGET, round(LEAST_KEY_MM * self.dots_per_mm))

    @property
    def key_gap(self) -> int:
        return max(self.px(24 if self.portrait else 16), round(LEAST_GAP_MM * self.dots_per_mm))

    def squeezed(self, by: float) -> "Look":
        return replace(self, squeeze=by)
