"""What the waiting-room screen may show: numbers and places, and whether the office is open."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.opening import is_open
from kiosk.domain.service_day import day_bounds, service_day
from kiosk.domain.visits import Status
from kiosk.service.store.tables import EventRow, InboxRow, VisitRow
from kiosk.service.usecases.event_feed import visit_of
from kiosk.service.usecases.office_rules import OfficeRules, office_rules
from kiosk.wire.events import Call, DisplayEvent, DisplayState

RECENT_CALLS = 6
_LOOKED_AT = 60
_NOT_CALLED = (Status.WAITING, Status.ON_THE_WAY)
_CALLS = (DisplayEvent.CALL, DisplayEvent.CALL_WITHDRAWN)


def display_state(session: Session, office_id: str, *, now: datetime) -> DisplayState:
    rules = office_rules(session, office_id)
    return DisplayState(
        open=is_open(rules.hours, now, rules.tz),
        notice=rules.notice,
        recent=_recent_calls(session, rules, now=now),
        here=_here(session, rules, now=now),
        office_name=rules.name,
        now=now.astimezone(rules.tz),
    )


def _here(session: Session, rules: OfficeRules, *, now: datetime) -> list[int]:
    """Every committed number that has not been called, matched or not, opened or not; ascending."""
    today = service_day(now, rules.tz)
    visits = session.execute(
        select(VisitRow.number, VisitRow.also).where(
            VisitRow.office_id == rules.office_id, VisitRow.service_day == today, VisitRow.status.in_(_NOT_CALLED)
        )
    )
    numbers = {number for own, also in visits for number in (own, *also)}
    return sorted(numbers | _not_settled(session, rules, today))


def _not_settled(session: Session, rules: OfficeRules, today: date) -> set[int]:
    """WHY all offices' are read: what waits is little and has an index; what came today is much."""
    waiting = session.execute(
        select(InboxRow.office_id, InboxRow.service_day, InboxRow.number).where(InboxRow.taken_at.is_(None))
    )
    numbers = {number for office_id, day, number in waiting if (office_id, day) == (rules.office_id, today)}
    if not numbers:
        return numbers
    known = select(VisitRow.number).where(
        VisitRow.office_id == rules.office_id, VisitRow.service_day == today, VisitRow.number.in_(numbers)
    )
    return numbers - set(session.scalars(known))


def _recent_calls(session: Session, rules: OfficeRules, *, now: datetime) -> list[Call]:
    """The latest first; what was withdrawn is not among them."""
    since, _ = day_bounds(service_day(now, rules.tz), rules.tz)
    rows = session.execute(
        select(EventRow.kind, EventRow.subject, EventRow.at)
        .where(EventRow.office_id == rules.office_id, EventRow.kind.in_(_CALLS), EventRow.at >= since)
        .order_by(EventRow.id.desc())
        .limit(_LOOKED_AT)
    )
    latest: dict[str, tuple[str, datetime]] = {}
    for kind, subject, at in rows:
        latest.setdefault(visit_of(subject), (kind, at))
    called = {visit_id: at for visit_id, (kind, at) in latest.items() if kind == DisplayEvent.CALL}
    visits = {row.id: row for row in session.scalars(select(VisitRow).where(VisitRow.id.in_(called)))}
    calls = [
        Call(number=visits[id].number, place=visits[id].place or "", at=at)
        for id, at in called.items()
        if id in visits and visits[id].place
    ]
    return calls[:RECENT_CALLS]
