"""A sealed envelope as it travels."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """With what is written on its outside."""

    id: str
    service_day: date
    number: int
    key_id: str
    sealed: bytes = field(repr=False)
