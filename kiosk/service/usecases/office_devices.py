"""The devices of an office as its staff see them, and how a lost one is shut out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.domain.supervision import LIMITS
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.pairing import revoke_device
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.watched_parts import arrivals_by_device
from kiosk.wire import staff as wire
from kiosk.wire.words import DeviceKind, Paper


def list_devices(session: Session, *, office_id: str, now: datetime) -> Sequence[wire.Device]:
    busy = _busy_devices(session, office_id, now)
    rows = session.scalars(
        select(DeviceRow).where(DeviceRow.office_id == office_id).order_by(DeviceRow.created_at, DeviceRow.id)
    )
    return [
        wire.Device(
            id=row.id,
            kind=DeviceKind(row.kind),
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
