"""Offices: a new one is ready to work with its usual hours, its desks and one topic."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.queue import Priority
from kiosk.service.store.ledger import append_audit, open_ledger
from kiosk.service.store.tables import DeskRow, OfficeRow, TopicRow
from kiosk.service.usecases.staff import By

FIRST_OFFICE = "main"
USUAL_DESKS = 2
_WHOLE_DAY = ("00:00", "23:59")
_FIRST_TOPIC = "general"
_FIRST_TOPIC_TEXTS = {"da": "Andet", "en": "Something else", "ar": "موضوع آخر"}
"""Configuration like an office's name: kept in its row from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """`always_open`: day and night, also on Sundays and holidays; else the usual hours."""

    id: str
    name: str
    desks: int
    time_zone: str
    always_open: bool = False


def add_office(session: Session, new: NewOffice, *, by: By, now: datetime) -> bool:
    """True for a new office. One that is there gets the name, and the desks that it lacks; none is taken from it."""
    office = session.get(OfficeRow, new.id)
    if office is None:
        _open(session, new, now=now)
    else:
        office.name = new.name
        office.settings = {**office.settings, **_hours(new)}
    _add_desks(session, new.id, new.desks)
    append_audit(
        session,
        new.id,
        actor=by.actor,
        action="office.added" if office is None else "office.changed",
        subject=new.id,
        detail={"desks": new.desks},
        origin=by.origin,
        now=now,
    )
    return office is None


def is_topic(session: Session, topic_id: str, *, office_id: str) -> bool:
    return session.get(TopicRow, (office_id, topic_id)) is not None


def _open(session: Session, new: NewOffice, *, now: datetime) -> None:
    session.add(OfficeRow(id=new.id, name=new.name, time_zone=new.time_zone, settings=_hours(new), created_at=now))
    session.flush()
    open_ledger(session, new.id)
    session.add(
        TopicRow(
            office_id=new.id,
            id=_FIRST_TOPIC,
            texts=_FIRST_TOPIC_TEXTS,
            position=1,
            booking={},
            priority=Priority.ORDINARY,
        )
    )
    session.flush()


def _hours(new: NewOffice) -> dict[str, Any]:
    return {"week": [[_WHOLE_DAY]] * 7, "holidays": None, "closed_days": []} if new.always_open else {}


def _add_desks(session: Session, office_id: str, desks: int) -> None:
    """Desks are called `1` … `N`; the screens know that a bare number is a desk's."""
    there = set(session.scalars(select(DeskRow.id).where(DeskRow.office_id == office_id)))
    last = session.scalar(select(func.max(DeskRow.position)).where(DeskRow.office_id == office_id)) or 0
    for desk in (str(number) for number in range(1, desks + 1)):
        if desk not in there:
            last += 1
            session.add(DeskRow(office_id=office_id, id=desk, name=desk, position=last))
