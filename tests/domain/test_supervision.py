"""What is silent when, and what needs a hand: the rules, without a clock of their own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.supervision import (
    Concern,
    KioskSays,
    Notice,
    OfficeNow,
    Part,
    Watched,
    channel_failing_since,
    dispatcher_heard,
    notices,
    tell_from,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OPENED = NOW - timedelta(hours=2)
WELL = KioskSays(spool=0, clock_offset_ms=200, scanner=True, unprinted=0, numbers_left=30, last_arrival=NOW)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def kiosk(**given: Any) -> Watched:
    fields: dict[str, Any] = {"part": Part.KIOSK, "id": "k", "seen_at": ago(seconds=4), "known_since": ago(days=9)}
    return Watched(**{**fields, "says": WELL, **given})


def office(*parts: Watched, **given: Any) -> OfficeNow:
    fields: dict[str, Any] = {"listening_since": ago(days=1), "opened_at": OPENED, "begins": [NOW]}
    return OfficeNow(parts=parts, **{**fields, **given})


def said(at: OfficeNow, now: datetime = NOW) -> list[Concern]:
    return [each.concern for each in notices(at, now=now)]


def test_where_all_is_well_nothing_is_said():
    assert said(office(kiosk())) == []


@pytest.mark.parametrize(
    ("says", "concern"),
    [
        ({"trouble": "out_of_paper"}, Concern.NO_SLIPS),
        ({"paper_low": True}, Concern.PAPER_LOW),
        ({"unprinted": 1}, Concern.UNSURE_SLIP),
        ({"spool": 10}, Concern.LONG_SPOOL),
        ({"scanner": False}, Concern.SCANNER_GONE),
        ({"clock_offset_ms": 5001}, Concern.CLOCK_OFF),
        ({"clock_offset_ms": -5001}, Concern.CLOCK_OFF),
        ({"numbers_left": 0}, Concern.NO_NUMBERS),
        ({"arrivals": 31}, Concern.BUSY),
    ],
)
def test_what_a_kiosk_says_of_itself_is_said(says: dict[str, Any], concern: Concern):
    assert said(office(kiosk(says=replace(WELL, **says)))) == [concern]


@pytest.mark.parametrize(
    "says", [{"spool": 9}, {"clock_offset_ms": 5000}, {"arrivals": 30}, {"scanner": None}, {"numbers_left": None}]
)
def test_what_is_usual_is_not(says: dict[str, Any]):
    assert said(office(kiosk(says=replace(WELL, **says)))) == []


def test_of_a_silent_kiosk_its_silence_is_all_there_is_to_say():
    silent = kiosk(seen_at=ago(minutes=20), says=replace(WELL, trouble="off", spool=99))

    assert notices(office(silent), now=NOW) == (
        Notice(concern=Concern.SILENT, part=Part.KIOSK, subject="k", since=ago(minutes=20)),
    )


def test_an_opening_day_without_appointments_is_the_first_thing_said():
    at = office(kiosk(seen_at=ago(minutes=20)), begins=[])

    assert said(at) == [Concern.NO_APPOINTMENTS, Concern.SILENT]


def test_where_everybody_comes_without_an_appointment_none_are_missed():
    assert said(office(kiosk(), begins=[], expects_appointments=False)) == []
    assert said(office(kiosk(seen_at=ago(minutes=1)), begins=[], expects_appointments=False)) == [Concern.SILENT]


def test_a_kiosk_that_nobody_came_to_while_appointments_began_is_said():
    begins = [ago(minutes=span) for span in (50, 40, 30, 5)]
    unused = kiosk(says=replace(WELL, last_arrival=ago(minutes=70)))

    assert said(office(unused, begins=begins)) == [Concern.NOTHING_COMES]
    assert said(office(unused, begins=begins[1:])) == []  # the last of them may still come
    assert said(office(replace(unused, known_since=ago(minutes=10)), begins=begins)) == []
    assert said(office(unused, kiosk(id="other"), begins=begins)) == []  # too few to judge one of two


def test_a_tool_whose_owner_has_no_citizens_or_went_home_is_not_missed():
    tool = Watched(part=Part.STAFF_TOOL, id="sara", seen_at=ago(minutes=5))

    assert said(office(tool)) == [Concern.SILENT]
    assert said(office(replace(tool, needed=False))) == []
    assert said(office(replace(tool, seen_at=ago(hours=3)))) == []


EVERY = {Part.KIOSK: 5, Part.DISPLAY: 3, Part.STAFF_TOOL: 2}
"""Seconds between two signs of life."""
A_LOOK, WRITTEN = 1.0, 2.0


@pytest.mark.parametrize(("part", "every"), EVERY.items())
def test_what_beats_is_not_missed_though_it_is_written_down_late_and_what_falls_silent_is_seen_in_time(
    part: Part, every: float
):
    beats = Watched(part=part, id="k", seen_at=ago(seconds=every + WRITTEN + 0.9))
    silent = replace(beats, seen_at=ago(seconds=10 - A_LOOK))

    assert said(office(beats)) == []
    assert said(office(silent)) == [Concern.SILENT]


def test_a_message_that_nobody_takes_is_seen_in_time():
    """A dispatcher that takes over waits until the lease of the one before has run out."""
    assert said(office(Watched(part=Part.DISPATCHER, seen_at=ago(seconds=7)))) == []
    assert said(office(Watched(part=Part.DISPATCHER, seen_at=ago(seconds=10 - A_LOOK)))) == [Concern.SILENT]


def test_a_dispatcher_lives_as_long_as_one_beats_and_nothing_waits_too_long():
    assert dispatcher_heard(beat=ago(seconds=2), waits_since=None) == ago(seconds=2)
    assert dispatcher_heard(beat=ago(seconds=2), waits_since=ago(seconds=9)) == ago(seconds=9)
    assert dispatcher_heard(beat=ago(seconds=9), waits_since=ago(seconds=1)) == ago(seconds=9)
    assert dispatcher_heard(beat=None, waits_since=None) is None


def test_a_source_is_missed_when_it_was_not_asked_in_its_time_and_once_when_it_fails():
    hourly = Watched(part=Part.SOURCE, id="drop", seen_at=ago(minutes=66), every=timedelta(hours=1))

    assert said(office(hourly)) == [Concern.SILENT]
    assert said(office(replace(hourly, seen_at=ago(minutes=64)))) == []
    assert said(office(replace(hourly, failing_since=ago(hours=1)))) == [Concern.FAILING]


def test_what_fails_is_said_at_any_hour():
    source = Watched(part=Part.SOURCE, id="drop", failing_since=ago(hours=4))

    assert said(office(source, opened_at=None)) == [Concern.FAILING]


def test_a_channel_that_fails_is_news_when_there_is_somebody_to_be_told():
    channel = Watched(part=Part.CHANNEL, id="mail", failing_since=ago(hours=4))

    assert said(office(channel, opened_at=None)) == []
    assert said(office(channel)) == [Concern.FAILING]


EARLIER, LATER = NOW - timedelta(minutes=9), NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("known", "since"),
    [
        ({}, None),
        ({"looked_in_vain": EARLIER}, EARLIER),
        ({"looked_in_vain": EARLIER, "sent": EARLIER, "sent_at": LATER}, None),  # it came through after all
        ({"looked_in_vain": LATER, "sent": EARLIER, "sent_at": EARLIER}, LATER),
        ({"failed": LATER}, LATER),
        ({"failed": EARLIER, "sent": LATER, "sent_at": LATER}, None),
        ({"failed": LATER, "sent": EARLIER, "sent_at": LATER}, LATER),
        ({"failed": LATER, "looked_in_vain": EARLIER}, EARLIER),
    ],
)
def test_a_channel_fails_from_a_look_in_vain_or_a_message_that_failed_until_one_came_through(
    known: dict[str, datetime], since: datetime | None
):
    said = {"looked_in_vain": None, "failed": None, "sent": None, "sent_at": None, **known}

    assert channel_failing_since(**said) == since


def test_who_is_written_to_hears_of_what_lasts():
    (silent,) = notices(office(kiosk(seen_at=ago(minutes=1))), now=NOW)

    assert tell_from(silent, noticed_at=NOW) == NOW + timedelta(seconds=60)
    assert tell_from(replace(silent, part=Part.STAFF_TOOL), noticed_at=NOW) is None
    assert tell_from(replace(silent, concern=Concern.PAPER_LOW), noticed_at=NOW) is None
    failing = replace(silent, concern=Concern.FAILING, part=Part.CHANNEL)
    assert tell_from(failing, noticed_at=NOW) == NOW + timedelta(seconds=60)


_SPANS = st.integers(0, 200_000).map(lambda milliseconds: timedelta(milliseconds=milliseconds))
_SEEN = st.none() | _SPANS.map(lambda span: NOW - span)
_PARTS = st.builds(
    Watched,
    part=st.sampled_from([Part.KIOSK, Part.DISPLAY, Part.STAFF_TOOL, Part.DISPATCHER]),
    id=st.sampled_from("abc"),
    seen_at=_SEEN,
    needed=st.booleans(),
    says=st.builds(KioskSays, spool=st.integers(0, 20), clock_offset_ms=st.integers(-9000, 9000)),
)
_LISTENING = _SPANS.map(lambda span: NOW - span)


@settings(max_examples=100)
@given(parts=st.lists(_PARTS, max_size=4), listening=_LISTENING)
def test_a_closed_office_is_left_in_peace(parts: list[Watched], listening: datetime):
    assert notices(OfficeNow(listening_since=listening, opened_at=None, parts=parts, begins=[]), now=NOW) == ()


@settings(max_examples=200)
@given(part=_PARTS, listening=_LISTENING)
def test_silence_is_said_after_some_seconds_of_listening_and_not_before(part: Watched, listening: datetime):
    at = OfficeNow(listening_since=listening, opened_at=OPENED, parts=[part])
    patience = timedelta(seconds=8 if part.part in {Part.DISPATCHER, Part.KIOSK} else 6)

    unheard = part.seen_at is not None and NOW - part.seen_at > patience and NOW - listening > patience
    assert (Concern.SILENT in said(at)) == (unheard and part.needed)


@settings(max_examples=50)
@given(parts=st.lists(_PARTS, max_size=5, unique_by=lambda part: (part.part, part.id)))
def test_the_most_serious_comes_first_and_nothing_twice(parts: list[Watched]):
    found = notices(office(*parts, begins=[]), now=NOW)

    assert [each.concern for each in found] == sorted((each.concern for each in found), key=list(Concern).index)
    assert len({each.about for each in found}) == len(found)
