"""Times that staff took out of the offer, or added to it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.service_day import day_bounds, service_day
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import SlotTimeRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.offices import is_topic
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.events import StaffEvent
from kiosk.wire.problems import Code
from kiosk.wire.times import ChangedTime, NewTime, TimeKind

TIMES = "times"
"""What a `state` event is about when staff tools are to ask for the times again."""


def list_changed_times(
    session: Session, office_id: str, *, topic_id: str, first: date, last: date
) -> Sequence[ChangedTime]:
    """Those of the topic, and those of all topics."""
    tz = office_rules(session, office_id).tz
    since, until = day_bounds(first, tz)[0], day_bounds(last, tz)[1]
    rows = session.scalars(
        select(SlotTimeRow)
        .where(
            SlotTimeRow.office_id == office_id,
            SlotTimeRow.starts_at < until,
            SlotTimeRow.ends_at > since,
            (SlotTimeRow.topic_id == topic_id) | SlotTimeRow.topic_id.is_(None),
        )
        .order_by(SlotTimeRow.starts_at, SlotTimeRow.id)
    )
    return [_said(row) for row in rows]


def change_times(session: Session, new: NewTime, *, by: Staff, now: datetime) -> ChangedTime | Refused:
    """What is booked already stays booked. Times are of whole minutes; on a closed day none is opened."""
    lock_office(session, by.office_id)
    if new.topic is not None and not is_topic(session, new.topic, office_id=by.office_id):
        return NOT_FOUND
    if new.kind is TimeKind.EXTRA and (refused := _no_extra(session, new, office_id=by.office_id, now=now)):
        return refused
    row = SlotTimeRow(
        id=str(uuid.uuid4()),
        office_id=by.office_id,
        kind=new.kind,
        topic_id=new.topic,
        starts_at=new.starts_at.replace(second=0),
        ends_at=new.ends_at.replace(second=0),
        by=by.user_id,
        capacity=new.capacity if new.kind is TimeKind.EXTRA else None,
    )
    session.add(row)
    _note(session, row, f"times.{new.kind}", by=by, now=now)
    return _said(row)


def take_back_times(session: Session, time_id: str, *, by: Staff, now: datetime) -> bool:
    """False: there is no such change in this office."""
    lock_office(session, by.office_id)
    row = session.get(SlotTimeRow, time_id)
    if row is None or row.office_id != by.office_id:
        return False
    session.delete(row)
    _note(session, row, "times.taken_back", by=by, now=now)
    return True


def _no_extra(session: Session, new: NewTime, *, office_id: str, now: datetime) -> Refused | None:
    rules = office_rules(session, office_id)
    if new.ends_at <= now:
        return Refused(code=Code.SLOT_PAST)
    closed = service_day(new.starts_at, rules.tz) in rules.hours.closed_days
    return Refused(code=Code.CLOSED) if closed else None


def _note(session: Session, row: SlotTimeRow, action: str, *, by: Staff, now: datetime) -> None:
    append_event(session, row.office_id, StaffEvent.STATE, TIMES, now)
    append_audit(session, row.office_id, actor=by.user_id, action=action, subject=row.id, origin=by.origin, now=now)


def _said(row: SlotTimeRow) -> ChangedTime:
    return ChangedTime(
        id=row.id,
        kind=TimeKind(row.kind),
        topic=row.topic_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        capacity=row.capacity,
    )
