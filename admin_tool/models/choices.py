"""Whom a citizen can be given to, and which appointments a number can be settled with."""

from collections.abc import Iterable
from dataclasses import dataclass

from admin_tool.models.appointments_today import has_not_come, matches_text
from admin_tool.models.evidence import difference, who
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from kiosk.messages.keys_staff_pages import Board, Choose, Settle
from kiosk.messages.keys_staff_visits import Pickup
from kiosk.wire.staff import Appointment, CaseworkerState, Visit
from kiosk.wire.words import Availability

_ORDER = {Availability.FREE: 0, Availability.MEETING: 1, Availability.AWAY: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`id` None is the reception. `asks_first`: handing over to somebody away is asked about."""

    id: str | None
    name: str
    state: Phrase | None
    free: bool
    asks_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An appointment, what differs, and whether it was found by the service or looked up."""

    appointment_id: str
    when: Phrase
    with_whom: Phrase
    differs: Phrase | None


def people(caseworkers: Iterable[CaseworkerState], *, but: str | None = None) -> tuple[Person, ...]:
    """Free ones first; `but` is left out: whoever has the citizen already."""
    ordered = sorted(caseworkers, key=lambda each: (_ORDER[each.availability], each.name.casefold()))
    return tuple(_person(each) for each in ordered if each.id != but)


def suggestions(visit: Visit, around: Surroundings) -> tuple[Suggestion, ...]:
    return tuple(
        _suggestion(candidate, differs=difference(visit, candidate, around.zone)) for candidate in visit.candidates
    )


def lookups(
    appointments: Iterable[Appointment], book: VisitBook, around: Surroundings, text: str, *, most: int = 30
) -> tuple[Suggestion, ...]:
    """Appointments whose citizen has not come, by what was typed, the nearest in time first."""
    fitting = [each for each in appointments if has_not_come(each, book) and matches_text(each, around, text)]
    near = sorted(fitting, key=lambda each: (abs((each.starts_at - around.now).total_seconds()), each.id))
    return tuple(_suggestion(each, differs=None) for each in near[:most])


def by_name(found: Iterable[Appointment], book: VisitBook) -> tuple[tuple[Suggestion, ...], tuple[int, ...]]:
    """Those who have not come, in the order of the day, and the numbers of those who have."""
    every = list(found)
    come = (book.of_appointment(each.id) for each in every if not has_not_come(each, book))
    waiting = tuple(_suggestion(each, differs=None) for each in every if has_not_come(each, book))
    return waiting, tuple(visit.number for visit in come if visit is not None)


def _person(caseworker: CaseworkerState) -> Person:
    match caseworker.availability:
        case Availability.FREE:
            state = Phrase(Choose.FREE)
        case Availability.MEETING if caseworker.until is not None:
            state = phrase(Board.MEETING_UNTIL, time=caseworker.until)
        case Availability.MEETING:
            state = Phrase(Board.IN_MEETING)
        case Availability.AWAY:
            state = Phrase(Board.AWAY)
    return Person(
        id=caseworker.id,
        name=caseworker.name,
        state=state,
        free=caseworker.availability is Availability.FREE,
        asks_first=caseworker.availability is Availability.AWAY,
    )


def _suggestion(appointment: Appointment, *, differs: Phrase | None) -> Suggestion:
    name, room = who(appointment), appointment.room
    return Suggestion(
        appointment_id=appointment.id,
        when=phrase(Settle.WHEN, time=appointment.starts_at),
        with_whom=phrase(Pickup.WHO_WHERE, name=name, room=room) if room else phrase(Pickup.WHO, name=name),
        differs=differs,
    )
