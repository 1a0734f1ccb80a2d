"""The night: what is personal of days that are over is destroyed; open visits end; the evidence stays six months."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy import ColumnElement, delete, inspect, select, tuple_, update
from sqlalchemy.orm import Session

from kiosk.domain.retention import Kept, Retention, kept_from
from kiosk.domain.service_day import day_bounds, service_day
from kiosk.domain.settling import closed_by_night
from kiosk.service.store.jobs import Priority
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit, append_event, lock_office, write_what_was_said
from kiosk.service.store.store import Store
from kiosk.service.store.tables import (
    AppointmentRow,
    ArrivalRow,
    AvailabilityRow,
    BookingRow,
    EventRow,
    IdempotencyRow,
    InboxRow,
    LoginAttemptRow,
    OfficeRow,
    OutboxRow,
    PairingCodeRow,
    RoomGivenRow,
    Row,
    SlotCellRow,
    SlotTimeRow,
    SourceRunRow,
    StaffSessionRow,
    StaffToolRow,
    UserRow,
    VisitRow,
    VisitStepRow,
    WrongCodeRow,
)
from kiosk.service.usecases.box_keys import change_boxes, retire_boxes
from kiosk.service.usecases.figures import days_to_keep, keep_day
from kiosk.service.usecases.office_rules import OfficeRules, rules_of
from kiosk.service.usecases.open_bookings import forget_envelopes
from kiosk.service.usecases.pickup_rounds import NO_ROUND
from kiosk.service.usecases.source_runs import oldest_kept
from kiosk.service.usecases.visit_rows import OPEN_WORDS, columns_of, state_of
from kiosk.wire.events import StaffEvent

log = structlog.get_logger()

AT_ONCE = 500
"""Rows in one transaction, so that a night beside a late office holds nobody up."""

_EVENTS_KEPT = timedelta(days=1)
_MESSAGES_KEPT = timedelta(days=14)
_NOT_IN_MEMORY = {"synchronize_session": False}

T = TypeVar("T")


def night(store: Store, keys: KeyRing, *, before: date | None, now: datetime) -> None:
    """Whatever an earlier night left behind goes, too. `before`: the first day that stays; today unless it is said."""
    with store.read() as session:
        offices = [rules_of(row) for row in session.scalars(select(OfficeRow).order_by(OfficeRow.id))]
    for office in offices:
        first_kept = before or service_day(now, office.tz)
        _end_days(store, keys, office, first_kept, now=now)
    _destroy_keys_of_strangers(keys, {office.office_id for office in offices})
    for table, which in _what_expired(now):
        _delete_all(store, table, which)
    _change_boxes(store, keys, now=now)
    store.compact()


def _end_days(store: Store, keys: KeyRing, office: OfficeRules, first_kept: date, *, now: datetime) -> None:
    """WHY the keys first: from then on it is all unreadable, also where a row is still in a copy or a log."""
    for day in keys.days_of(office.office_id):
        if day < first_kept:
            keys.destroy_day(office.office_id, day)
    _write(store, partial(_close_visits, office=office, before=first_kept, now=now))
    with store.read() as session:
        uncounted = days_to_keep(session, office.office_id, before=first_kept)
    for day in uncounted:
        _write(store, partial(keep_day, office_id=office.office_id, day=day, now=now))
    _write(store, partial(_forget_links, office=office, before=first_kept, now=now))
    count = sum(_delete_all(store, table, which) for table, which in _what_goes(office, first_kept, now=now))
    if count:
        _write(store, partial(_note, office=office, before=first_kept, count=count, now=now))
        log.info("night.done", office=office.office_id, day=first_kept.isoformat(), count=count)


def _what_goes(office: OfficeRules, first_kept: date, *, now: datetime) -> list[tuple[type[Row], ColumnElement[bool]]]:
    id = office.office_id
    begins, _ = day_bounds(first_kept, office.tz)
    evidence = kept_from(Kept.EVIDENCE, today=min(first_kept, service_day(now, office.tz)), retention=Retention())
    old_visits = select(VisitRow.id).where(VisitRow.office_id == id, VisitRow.service_day < evidence)
    users = select(UserRow.id).where(UserRow.office_id == id)
    return [
        (InboxRow, (InboxRow.office_id == id) & (InboxRow.service_day < first_kept)),
        (AppointmentRow, (AppointmentRow.office_id == id) & (AppointmentRow.service_day < first_kept)),
        (BookingRow, (BookingRow.office_id == id) & (BookingRow.starts_at < begins)),
        (SlotCellRow, (SlotCellRow.office_id == id) & (SlotCellRow.cell < begins)),
        (SlotTimeRow, (SlotTimeRow.office_id == id) & (SlotTimeRow.ends_at < begins)),
        (AvailabilityRow, (AvailabilityRow.office_id == id) & (AvailabilityRow.said_at < begins)),
        (IdempotencyRow, IdempotencyRow.user_id.in_(users) & (IdempotencyRow.at < begins)),
        (EventRow, (EventRow.office_id == id) & (EventRow.at < begins - _EVENTS_KEPT)),
        (OutboxRow, (OutboxRow.office_id == id) & (OutboxRow.made_at < begins - _MESSAGES_KEPT)),
        (RoomGivenRow, (RoomGivenRow.office_id == id) & (RoomGivenRow.given_at < begins)),
        (SourceRunRow, (SourceRunRow.office_id == id) & (SourceRunRow.began_at < oldest_kept(now))),
        (VisitStepRow, VisitStepRow.visit_id.in_(old_visits)),
        (VisitRow, (VisitRow.office_id == id) & (VisitRow.service_day < evidence)),
        (ArrivalRow, (ArrivalRow.office_id == id) & (ArrivalRow.service_day < evidence)),
    ]


def _what_expired(now: datetime) -> list[tuple[type[Row], ColumnElement[bool]]]:
    yesterday = now - timedelta(days=1)
    return [
        (LoginAttemptRow, LoginAttemptRow.at < yesterday),
        (PairingCodeRow, PairingCodeRow.expires_at < yesterday),
        (StaffSessionRow, StaffSessionRow.expires_at < yesterday),
        (StaffToolRow, StaffToolRow.seen_at < yesterday),
        (WrongCodeRow, WrongCodeRow.at < yesterday),
    ]


def _change_boxes(store: Store, keys: KeyRing, *, now: datetime) -> None:
    _write(store, partial(change_boxes, keys=keys, now=now))
    for key_id in _write(store, partial(retire_boxes, now=now)):
        keys.destroy_box(key_id)


def _close_visits(session: Session, office: OfficeRules, before: date, now: datetime) -> None:
    lock_office(session, office.office_id)
    still_open = select(VisitRow).where(
        VisitRow.office_id == office.office_id, VisitRow.service_day < before, VisitRow.status.in_(OPEN_WORDS)
    )
    for visit in session.scalars(still_open).all():
        acted = visit.acted
        for name, value in (columns_of(session, visit, closed_by_night(state_of(visit))) | NO_ROUND).items():
            setattr(visit, name, value)
        visit.acted = acted
        visit.status_since = now
        visit.version += 1
        append_event(session, office.office_id, StaffEvent.VISIT, visit.id, now)


def _forget_links(session: Session, office: OfficeRules, before: date, now: datetime) -> None:
    """What ties a visit to somebody: the tag of their digits, and the appointment that is about to go."""
    lock_office(session, office.office_id)
    write_what_was_said(session)
    tied = (
        (VisitRow.office_id == office.office_id)
        & (VisitRow.service_day < before)
        & (VisitRow.tag.is_not(None) | VisitRow.appointment_id.is_not(None))
    )
    # A step that was not taken back by now never is: the appointment it would restore is gone.
    steps = update(VisitStepRow).where(VisitStepRow.visit_id.in_(select(VisitRow.id).where(tied)))
    session.execute(steps.values(before={}), execution_options=_NOT_IN_MEMORY)
    visits = update(VisitRow).where(tied)
    session.execute(visits.values(tag=None, appointment_id=None, candidates=[]), execution_options=_NOT_IN_MEMORY)
    begins, _ = day_bounds(before, office.tz)
    forget_envelopes(session, office.office_id, before=begins)


def _note(session: Session, office: OfficeRules, before: date, count: int, now: datetime) -> None:
    append_audit(
        session,
        office.office_id,
        actor="service",
        action="night.done",
        subject=before.isoformat(),
        detail={"rows": count},
        origin="",
        now=now,
    )


def _delete_all(store: Store, table: type[Row], which: ColumnElement[bool]) -> int:
    """Some at a time; how many there were."""
    count = 0
    while gone := _write(store, partial(_delete_some, table=table, which=which)):
        count += gone
    return count


def _delete_some(session: Session, table: type[Row], which: ColumnElement[bool]) -> int:
    key = inspect(table).primary_key
    some = select(*key).where(which).limit(AT_ONCE)
    gone = session.execute(delete(table).where(tuple_(*key).in_(some)), execution_options=_NOT_IN_MEMORY)
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _destroy_keys_of_strangers(keys: KeyRing, offices: set[str]) -> None:
    """Days of offices that are gone."""
    for office_id in keys.offices_with_days():
        if office_id not in offices:
            for day in keys.days_of(office_id):
                keys.destroy_day(office_id, day)


def _write(store: Store, job: Callable[[Session], T]) -> T:
    return store.write(job, priority=Priority.BULK)
