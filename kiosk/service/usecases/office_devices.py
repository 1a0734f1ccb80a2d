"""The devices of an office as its staff see them, and how a lost one is shut out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import ArrivalRow, DeviceRow
from kiosk.service.usecases.pairing import revoke_device
from kiosk.service.usecases.settling import ARRIVAL
from kiosk.service.usecases.staff import Staff
from kiosk.wire import staff as wire
from kiosk.wire.words import DeviceKind, Paper

USUAL_ARRIVALS = 30
_LATELY = timedelta(minutes=10)


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
        )
        for row in rows
    ]


def _busy_devices(session: Session, office_id: str, now: datetime) -> set[str | None]:
    """By the time on the envelopes: a kiosk that is back from an outage is not busy because of what it brings."""
    lately = select(ArrivalRow.device_id).where(
        ArrivalRow.office_id == office_id,
        ArrivalRow.service_day.in_([(now - timedelta(days=1)).date(), now.date(), (now + timedelta(days=1)).date()]),
        ArrivalRow.kind == ARRIVAL,
        ArrivalRow.at > now - _LATELY,
    )
    counted = lately.group_by(ArrivalRow.device_id).having(func.count() > USUAL_ARRIVALS)
    return set(session.scalars(counted))


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
