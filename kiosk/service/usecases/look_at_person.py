"""The rare look: name and digits behind an appointment, and one audit row for it."""

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.usecases.day_appointments import appointment_to_name
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire.staff import Person


def look_at_person(
    session: Session, appointment_id: str, *, keys: KeyRing, by: Staff, now: datetime
) -> Person | Refused:
    """The audit row is written in the transaction that reads: nothing is shown without it."""
    lock_office(session, by.office_id)
    row = appointment_to_name(session, appointment_id, by)
    if row is None:
        return NOT_FOUND
    append_audit(
        session,
        row.office_id,
        actor=by.user_id,
        action="person.looked_at",
        subject=row.id,
        origin=by.origin,
        now=now,
    )
    key = keys.day(row.office_id, row.service_day)
    if key is None:
        return Person(name=None, digits=None)
    name = key.open(row.name_box, about=f"name:{row.id}") if row.name_box else None
    digits = key.open(row.digits_box, about=f"digits:{row.id}") if row.digits_box else None
    return Person(name=name.decode() if name else None, digits=digits.decode("ascii") if digits else None)
