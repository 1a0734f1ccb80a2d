"""The help tools at the foot of every page; the next citizen finds them off."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Tool(StrEnum):
    LARGER_TEXT = "larger_text"
    CONTRAST = "contrast"
    CONTROLS_DOWN = "controls_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comfort:
    larger_text: bool = False
    contrast: bool = False
    controls_down: bool = False

    def toggled(self, tool: Tool) -> "Comfort":
        return replace(self, **{tool.value: not getattr(self, tool.value)})
