"""A large calendar is made small without changing what it says of the wanted days."""

from datetime import date, timedelta

from builders.exports import DAY, calendar, event, opened_calendar
from kiosk.domain.appointments import RowError, SourceAppointment
from kiosk.service.sources.calendar_sieve import sieved
from kiosk.service.sources.refusals import LARGEST_CALENDAR, FileRefused

WHO = "SUMMARY:010190-0000"


def at(day: date, uid: str, *more: str) -> str:
    return event(f"DTSTART;TZID=Europe/Copenhagen:{day:%Y%m%d}T100000", WHO, *more, uid=uid)


def days_of(raw: bytes) -> list[str]:
    found = opened_calendar(raw)
    assert not isinstance(found, FileRefused)
    return sorted(each.external_id or "" for each in found if isinstance(each, SourceAppointment))


def test_single_events_of_other_days_go_and_everything_else_stays_on_its_line():
    far = DAY + timedelta(days=30)
    raw = calendar(
        [at(far, "far"), at(DAY, "today"), at(far, "series", "RRULE:FREQ=DAILY"), at(far, "again"), at(DAY, "again")]
    )

    kept = sieved(raw, first=DAY, last=DAY)

    assert b"UID:far" not in kept
    assert [uid for uid in ("today", "series", "again") if f"UID:{uid}".encode() in kept] == [
        "today",
        "series",
        "again",
    ]
    assert kept.count(b"\n") == raw.count(b"\n")
    assert kept.index(b"UID:today") < raw.index(b"UID:today")


def test_a_calendar_of_years_is_read_for_its_one_day():
    many = [
        at(DAY + timedelta(days=30 + each % 900), f"far-{each}", f"DESCRIPTION:{'x' * 400}") for each in range(12_000)
    ]
    raw = calendar([*many, at(DAY, "today")])
    assert len(raw) > LARGEST_CALENDAR

    assert days_of(raw) == ["today"]


def test_a_broken_event_keeps_its_line_in_a_calendar_that_was_sieved():
    many = [at(DAY + timedelta(days=30), f"far-{each}") for each in range(1_000)]
    raw = calendar([*many, event("DTSTART:yesterday", WHO, uid="broken")])
    found = opened_calendar(raw)
    assert not isinstance(found, FileRefused)

    (fault,) = [each for each in found if isinstance(each, RowError)]

    assert raw.splitlines()[fault.line - 1] == b"BEGIN:VEVENT"
    assert raw.splitlines()[fault.line] == b"UID:broken"
