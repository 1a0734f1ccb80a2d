"""One visit as a row of the board, by the section it stands in."""

from datetime import datetime

from admin_tool.models.answers import Answer, Pending, pending
from admin_tool.models.colleagues import on_behalf
from admin_tool.models.desks import desk_phrase, move_offers
from admin_tool.models.evidence import finding_of, who
from admin_tool.models.message_rows import sent_offers
from admin_tool.models.nobodys_numbers import void_offers
from admin_tool.models.notes import also, declared_time, notes_of
from admin_tool.models.offers import board_offers
from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.private_rooms import room_note, room_offers
from admin_tool.models.rows import Offer, Pill, Row, Tone
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag
from kiosk.domain.visits import Status
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_visits import Note, Pickup
from kiosk.wire.staff import Visit

_PILLS = {
    Answer.NOT_YET: Pill(text=Phrase(Pickup.TOLD), tone=Tone.INFO),
    Answer.TOLD: Pill(text=Phrase(Pickup.TOLD), tone=Tone.INFO),
    Answer.LATER: Pill(text=Phrase(Pickup.LATER), tone=Tone.INFO),
    Answer.COMING: Pill(text=Phrase(Pickup.ON_THE_WAY), tone=Tone.GOOD),
    Answer.UNANSWERED: Pill(text=Phrase(Pickup.UNANSWERED), tone=Tone.AMBER),
    Answer.NOT_COLLECTED: Pill(text=Phrase(Pickup.NOT_COLLECTED), tone=Tone.AMBER),
}
_NOBODY = Pill(text=Phrase(Pickup.NO_USER), tone=Tone.AMBER)
_AHEAD = Pill(text=Phrase(Pickup.AHEAD), tone=Tone.INFO)
_OVER: dict[Status, StaffKey] = {
    Status.COLLECTED: Pickup.COLLECTED,
    Status.ENDED: Pickup.ENDED,
    Status.NOT_HERE: Pickup.NOT_HERE,
    Status.LEFT: Pickup.LEFT,
}


def to_settle_row(book: VisitBook, visit: Visit, around: Surroundings) -> Row:
    finding = finding_of(visit, book, around.zone)
    offers, more = _offers(visit, around)
    declared = declared_time(visit)
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=phrase(Time.CLOCK, time=declared if declared is not None else visit.arrived_at),
        lead_detail=_age(visit.arrived_at, around),
        headline=finding.headline,
        detail=(*also(visit), *finding.detail, *_notes(visit, around)),
        offers=offers,
        more=more,
    )


def to_collect_row(visit: Visit, around: Surroundings) -> Row:
    waits = pending(visit, around.now)
    nobody = visit.caseworker is None and visit.status is Status.WAITING
    attention = nobody or waits.answer in (Answer.UNANSWERED, Answer.NOT_COLLECTED)
    offers, more = _offers(visit, around, unanswered=attention)
    more = (*more, *sent_offers(around.role))
    expected = max(visit.arrived_at, visit.appointment.starts_at) if visit.appointment else visit.arrived_at
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=phrase(Time.CLOCK, time=visit.appointment.starts_at if visit.appointment else visit.arrived_at),
        lead_detail=_age(expected, around),
        headline=_fetcher(visit, around),
        detail=(*also(visit), *on_behalf(visit), *_progress(visit, waits), *_timing(visit), *_notes(visit, around)),
        pill=_NOBODY if nobody else _PILLS[waits.answer],
        offers=offers,
        more=more,
        tone=Tone.AMBER if attention else Tone.PLAIN,
    )


def queue_row(visit: Visit, around: Surroundings) -> Row:
    offers, more = _offers(visit, around)
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=_age(visit.arrived_at, around),
        headline=(_topic(visit, around),),
        detail=(*also(visit), *_notes(visit, around)),
        pill=_AHEAD if visit.queued_from < visit.arrived_at else None,
        offers=offers,
        more=more,
    )


def at_desk_row(visit: Visit, around: Surroundings) -> Row:
    offers, more = _offers(visit, around)
    called = visit.status is Status.CALLED
    since = visit.status_since or visit.received_at
    desk = around.desks.get(visit.desk_id or "", visit.place or "")
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=_age(since, around),
        headline=(desk_phrase(desk),),
        detail=(
            phrase(Pickup.CALLED_SINCE if called else Pickup.COLLECTED_SINCE, time=since),
            *also(visit),
            *_notes(visit, around),
        ),
        offers=offers,
        more=more,
    )


def over_row(visit: Visit, around: Surroundings) -> Row:
    offers, more = _offers(visit, around)
    night = (Phrase(Note.CLOSED_BY_NIGHT),) if Flag.CLOSED_BY_NIGHT in visit.flags else ()
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=phrase(Time.CLOCK, time=visit.status_since or visit.received_at),
        headline=_fetcher(visit, around),
        detail=(*also(visit), *room_note(visit, around), *night),
        pill=Pill(text=Phrase(_ending(visit))),
        offers=offers,
        more=more,
        faded=True,
    )


def _ending(visit: Visit) -> StaffKey:
    if Flag.LATER_TIME in visit.flags:
        return Pickup.LATER_TIME
    return _OVER.get(visit.status, Pickup.LEFT) if isinstance(visit.status, Status) else Pickup.LEFT


def _offers(
    visit: Visit, around: Surroundings, *, unanswered: bool = False
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """What is done with the visit, then what is done with its room."""
    first, more = board_offers(visit, around.role, around.now, unanswered=unanswered)
    room, room_menu = room_offers(visit, around)
    return (*first, *room), (*more, *move_offers(visit, around), *room_menu, *void_offers(visit, around.role))


def _fetcher(visit: Visit, around: Surroundings) -> Line:
    """Who fetches, and where; without an appointment, what it is about."""
    name = visit.caseworker.name if visit.caseworker else who(visit.appointment) if visit.appointment else ""
    room = visit.appointment.room if visit.appointment else ""
    if not name:
        return (_topic(visit, around),)
    named = phrase(Pickup.WHO_WHERE, name=name, room=room) if room else phrase(Pickup.WHO, name=name)
    return (named,) if visit.appointment else (named, phrase(Pickup.WITHOUT))


def _progress(visit: Visit, waits: Pending) -> Line:
    if visit.caseworker is None and visit.status is Status.WAITING:
        return (Phrase(Pickup.NO_USER_HINT),)
    match waits.answer:
        case Answer.COMING | Answer.NOT_COLLECTED:
            return (phrase(Pickup.ON_THE_WAY_SINCE, time=waits.since),)
        case Answer.LATER:
            return (phrase(Pickup.LATER_DETAIL, time=waits.since),)
        case _:
            return ()


def _timing(visit: Visit) -> Line:
    return (Phrase(Note.EARLY),) if Flag.EARLY in visit.flags else ()


def _topic(visit: Visit, around: Surroundings) -> Phrase:
    topic = around.topics.get(visit.topic or "")
    return phrase(Pickup.TOPIC, topic=topic) if topic else Phrase(Pickup.NO_TOPIC)


def _notes(visit: Visit, around: Surroundings) -> Line:
    return (*room_note(visit, around), *notes_of(visit, language_names=around.languages))


def _age(since: datetime, around: Surroundings) -> Phrase:
    return age(elapsed(since=since, until=around.now))
