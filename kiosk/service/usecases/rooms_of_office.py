"""Which private rooms an office has: changed by its operator, in its row from then on."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.private_rooms import ROOMS
from kiosk.service.usecases.staff import By
from kiosk.wire.events import StaffEvent


def set_rooms(session: Session, office_id: str, names: Sequence[str], *, by: By, now: datetime) -> None:
    """All of them, in the order in which they are given. Who sits in one that goes may stay there."""
    lock_office(session, office_id)
    office = session.get_one(OfficeRow, office_id)
    office.settings = {**office.settings, "private_rooms": list(names)}
    append_event(session, office_id, StaffEvent.STATE, ROOMS, now)
    append_audit(
        session,
        office_id,
        actor=by.actor,
        action="office.rooms",
        subject=office_id,
        detail={"rooms": len(names)},
        origin=by.origin,
        now=now,
    )
