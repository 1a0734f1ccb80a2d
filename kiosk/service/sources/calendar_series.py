"""The events of a calendar by series, and when they happen: a broken one costs itself alone."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import recurring_ical_events
from icalendar import Calendar, Component, vRecur

from kiosk.domain.appointments import RowFault

_BEGIN = re.compile(rb"^BEGIN:VEVENT[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_COARSE = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
"""WHY: a meeting every second since 1990 would keep the reader busy for ever."""
_MOST_A_DAY = 24
_TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WHEN = frozenset({"DTSTART", "DTEND", "DURATION"})
_AGAIN = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
_BROKEN = (ValueError, LookupError, TypeError, OverflowError, AttributeError, OSError)
"""What the calendar libraries raise on what they do not understand; their words quote the file."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the file holds it, and the line on which it begins."""

    line: int
    component: Component

    @property
    def uid(self) -> str:
        return str(self.component.get("UID", ""))

    @property
    def series(self) -> tuple[str, int]:
        """Equal for the events of one UID; an event without one stands alone."""
        return (self.uid, 0 if self.uid else self.line)

    @property
    def recurs(self) -> bool:
        return any(name in self.component for name in _AGAIN)

    @property
    def fault(self) -> RowFault | None:
        broken = {name for name, _ in self.component.errors}
        if broken & _WHEN:
            return RowFault.BAD_TIME
        if "DTSTART" not in self.component:
            return RowFault.MISSING_START
        if broken & _AGAIN or not _is_coarse(self.component):
            return RowFault.BAD_EVENT
        return None


def read_events(raw: bytes) -> list[Event] | None:
    """None for what is no calendar."""
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
        components = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except _BROKEN:
        return None
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        return None
    return [Event(line, component) for line, component in zip(_lines_of_events(raw), components, strict=False)]


def occurrences(series: Sequence[Event], *, begins: datetime, ends: datetime) -> list[Component] | RowFault:
    """When the sound events of one UID take place between the two instants."""
    calendar = Calendar()
    for event in series:
        calendar.add_component(event.component)
    try:
        return list(recurring_ical_events.of(calendar).between(begins, ends))
    except _BROKEN:
        return RowFault.BAD_EVENT


def _is_coarse(component: Component) -> bool:
    rules = component.get("RRULE", [])
    return all(
        isinstance(rule, vRecur)
        and set(rule.get("FREQ", ())) <= _COARSE
        and min(rule.get("INTERVAL", (1,))) >= 1
        and math.prod(len(rule.get(name, (1,))) for name in _TIMES_OF_DAY) <= _MOST_A_DAY
        for rule in (rules if isinstance(rules, list) else [rules])
    )


def _lines_of_events(raw: bytes) -> list[int]:
    lines, line, seen = [], 1, 0
    for found in _BEGIN.finditer(raw):
        line += raw.count(b"\n", seen, found.start())
        seen = found.start()
        lines.append(line)
    return lines
