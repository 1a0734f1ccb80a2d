"""Offices: a new one is ready to work with its usual hours, its desks and one topic."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, open_ledger
from kiosk.service.store.tables import DeskRow, OfficeRow, TopicRow

FIRST_OFFICE = "main"
USUAL_DESKS = 2
_FIRST_TOPIC = "general"
_FIRST_TOPIC_TEXTS = {"da": "Andet", "en": "Something else", "ar": "موضوع آخر"}
"""Configuration like an office's name: kept in its row from then on."""


def add_office(
    session: Session, office_id: str, *, name: str, desks: int, time_zone: str, origin: str, now: datetime
) -> bool:
    """True for a new office. One that is there gets the name, and the desks that it lacks; none is taken from it."""
    office = session.get(OfficeRow, office_id)
    if office is None:
        session.add(OfficeRow(id=office_id, name=name, time_zone=time_zone, settings={}, created_at=now))
        session.flush()
        open_ledger(session, office_id)
        session.add(TopicRow(office_id=office_id, id=_FIRST_TOPIC, texts=_FIRST_TOPIC_TEXTS, position=1))
        session.flush()
    else:
        office.name = name
    _add_desks(session, office_id, desks)
    append_audit(
        session,
        office_id,
        actor="service",
        action="office.added" if office is None else "office.changed",
        subject=office_id,
        detail={"desks": desks},
        origin=origin,
        now=now,
    )
    return office is None


def is_office(session: Session, office_id: str) -> bool:
    return session.get(OfficeRow, office_id) is not None


def is_topic(session: Session, topic_id: str, *, office_id: str) -> bool:
    return session.get(TopicRow, (office_id, topic_id)) is not None


def _add_desks(session: Session, office_id: str, desks: int) -> None:
    """Desks are called `1` … `N`; the screens know that a bare number is a desk's."""
    there = set(session.scalars(select(DeskRow.id).where(DeskRow.office_id == office_id)))
    last = session.scalar(select(func.max(DeskRow.position)).where(DeskRow.office_id == office_id)) or 0
    for desk in (str(number) for number in range(1, desks + 1)):
        if desk not in there:
            last += 1
            session.add(DeskRow(office_id=office_id, id=desk, name=desk, position=last))
