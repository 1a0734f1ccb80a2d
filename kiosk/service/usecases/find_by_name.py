"""Finding today's appointment by name: the day's names are opened here alone, and one audit row says who looked."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.name_search import is_long_enough, matches_name
from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import AppointmentRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import render_appointments
from kiosk.service.usecases.staff import Staff
from kiosk.wire.name_search import NameFound, NamesFound
from kiosk.wire.problems import Code

MOST = 10
"""Whoever finds more types more of the name."""


def find_by_name(session: Session, typed: str, *, keys: KeyRing, by: Staff, now: datetime) -> NamesFound | Refused:
    """The audit row is written in the transaction that reads; it holds what was found, never what was typed."""
    if not is_long_enough(typed):
        return Refused(code=Code.MALFORMED)
    lock_office(session, by.office_id)
    day = service_day(now, office_rules(session, by.office_id).tz)
    named = [(row, name) for row, name in _names(session, keys, by.office_id, day) if matches_name(name, typed)]
    shown = named[:MOST]
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="person.searched",
        subject=day.isoformat(),
        detail={"found": [row.id for row, _ in shown]},
        origin=by.origin,
        now=now,
    )
    rendered = render_appointments(session, [row for row, _ in shown])
    found = [
        NameFound(appointment=appointment, name=name) for appointment, (_, name) in zip(rendered, shown, strict=True)
    ]
    return NamesFound(found=found, more=len(named) > MOST)


def _names(session: Session, keys: KeyRing, office_id: str, day: date) -> Iterator[tuple[AppointmentRow, str]]:
    key = keys.day(office_id, day)
    if key is None:
        return
    rows = session.scalars(
        select(AppointmentRow)
        .where(
            AppointmentRow.office_id == office_id,
            AppointmentRow.service_day == day,
            AppointmentRow.cancelled.is_(False),
            AppointmentRow.name_box.is_not(None),
        )
        .order_by(AppointmentRow.starts_at, AppointmentRow.id)
    )
    for row in rows:
        name = key.open(row.name_box, about=f"name:{row.id}") if row.name_box else None
        if name:
            yield row, name.decode()
