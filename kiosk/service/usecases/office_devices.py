"""The devices of an office as its staff see them, and how a lost one is shut out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.domain.supervision import LIMITS
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.pairing import revoke_device
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import By, Staff
from kiosk.service.usecases.watched_parts import arrivals_by_device
from kiosk.wire import staff as wire
from kiosk.wire.events import StaffEvent
from kiosk.wire.supervision import SUPERVISION
from kiosk.wire.words import DeviceKind, Paper


def is_device(session: Session, device_id: str, *, office_id: str) -> bool:
    known = select(DeviceRow.id).where(DeviceRow.id == device_id, DeviceRow.office_id == office_id)
    return session.scalar(known) is not None


def list_devices(session: Session, *, office_id: str, now: datetime) -> Sequence[wire.Device]:
    busy = _busy_devices(session, office_id, now)
    rows = session.scalars(
        select(DeviceRow).where(DeviceRow.office_id == office_id).order_by(DeviceRow.created_at, DeviceRow.id)
    )
    return [
        wire.Device(
            id=row.id,
            kind=DeviceKind(row.kind),
            name=row.name or "",
            last_seen=row.last_seen,
            revoked=row.revoked_at is not None,
            spool=row.spool,
            paper=None if row.paper is None else Paper(row.paper),
            busy=row.id in busy,
            trouble=row.trouble or None,
            unprinted=row.unprinted,
            clock_offset_ms=row.clock_offset_ms,
            scanner=row.scanner,
            version=row.version,
        )
        for row in rows
    ]


def _busy_devices(session: Session, office_id: str, now: datetime) -> set[str]:
    today = service_day(now, office_rules(session, office_id).tz)
    found = arrivals_by_device(session, office_id, today=today, now=now)
    return {device_id for device_id, arrivals in found.items() if arrivals.lately > LIMITS.busy_arrivals}


def name_device(
    session: Session, device_id: str, name: str, *, office_id: str, by: By, now: datetime
) -> wire.Device | Refused:
    """What the staff call it from now on; empty: by its number again."""
    lock_office(session, office_id)
    if not is_device(session, device_id, office_id=office_id):
        return NOT_FOUND
    session.execute(update(DeviceRow).where(DeviceRow.id == device_id).values(name=name or None))
    append_event(session, office_id, StaffEvent.STATE, SUPERVISION, now)
    append_audit(
        session, office_id, actor=by.actor, action="device.named", subject=device_id, origin=by.origin, now=now
    )
    return next(each for each in list_devices(session, office_id=office_id, now=now) if each.id == device_id)


def shut_out(session: Session, device_id: str, *, by: Staff, now: datetime) -> bool:
    """False: there is no such device in this office."""
    lock_office(session, by.office_id)
    if not revoke_device(session, device_id, office_id=by.office_id, now=now):
        return False
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="device.revoked",
        subject=device_id,
        origin=by.origin,
        now=now,
    )
    return True
