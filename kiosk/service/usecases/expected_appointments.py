"""Whether an office has appointments at all: settled by its operator, in its row from then on."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.staff import By


def expect_appointments(session: Session, office_id: str, *, expected: bool, by: By, now: datetime) -> None:
    """What stands on the board goes, or comes, by itself within seconds."""
    lock_office(session, office_id)
    office = session.get_one(OfficeRow, office_id)
    office.settings = {**office.settings, "expects_appointments": expected}
    append_audit(
        session,
        office_id,
        actor=by.actor,
        action="office.appointments",
        subject=office_id,
        detail={"expected": expected},
        origin=by.origin,
        now=now,
    )
