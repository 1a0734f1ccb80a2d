"""Instants that somebody typed or chose."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime


def _near(at: datetime) -> datetime:
    """Far from both ends of the calendar, so that arithmetic never overflows."""
    if not 2000 <= at.year < 3000:
        raise ValueError("no year of ours")
    return at.astimezone(UTC).replace(microsecond=0)


Moment = Annotated[AwareDatetime, AfterValidator(_near)]
"""In UTC and whole seconds."""
