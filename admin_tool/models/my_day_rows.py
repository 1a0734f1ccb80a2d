"""One appointment or visit as a row of the caseworker's day."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from admin_tool.models.answers import Answer, pending
from admin_tool.models.colleagues import comes_to, is_for, on_behalf, who_comes, whom
from admin_tool.models.desks import desk_phrase
from admin_tool.models.notes import also, notes_of
from admin_tool.models.offers import helping_offers, own_offers
from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.private_rooms import room_note
from admin_tool.models.rows import Pill, Row, Tone
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag
from kiosk.domain.visits import Status
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_pages import MyDay
from kiosk.messages.keys_staff_visits import Pickup
from kiosk.wire.staff import Appointment, Visit

NOT_HERE = "–"
_A_MINUTE = timedelta(minutes=1)


def appointment_row(appointment: Appointment, visit: Visit | None, around: Surroundings) -> Row:
    if visit is not None:
        return visit_row(visit, around, id=appointment.id)
    no_show = Pill(text=Phrase(MyDay.NO_SHOW), tone=Tone.AMBER) if appointment.no_show else None
    return Row(
        id=appointment.id,
        big=NOT_HERE,
        lead=phrase(Time.CLOCK, time=appointment.starts_at),
        headline=(Phrase(MyDay.CANCELLED if appointment.cancelled else MyDay.NOT_ARRIVED),),
        pill=no_show,
        faded=appointment.cancelled or appointment.no_show,
    )


def visit_row(visit: Visit, around: Surroundings, *, id: str | None = None) -> Row:
    """`id` is the appointment's where the row stands for one, so that it stays the same row."""
    instead = not comes_to(visit, around.user_id)
    offers, more = helping_offers(visit, around.role) if instead else own_offers(visit, around.role, around.now)
    emphasis, headline, pill = (_colleague_says if instead else _says)(visit, around)
    over = visit.status in (Status.ENDED, Status.NOT_HERE, Status.LEFT)
    return Row(
        id=id if id is not None else visit.id,
        big=str(visit.number),
        lead=phrase(Time.CLOCK, time=visit.appointment.starts_at if visit.appointment else visit.arrived_at),
        emphasis=emphasis,
        headline=headline,
        detail=() if over and visit.status is not Status.ENDED else _detail(visit, around),
        pill=pill,
        offers=offers,
        more=more,
        tone=Tone.INFO if visit.status is Status.WAITING else Tone.PLAIN,
        faded=over,
    )


def colleague_row(visit: Visit, around: Surroundings) -> Row:
    """Quiet: nobody has answered for a colleague's citizen, or somebody comes by now."""
    offers, more = helping_offers(visit, around.role)
    emphasis, headline, _ = _colleague_says(visit, around)
    return Row(
        id=visit.id,
        big=str(visit.number),
        lead=phrase(Time.CLOCK, time=visit.appointment.starts_at if visit.appointment else visit.arrived_at),
        emphasis=emphasis,
        headline=headline,
        detail=(phrase(MyDay.FOR_WHOM, name=whom(visit)), *_ask(visit)),
        offers=offers,
        more=more,
        tone=Tone.INFO if visit.status is Status.WAITING else Tone.PLAIN,
    )


_Said = tuple[Phrase | None, Line, Pill | None]


def _says(visit: Visit, around: Surroundings) -> _Said:
    said = _SAID.get(visit.status, _waiting) if isinstance(visit.status, Status) else _waiting
    return said(visit, around)


def _colleague_says(visit: Visit, around: Surroundings) -> _Said:
    """Who comes instead of whom it is for."""
    since = (phrase(MyDay.SINCE, time=_since(visit)),)
    match visit.status:
        case Status.WAITING:
            return Phrase(MyDay.NOBODY_ANSWERED), (_waited(visit, around),), None
        case Status.ON_THE_WAY:
            return phrase(MyDay.COLLEAGUE_COMES, name=who_comes(visit)), since, None
        case Status.COLLECTED:
            return phrase(MyDay.WITH_COLLEAGUE, name=who_comes(visit)), since, None
        case _:
            return _says(visit, around)


def _waited(visit: Visit, around: Surroundings) -> Phrase:
    lasted = elapsed(since=visit.arrived_at, until=around.now)
    return phrase(MyDay.WAITED, age=age(lasted)) if lasted >= _A_MINUTE else Phrase(MyDay.JUST_NOW)


def _waiting(visit: Visit, around: Surroundings) -> _Said:
    waited = _waited(visit, around)
    if pending(visit, around.now).answer is Answer.LATER:
        return Phrase(MyDay.ARRIVED), (waited, phrase(MyDay.LATER_SAID, time=_since(visit))), None
    early = Flag.EARLY in visit.flags
    return Phrase(MyDay.ARRIVED_EARLY if early else MyDay.ARRIVED), (waited,), None


def _on_the_way(visit: Visit, around: Surroundings) -> _Said:
    return Phrase(MyDay.ON_THE_WAY), (phrase(MyDay.SINCE, time=_since(visit)),), None


def _called(visit: Visit, around: Surroundings) -> _Said:
    desk = around.desks.get(visit.desk_id or "", visit.place or "")
    return None, (phrase(MyDay.CALLED, desk=desk_phrase(desk)),), None


def _collected(visit: Visit, around: Surroundings) -> _Said:
    return Phrase(MyDay.WITH_YOU), (phrase(MyDay.SINCE, time=_since(visit)),), None


def _ended(visit: Visit, around: Surroundings) -> _Said:
    return None, (phrase(MyDay.ENDED, time=_since(visit)),), Pill(text=Phrase(MyDay.DONE))


def _not_here(visit: Visit, around: Surroundings) -> _Said:
    return None, (Phrase(MyDay.NOT_HERE),), Pill(text=phrase(Time.CLOCK, time=_since(visit)))


def _left(visit: Visit, around: Surroundings) -> _Said:
    how = Phrase(Pickup.LATER_TIME if Flag.LATER_TIME in visit.flags else MyDay.LEFT)
    return None, (how,), Pill(text=phrase(Time.CLOCK, time=_since(visit)))


_SAID: Mapping[Status, Callable[[Visit, Surroundings], _Said]] = {
    Status.WAITING: _waiting,
    Status.ON_THE_WAY: _on_the_way,
    Status.CALLED: _called,
    Status.COLLECTED: _collected,
    Status.ENDED: _ended,
    Status.NOT_HERE: _not_here,
    Status.LEFT: _left,
}


def _detail(visit: Visit, around: Surroundings) -> Line:
    if visit.status is Status.ENDED:
        return (Phrase(MyDay.WALKED_OUT),)
    without = () if visit.appointment else (Phrase(MyDay.WITHOUT),)
    behalf = () if is_for(visit, around.user_id) else on_behalf(visit)
    notes = notes_of(visit, language_names=around.languages)
    return (*also(visit), *behalf, *room_note(visit, around), *without, *notes, *_ask(visit))


def _ask(visit: Visit) -> Line:
    to_fetch = visit.status in (Status.WAITING, Status.ON_THE_WAY)
    return (Phrase(MyDay.SIX_DIGITS_ONLY),) if to_fetch and visit.digits_only else ()


def _since(visit: Visit) -> datetime:
    return visit.status_since or visit.received_at
