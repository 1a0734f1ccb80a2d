"""A day of appointments out of a calendar."""

from datetime import UTC, date, datetime

import pytest

from builders.exports import calendar, event, events_of, opened_calendar
from kiosk.domain.appointments import RowError, RowFault, SourceAppointment
from kiosk.domain.digits import BirthDigits
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.sources.refusals import LARGEST_CALENDAR, FileFault, FileRefused

AT_NINE = "DTSTART;TZID=Europe/Copenhagen:20261123T090000"
TO_TEN = "DTEND;TZID=Europe/Copenhagen:20261123T100000"
SUMMARY = "SUMMARY:Samtale 010190-0000"
ANNE = "ORGANIZER;CN=Anne Holm:mailto:anho@example.org"


def starts(*found: SourceAppointment | RowError) -> list[str]:
    return [each.starts_at.strftime("%d %H:%M") for each in found if isinstance(each, SourceAppointment)]


def test_an_event_with_six_digits_is_an_appointment() -> None:
    assert events_of(event(AT_NINE, TO_TEN, SUMMARY, ANNE, "LOCATION:2.14")) == [
        SourceAppointment(
            line=4,
            external_id="one",
            starts_at=datetime(2026, 11, 23, 8, tzinfo=UTC),
            ends_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
            digits=BirthDigits(ascii=b"010190"),
            citizen=None,
            caseworker_name="Anne Holm",
            initials="ANHO",
            room="2.14",
        )
    ]


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("DTSTART:20261123T090000Z", "23 09:00"),
        ("DTSTART;TZID=Europe/Helsinki:20261123T090000", "23 07:00"),
        ("DTSTART;TZID=Romance Standard Time:20261123T090000", "23 08:00"),
        ("DTSTART:20261123T090000", "23 08:00"),
        ("DTSTART;TZID=Europe/Copenhagen:20261123T001500", "22 23:15"),
    ],
)
def test_times_are_those_of_their_zone(start: str, utc: str) -> None:
    assert starts(*events_of(event(start, SUMMARY))) == [utc]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20261124T090000Z", SUMMARY),
        ("DTSTART;TZID=Europe/Copenhagen:20261122T233000", "DURATION:PT2H", SUMMARY),
        ("DTSTART;VALUE=DATE:20261123", SUMMARY),
        (AT_NINE, "SUMMARY:Teammøde"),
        (AT_NINE, "SUMMARY:Sag 12345678"),
        (AT_NINE, "SUMMARY:Sag 999999"),
    ],
)
def test_other_days_whole_days_and_events_without_digits_are_left_out(lines: tuple[str, ...]) -> None:
    assert events_of(event(*lines)) == []


def test_a_meeting_without_an_end_has_the_usual_length() -> None:
    (found,) = events_of(event(AT_NINE, SUMMARY))

    assert isinstance(found, SourceAppointment)
    assert found.ends_at == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


WEEKLY = event("DTSTART;TZID=Europe/Copenhagen:20261019T090000", "RRULE:FREQ=WEEKLY", SUMMARY)


def test_a_weekly_meeting_keeps_its_hour_and_has_its_own_id_each_week() -> None:
    (summer,) = events_of(WEEKLY, day=date(2026, 10, 19))
    (winter,) = events_of(WEEKLY)

    assert starts(summer, winter) == ["19 07:00", "23 08:00"]
    assert isinstance(summer, SourceAppointment)
    assert isinstance(winter, SourceAppointment)
    assert summer.external_id != winter.external_id == "one/2026-11-23T08:00:00+00:00"


def test_a_moved_and_cancelled_meeting_of_a_series_is_the_same_one() -> None:
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Copenhagen:20261123T090000",
        "DTSTART;TZID=Europe/Copenhagen:20261123T110000",
        "STATUS:CANCELLED",
        SUMMARY,
    )

    (found,) = events_of(WEEKLY, moved)

    assert isinstance(found, SourceAppointment)
    assert (starts(found), found.cancelled) == (["23 10:00"], True)
    assert found.external_id == "one/2026-11-23T08:00:00+00:00"


def test_digits_are_looked_for_where_the_mapping_says() -> None:
    mapping = CalendarMapping(properties=("X-CPR",), pattern="nr ([0-9]{6})")

    (found,) = events_of(event(AT_NINE, SUMMARY, "X-CPR:nr 020290"), mapping=mapping)

    assert isinstance(found, SourceAppointment)
    assert found.digits == BirthDigits(ascii=b"020290")


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ((SUMMARY,), RowFault.MISSING_START),
        (("DTSTART:2026112xT090000Z", SUMMARY), RowFault.BAD_TIME),
        ((AT_NINE, "RRULE:FREQ=WEEKLY;BYDAY=XX", SUMMARY), RowFault.BAD_EVENT),
        ((AT_NINE, "RRULE:FREQ=SECONDLY", SUMMARY), RowFault.BAD_EVENT),
        ((AT_NINE, "RRULE:FREQ=DAILY;BYHOUR=9,10,11,12,13;BYMINUTE=0,10,20,30,40", SUMMARY), RowFault.BAD_EVENT),
        ((AT_NINE, "RRULE:FREQ=DAILY;INTERVAL=0", SUMMARY), RowFault.BAD_EVENT),
        ((AT_NINE, "RRULE:COUNT=2", SUMMARY), RowFault.BAD_EVENT),
    ],
)
def test_a_broken_event_costs_itself_alone(lines: tuple[str, ...], fault: RowFault) -> None:
    good = event(AT_NINE, SUMMARY, uid="good")

    found = events_of(good, event(*lines, uid="broken"))

    assert starts(*found) == ["23 08:00"]
    left_out = [each for each in found if isinstance(each, RowError)]
    assert left_out == [RowError(line=9, code=fault, external_id="broken")]


def test_what_is_broken_and_not_needed_costs_nothing() -> None:
    assert starts(*events_of(event(AT_NINE, SUMMARY, "CREATED:yesterday"))) == ["23 08:00"]


def test_events_without_an_id_stand_alone() -> None:
    later = AT_NINE.replace("T09", "T11")

    found = events_of(event(AT_NINE, SUMMARY, uid=""), event(later, SUMMARY, uid=""))

    assert starts(*found) == ["23 08:00", "23 10:00"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b" \r\n", FileFault.EMPTY),
        (b"hello", FileFault.NOT_A_CALENDAR),
        (b"BEGIN:VCALENDAR\r\n", FileFault.NOT_A_CALENDAR),
        (calendar([event("DTSTART;TZID=Europe:20261123T090000")]), FileFault.NOT_A_CALENDAR),
        (event(AT_NINE, SUMMARY).encode(), FileFault.NOT_A_CALENDAR),
        (calendar([]) + b" " * LARGEST_CALENDAR, FileFault.TOO_LARGE),
    ],
)
def test_what_is_no_calendar_is_refused_whole(raw: bytes, code: FileFault) -> None:
    assert opened_calendar(raw) == FileRefused(code=code)
