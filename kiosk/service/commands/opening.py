"""Commands about when an office is open, what citizens come for, with appointments or not, and its private rooms."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from kiosk.domain.opening import Span
from kiosk.service.commands.house import CommandRefused, known_office, opened
from kiosk.service.usecases.expected_appointments import expect_appointments as write_expected
from kiosk.service.usecases.office_hours import NewHours, change_hours
from kiosk.service.usecases.public_holidays import UnknownPlace, own_days
from kiosk.service.usecases.rooms_of_office import set_rooms as write_rooms
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.service.usecases.topics import add_topic as write_topic
from kiosk.settings.service import ServiceSettings

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])")
_TOPIC_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LONGEST_TEXT = 80
_LONGEST_ROOM = 40
_NONE = "none"
EXPECTED = "expected"


def set_hours(settings: ServiceSettings, office_id: str, new: NewHours, *, now: datetime) -> str:
    """Returns a sentence."""
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
        try:
            house.store.write(lambda session: change_hours(session, office_id, new, by=COMMAND_LINE, now=now))
        except UnknownPlace:
            raise CommandRefused("Holidays are known by country, as DK, or country and region, as DE-BE.") from None
    return f"Office {office_id} has its new hours."


def add_topic(
    settings: ServiceSettings, topic_id: str, texts: Sequence[str], *, office_id: str, booked: bool, now: datetime
) -> str:
    """Returns a sentence."""
    if not _TOPIC_ID.fullmatch(topic_id):
        raise CommandRefused("A topic's id has small letters, digits and hyphens, at most 40 of them.")
    by_language = dict(map(_text, texts))
    if not by_language:
        raise CommandRefused("A topic needs a text: --text da=Bolig")
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
        is_new = house.store.write(
            lambda session: write_topic(
                session, topic_id, by_language, office_id=office_id, booked=booked, by=COMMAND_LINE, now=now
            )
        )
    return f"Topic {topic_id} is ready." if is_new else f"Topic {topic_id} was there already; it has the new texts."


def set_rooms(settings: ServiceSettings, office_id: str, names: Sequence[str], *, now: datetime) -> str:
    """Returns a sentence."""
    rooms = [name.strip() for name in names]
    if any(not name.isprintable() or not 0 < len(name) <= _LONGEST_ROOM for name in rooms):
        raise CommandRefused(f"A room's name is one line of at most {_LONGEST_ROOM} characters.")
    if len(set(rooms)) < len(rooms):
        raise CommandRefused("Every room needs a name of its own.")
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
        house.store.write(lambda session: write_rooms(session, office_id, rooms, by=COMMAND_LINE, now=now))
    return f"Office {office_id} has these private rooms: {', '.join(rooms) or 'none'}."


def expect_appointments(settings: ServiceSettings, office_id: str, word: str, *, now: datetime) -> str:
    """Returns a sentence."""
    if word not in (EXPECTED, _NONE):
        raise CommandRefused(f"Appointments are {EXPECTED} or {_NONE}.")
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, office_id)
        house.store.write(
            lambda session: write_expected(session, office_id, expected=word == EXPECTED, by=COMMAND_LINE, now=now)
        )
    if word == EXPECTED:
        return f"Office {office_id} says on its board when an opening day has no appointments."
    return f"Office {office_id} has no appointments, and its board does not miss them."


def hours_of(days: Sequence[str], *, holidays: str | None, closed: Sequence[str] | None) -> NewHours:
    """Raises CommandRefused."""
    return NewHours(
        days=dict(map(_day, days)),
        holidays="" if holidays == _NONE else holidays,
        closed_days=None if not closed else _closed(closed),
    )


def _day(raw: str) -> tuple[int, tuple[Span, ...]]:
    name, _, spans_raw = raw.partition("=")
    if name not in _WEEKDAYS:
        raise CommandRefused(f"A day is one of {', '.join(_WEEKDAYS)}, as in --day fri=08:00-12:00")
    if spans_raw == "closed":
        return _WEEKDAYS.index(name), ()
    spans = tuple(_span(each) for each in spans_raw.split(","))
    if any(later.opens < earlier.closes for earlier, later in zip(spans, spans[1:], strict=False)):
        raise CommandRefused(f"The hours of {name} overlap, or do not stand in their order.")
    return _WEEKDAYS.index(name), spans


def _span(raw: str) -> Span:
    found = _SPAN.fullmatch(raw)
    try:
        if found is not None:
            opens, closes = map(time.fromisoformat, found.groups())
            if opens < closes:
                return Span(opens=opens, closes=closes)
    except ValueError:
        pass
    raise CommandRefused("Hours are written 08:00-15:30, several with a comma between them, or closed.")


def _closed(days: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(raw for raw in days if raw != _NONE and own_days(raw))
    except ValueError:
        raise CommandRefused("A closed day is written 2026-12-24, or 12-24 for every year, or none.") from None


def _text(raw: str) -> tuple[str, str]:
    language, _, text = raw.partition("=")
    if not _LANGUAGE.fullmatch(language) or not text.isprintable() or not 0 < len(text.strip()) <= _LONGEST_TEXT:
        raise CommandRefused(f"A text is written da=Bolig, in one line of at most {_LONGEST_TEXT} characters.")
    return language, text.strip()
