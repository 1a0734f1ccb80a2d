"""When an office is open: changed by its operator, in its row from then on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kiosk.domain.opening import Span
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.changed_times import TIMES
from kiosk.service.usecases.office_rules import USUAL_SETTINGS
from kiosk.service.usecases.public_holidays import public_holidays
from kiosk.service.usecases.staff import By
from kiosk.wire.events import StaffEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHours:
    """What is not named stays. `days`: by weekday, Monday 0; no span is closed.

    `holidays`: the country whose holidays are kept, `""` for none. `closed_days` replaces the office's own days,
    each written as `public_holidays.own_days` reads it.
    """

    days: Mapping[int, tuple[Span, ...]]
    holidays: str | None = None
    closed_days: tuple[str, ...] | None = None


def change_hours(session: Session, office_id: str, new: NewHours, *, by: By, now: datetime) -> None:
    """Raises UnknownPlace, and then nothing is changed. What is booked already stays booked."""
    lock_office(session, office_id)
    office = session.get_one(OfficeRow, office_id)
    said: dict[str, Any] = dict(office.settings)
    week = list(said.get("week", USUAL_SETTINGS["week"]))
    for day, spans in new.days.items():
        week[day] = [[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in spans]
    said["week"] = week
    if new.holidays is not None:
        public_holidays(new.holidays or None)
        said["holidays"] = new.holidays or None
    if new.closed_days is not None:
        said["closed_days"] = sorted(new.closed_days)
    office.settings = said
    append_event(session, office_id, StaffEvent.STATE, TIMES, now)
    append_audit(
        session, office_id, actor=by.actor, action="office.hours", subject=office_id, origin=by.origin, now=now
    )
