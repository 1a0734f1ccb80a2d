"""Why a whole file or mapping is refused."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_CELL = 200
LARGEST_CALENDAR = 5_000_000
"""Of events that may be of the wanted days: a calendar is read whole, ten times slower than a table."""


class FileFault(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNDECODABLE = "undecodable"
    NOT_A_TABLE = "not_a_table"
    NOT_A_CALENDAR = "not_a_calendar"
    UNKNOWN_HEADINGS = "unknown_headings"
    DOUBLE_HEADINGS = "double_headings"
    BAD_MAPPING = "bad_mapping"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRefused:
    """Nothing was taken. `fields` are names of ours that are missing, double or wrong."""

    code: FileFault
    fields: tuple[str, ...] = ()
