"""Keys that are lost are given up: new ones are made, and what the old ones hid is forgotten."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit
from kiosk.service.store.tables import AppointmentRow, BoxKeyRow, InstallationRow, OfficeRow, VisitRow
from kiosk.service.store.tables.installation import THE_ONE
from kiosk.service.usecases.box_keys import make_first_boxes
from kiosk.service.usecases.staff import By


def replace_keys(session: Session, keys: KeyRing, *, by: By, now: datetime) -> None:
    """Keys that are still there stay. Appointments whose day's key is gone wait for their file to come once more."""
    keys.fill()
    check_value = keys.check_value()
    assert check_value is not None
    installation = session.get(InstallationRow, THE_ONE)
    if installation is None:
        session.add(InstallationRow(id=THE_ONE, check_value=check_value, created_at=now))
    else:
        installation.check_value = check_value
    _retire_lost_boxes(session, keys, now=now)
    for office_id in session.scalars(select(OfficeRow.id)).all():
        lost = _lost_days(session, keys, office_id)
        for day in lost:
            _forget(session, office_id, day)
        append_audit(
            session,
            office_id,
            actor=by.actor,
            action="keys.replaced",
            subject=office_id,
            detail={"days": [day.isoformat() for day in lost]},
            origin=by.origin,
            now=now,
        )


def _retire_lost_boxes(session: Session, keys: KeyRing, *, now: datetime) -> None:
    """A kiosk hears of the new key with its next state; what it sealed before arrives as unreadable."""
    alive = session.scalars(select(BoxKeyRow).where(BoxKeyRow.retired_at.is_(None))).all()
    lost = [row for row in alive if keys.private_box(row.key_id) is None]
    for row in lost:
        row.retired_at = now
    rest = [row for row in alive if row not in lost]
    if rest and not any(row.current_from for row in rest):
        rest[0].current_from = now
    session.flush()
    make_first_boxes(session, keys, now=now)


def _lost_days(session: Session, keys: KeyRing, office_id: str) -> list[date]:
    hidden = select(AppointmentRow.service_day).where(
        AppointmentRow.office_id == office_id, AppointmentRow.tag.is_not(None)
    )
    return sorted(day for day in set(session.scalars(hidden)) if keys.day(office_id, day) is None)


def _forget(session: Session, office_id: str, day: date) -> None:
    session.execute(
        update(AppointmentRow)
        .where(AppointmentRow.office_id == office_id, AppointmentRow.service_day == day)
        .values(tag=None, digits_box=None, name_box=None)
    )
    session.execute(
        update(VisitRow).where(VisitRow.office_id == office_id, VisitRow.service_day == day).values(tag=None)
    )
