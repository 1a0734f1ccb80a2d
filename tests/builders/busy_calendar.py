"""A calendar with what calendars have: series, exceptions, whole days, time zones, both changes of the clock."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

import recurring_ical_events
from icalendar import Calendar

from builders.exports import event

ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Kathmandu")
WHO = "SUMMARY:Samtale 010190-0000"
CHANGES = (date(2026, 3, 29), date(2026, 10, 25))
"""To summer time and back, in Europe; in America it is another day."""
_ZONE_OF_ITS_OWN = """BEGIN:VTIMEZONE
TZID:Rådhuset
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE""".replace("\n", "\r\n")


def resources() -> Iterator[tuple[str, bytes]]:
    """Each event or series by itself, as a CalDAV server keeps them: its name and its calendar."""
    for number, zone in enumerate(ZONES):
        yield _alone(f"daily-{number}", *_series(f"daily-{number}", zone, f"{8 + 3 * number:02d}1500"))
    yield _alone("own-zone", *_series("own-zone", "Rådhuset", "111500"))
    yield _alone(
        "weekly",
        event(
            "DTSTART;TZID=Europe/Copenhagen:20260105T090000", "DTEND;TZID=Europe/Copenhagen:20260105T093000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR", "EXDATE;TZID=Europe/Copenhagen:20261026T090000", WHO, uid="weekly",
        ),
        event(
            "RECURRENCE-ID;TZID=Europe/Copenhagen:20261028T090000", "DTSTART;TZID=Europe/Copenhagen:20261029T140000",
            "DTEND;TZID=Europe/Copenhagen:20261029T143000", WHO, uid="weekly",
        ),
    )  # fmt: skip
    yield _alone("utc", event("DTSTART:20261025T003000Z", "DURATION:PT20M", WHO, uid="utc"))
    yield _alone("twice", event("DTSTART;TZID=Europe/Copenhagen:20261025T023000", WHO, uid="twice"))
    yield _alone(
        "skipped", event("DTSTART;TZID=Europe/Copenhagen:20260329T023000", "DURATION:PT20M", WHO, uid="skipped")
    )
    yield _alone(
        "night",
        event(
            "DTSTART;TZID=Europe/Copenhagen:20260101T023000", "DURATION:PT20M", "RRULE:FREQ=DAILY;COUNT=400",
            "RDATE;TZID=Europe/Copenhagen:20260330T173000,20261026T173000", WHO, uid="night",
        ),
    )  # fmt: skip
    yield _alone("whole-day", event("DTSTART;VALUE=DATE:20261025", WHO, uid="whole-day"))
    yield _alone("whole-days", event("DTSTART;VALUE=DATE:20260329", "RRULE:FREQ=DAILY;COUNT=3", WHO, uid="whole-days"))
    yield _alone("nobody", event("DTSTART;TZID=Europe/Copenhagen:20261026T100000", "SUMMARY:Frokost", uid="nobody"))


def together() -> bytes:
    """All of it as one file."""
    calendars = [Calendar.from_ical(content) for _, content in resources()]
    whole = calendars[0]
    for calendar in calendars[1:]:
        for component in calendar.subcomponents:
            whole.add_component(component)
    return bytes(whole.to_ical())


def expected(first: date, last: date, tz: tzinfo) -> list[datetime]:
    """When recurring-ical-events says that the meetings with a citizen begin."""
    begins = datetime.combine(first, datetime.min.time(), tzinfo=tz)
    ends = datetime.combine(last + timedelta(days=1), datetime.min.time(), tzinfo=tz)
    found = recurring_ical_events.of(Calendar.from_ical(together())).between(begins, ends)
    starts = (each["DTSTART"].dt for each in found if "010190" in each["SUMMARY"])
    timed = [each for each in starts if isinstance(each, datetime)]
    return sorted(each for each in timed if first <= each.astimezone(tz).date() <= last)


def _series(uid: str, zone: str, clock: str) -> tuple[str, ...]:
    at = f";TZID={zone}:"
    return (
        event(
            f"DTSTART{at}20260101T{clock}", f"DTEND{at}20260101T{int(clock) + 3000:06d}", "RRULE:FREQ=DAILY",
            f"EXDATE{at}20261024T{clock}", WHO, uid=uid,
        ),
        event(f"RECURRENCE-ID{at}20260330T{clock}", f"DTSTART{at}20260330T130000", WHO, uid=uid),
    )  # fmt: skip


def _alone(name: str, *events: str) -> tuple[str, bytes]:
    zone = (_ZONE_OF_ITS_OWN,) if any("TZID=Rådhuset" in each for each in events) else ()
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//", *zone, *events, "END:VCALENDAR", "")
    return name, "\r\n".join(lines).encode()
