"""Today's appointments for the reception: who has come, who has not, and the no-shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from admin_tool.models.evidence import who
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row, Tone
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag
from kiosk.domain.visits import OPEN, Status
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff import Button, Time
from kiosk.messages.keys_staff_pages import Appointments
from kiosk.messages.keys_staff_visits import Pickup
from kiosk.wire.staff import Appointment, Visit

_SHOW_NAME = Offer(action=Action.SHOW_NAME, label=Button.SHOW_NAME)
_IS_HERE = Offer(action=Action.IS_HERE, label=Appointments.IS_HERE)
_NO_SHOW = Offer(action=Action.NO_SHOW, label=Appointments.SET_NO_SHOW)
_UNDO_NO_SHOW = Offer(action=Action.UNDO_NO_SHOW, label=Appointments.UNDO_NO_SHOW)

_STATUS: dict[Status, StaffKey] = {
    Status.WAITING: Appointments.HAS_COME,
    Status.ON_THE_WAY: Pickup.ON_THE_WAY,
    Status.CALLED: Pickup.CALLED,
    Status.COLLECTED: Pickup.COLLECTED,
    Status.ENDED: Pickup.ENDED,
}
_LATER = Pill(text=Phrase(Pickup.LATER_TIME))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """`text` is looked for in the caseworker's name, the room and the time as it is written."""

    text: str = ""
    only_open: bool = False


def appointments_today(
    appointments: Iterable[Appointment], book: VisitBook, around: Surroundings, chosen: Filter
) -> tuple[Entry, ...]:
    ordered = sorted(appointments, key=lambda each: (each.starts_at.timestamp(), who(each), each.id))
    rows = tuple(
        _row(appointment, _standing(book.of_appointment(appointment.id)), around)
        for appointment in ordered
        if _is_wanted(appointment, book, around, chosen)
    )
    return rows or (Remark(id="empty", text=Phrase(Appointments.EMPTY)),)


def has_not_come(appointment: Appointment, book: VisitBook) -> bool:
    return not appointment.cancelled and _standing(book.of_appointment(appointment.id)) is None


def matches_text(appointment: Appointment, around: Surroundings, text: str) -> bool:
    local = appointment.starts_at.astimezone(around.zone)
    clock = f"{local.hour}.{local.minute:02} {local.hour:02}:{local.minute:02}"
    return text.casefold().strip() in f"{clock} {who(appointment)} {appointment.room}".casefold()


def _is_wanted(appointment: Appointment, book: VisitBook, around: Surroundings, chosen: Filter) -> bool:
    if chosen.only_open and (appointment.no_show or not has_not_come(appointment, book)):
        return False
    return matches_text(appointment, around, chosen.text)


def _standing(visit: Visit | None) -> Visit | None:
    """After *ikke her* or *gået* the citizen has not come, as far as anybody knows; who got a later time was here."""
    return visit if visit is not None and (visit.status in _STATUS or Flag.LATER_TIME in visit.flags) else None


def _row(appointment: Appointment, visit: Visit | None, around: Surroundings) -> Row:
    room = appointment.room
    name = who(appointment)
    fetcher = phrase(Pickup.WHO_WHERE, name=name, room=room) if room else phrase(Pickup.WHO, name=name)
    status = visit.status if visit is not None and isinstance(visit.status, Status) else None
    later = visit is not None and Flag.LATER_TIME in visit.flags
    return Row(
        id=appointment.id,
        big=str(visit.number) if visit is not None else "–",
        lead=phrase(Time.CLOCK, time=appointment.starts_at),
        headline=(fetcher,),
        detail=() if visit is not None or appointment.cancelled else (Phrase(Appointments.NOT_ARRIVED),),
        pill=_LATER if later else _pill(appointment, status),
        offers=() if visit is not None or appointment.cancelled else _offers(appointment, around),
        more=(_SHOW_NAME,),
        faded=appointment.cancelled or later or status is Status.ENDED or (appointment.no_show and visit is None),
    )


def _pill(appointment: Appointment, status: Status | None) -> Pill | None:
    if status is not None:
        tone = Tone.GOOD if status in OPEN - {Status.WAITING} else Tone.INFO if status in OPEN else Tone.PLAIN
        return Pill(text=Phrase(_STATUS[status]), tone=tone)
    if appointment.cancelled:
        return Pill(text=Phrase(Appointments.CANCELLED))
    return Pill(text=Phrase(Appointments.NO_SHOW), tone=Tone.AMBER) if appointment.no_show else None


def _offers(appointment: Appointment, around: Surroundings) -> tuple[Offer, ...]:
    """Somebody can only have stayed away from an appointment that has begun."""
    if appointment.no_show:
        return (_UNDO_NO_SHOW,)
    begun = elapsed(since=appointment.starts_at, until=around.now).total_seconds() >= 0
    return (_IS_HERE, _NO_SHOW) if begun else (_IS_HERE,)
