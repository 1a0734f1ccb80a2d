"""A text that is still a key: it becomes words when it is painted, in the language of that moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.messages.key import StaffKey


@dataclass(frozen=True, slots=True)
class Phrase:
    """Instants, days, spans and other phrases among the values are worded with the phrase."""

    key: StaffKey
    values: "tuple[tuple[str, Value], ...]" = ()


Line = tuple[Phrase, ...]
"""Short parts of one line, joined by a middle dot when painted."""

Value = str | int | datetime | date | time | timedelta | Phrase | Line


def phrase(key: StaffKey, /, **values: Value) -> Phrase:
    return Phrase(key, tuple(values.items()))
