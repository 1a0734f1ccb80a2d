"""Days as they come in a query: from one day to another, both included."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from kiosk.service.api.problems import Refused
from kiosk.wire.problems import Code

_DAY = re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAsked:
    """Unjudged, because 404 comes before 422."""

    since_raw: str
    until_raw: str

    def first_and_last(self) -> tuple[date, date]:
        """Refused as 422 where they are no days, or stand the wrong way round."""
        first, last = read_day(self.since_raw), read_day(self.until_raw)
        if first > last:
            raise Refused(Code.MALFORMED)
        return first, last


async def _days(
    since: Annotated[str, Query(alias="from")] = "", until: Annotated[str, Query(alias="to")] = ""
) -> DaysAsked:
    return DaysAsked(since_raw=since, until_raw=until)


Days = Annotated[DaysAsked, Depends(_days)]


def read_day(raw: str) -> date:
    """Refused as 422 where it is none of this millennium, written as the contract says."""
    if not _DAY.fullmatch(raw):
        raise Refused(Code.MALFORMED)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise Refused(Code.MALFORMED) from None
