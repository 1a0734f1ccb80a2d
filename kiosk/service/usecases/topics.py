"""What citizens can come for, and how each topic is booked."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.queue import Priority, queued_from
from kiosk.domain.roles import Role
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import TopicRow, UserRow
from kiosk.service.usecases.changed_times import TIMES
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import By, Staff
from kiosk.wire.events import StaffEvent
from kiosk.wire.times import BookingSettings, OpenSpan, Topic, TopicChange


def topic_settings(session: Session, topic_id: str, *, office_id: str) -> Topic | Refused:
    row = session.get(TopicRow, (office_id, topic_id))
    return NOT_FOUND if row is None else _said(row)


def add_topic(
    session: Session, topic_id: str, texts: dict[str, str], *, office_id: str, booked: bool, by: By, now: datetime
) -> bool:
    """True for a new topic, which stands last. One that is there gets the texts, and is booked or not."""
    lock_office(session, office_id)
    row = session.get(TopicRow, (office_id, topic_id))
    is_new = row is None
    if row is None:
        last = session.scalar(select(func.max(TopicRow.position)).where(TopicRow.office_id == office_id)) or 0
        row = TopicRow(office_id=office_id, id=topic_id, texts=texts, position=last + 1, priority=Priority.ORDINARY)
        session.add(row)
    row.texts = texts
    row.booking = (row.booking or {}) if booked else None
    append_audit(
        session, office_id, actor=by.actor, action="topic.changed", subject=topic_id, origin=by.origin, now=now
    )
    return is_new


def change_topic(session: Session, topic_id: str, change: TopicChange, *, by: Staff, now: datetime) -> Topic | Refused:
    """What is booked already stays booked, and who waits already keeps their place.

    Not found: the topic, or one of its caseworkers.
    """
    lock_office(session, by.office_id)
    row = session.get(TopicRow, (by.office_id, topic_id))
    if row is None or not _are_caseworkers(session, change.booking, office_id=by.office_id):
        return NOT_FOUND
    row.booking = None if change.booking is None else _kept(change.booking)
    if change.texts is not None:
        row.texts = change.texts
    if change.priority is not None:
        row.priority = change.priority
    append_event(session, by.office_id, StaffEvent.STATE, TIMES, now)
    append_audit(
        session, by.office_id, actor=by.user_id, action="topic.changed", subject=row.id, origin=by.origin, now=now
    )
    return _said(row)


def place_in_queue(topic: TopicRow | None, *, arrived_at: datetime) -> datetime:
    """Since when they seem to have waited; without a topic, since they came."""
    return queued_from(arrived_at, Priority.ORDINARY if topic is None else Priority(topic.priority))


def _are_caseworkers(session: Session, booking: BookingSettings | None, *, office_id: str) -> bool:
    wanted = set() if booking is None else set(booking.caseworkers)
    if not wanted:
        return True
    known = session.scalars(
        select(UserRow.id).where(
            UserRow.office_id == office_id, UserRow.role == Role.CASEWORKER, UserRow.active, UserRow.id.in_(wanted)
        )
    )
    return wanted == set(known)


def _kept(booking: BookingSettings) -> dict[str, Any]:
    """As `free_times` reads it."""
    said = booking.model_dump(exclude={"week"})
    if booking.week is not None:
        said["week"] = [[[span.opens, span.closes] for span in day] for day in booking.week]
    return said


def _said(row: TopicRow) -> Topic:
    return Topic(
        id=row.id,
        texts=row.texts,
        bookable=row.booking is not None,
        booking=None if row.booking is None else _settings(row.booking),
        priority=Priority(row.priority),
    )


def _settings(kept: dict[str, Any]) -> BookingSettings:
    week = kept.get("week")
    spans = week and [[OpenSpan(opens=opens, closes=closes) for opens, closes in day] for day in week]
    return BookingSettings.model_validate({**kept, "week": spans})
