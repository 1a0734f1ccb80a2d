"""What became of the paper slip."""

from enum import StrEnum


class SlipState(StrEnum):
    """`NONE`: this kiosk has no printer. `ASKED`: paper may come. `MISSING`: it did not, or nobody knows."""

    NONE = "none"
    ASKED = "asked"
    PRINTED = "printed"
    MISSING = "missing"
