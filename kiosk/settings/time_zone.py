"""The name of a time zone, one that this machine knows."""

from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator


def _is_a_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError("is no time zone") from unknown
    return value


TimeZoneName = Annotated[str, AfterValidator(_is_a_zone)]
