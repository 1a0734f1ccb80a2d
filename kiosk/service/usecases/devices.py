"""Which device a token belongs to."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.ids import DeviceId, OfficeId
from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.pairing import token_hash
from kiosk.wire.words import DeviceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    id: DeviceId
    office_id: OfficeId
    kind: DeviceKind


def device_of(session: Session, token: str) -> Device | None:
    """None for a token that is unknown or revoked."""
    found = session.execute(
        select(DeviceRow.id, DeviceRow.office_id, DeviceRow.kind).where(
            DeviceRow.token_hash == token_hash(token), DeviceRow.revoked_at.is_(None)
        )
    ).one_or_none()
    if found is None:
        return None
    return Device(id=DeviceId(found.id), office_id=OfficeId(found.office_id), kind=DeviceKind(found.kind))
