"""Why nothing was spooled, as a value."""

from dataclasses import dataclass
from enum import StrEnum


class FailedBecause(StrEnum):
    DISK = "disk"
    NO_NUMBER = "no_number"
    NO_KEY = "no_key"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoolFailed:
    """Nothing is on disk, so nothing may be shown. `error`: the database's own code."""

    because: FailedBecause
    error: str = ""
