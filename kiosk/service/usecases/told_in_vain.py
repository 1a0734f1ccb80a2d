"""The top of a ladder whose messages came to nothing: the board shows the visit, so that somebody knows of it."""

from collections import defaultdict
from collections.abc import Collection, Set
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.pickups import Rung, Told, is_in_vain
from kiosk.service.store.ledger import append_all, lock_office
from kiosk.service.store.tables import OutboxRow, VisitRow
from kiosk.service.usecases.pickup_rounds import WAITED_FOR
from kiosk.service.usecases.put_message import Sending
from kiosk.wire.events import StaffEvent

_NOT_TAKEN = frozenset({Sending.FAILED, Sending.STALE})


def lock_offices(session: Session, office_ids: Set[str]) -> None:
    """Before messages are written that may come to nothing: whoever answers holds the office and then takes out its
    messages, so the other way around the two would wait for each other. In one order, for the same reason.
    """
    for office_id in sorted(office_ids):
        lock_office(session, office_id)


def show_told_in_vain(session: Session, visit_ids: Collection[str], *, now: datetime) -> None:
    """Of visits, a message about which may just have come to nothing. Their offices are locked."""
    rows = _on_top(session, visit_ids)
    told = _told_of(session, [row.id for row in rows])
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if is_in_vain(told[row.id]):
            row.escalation = str(Rung.BOARD)
            row.version += 1
            shown[row.office_id].append(row.id)
    for office_id, ids in shown.items():
        append_all(session, office_id, events=[(StaffEvent.VISIT, id) for id in ids], audited=(), now=now)


def _on_top(session: Session, visit_ids: Collection[str]) -> list[VisitRow]:
    """Those of them that wait for an answer, have no step left, and do not stand out on the board."""
    if not visit_ids:
        return []
    found = select(VisitRow).where(
        VisitRow.id.in_(sorted(visit_ids)),
        VisitRow.status.in_(WAITED_FOR),
        VisitRow.step_due_at.is_(None),
        VisitRow.told_after.is_not(None),
        VisitRow.escalation != Rung.BOARD,
    )
    return list(session.scalars(found.order_by(VisitRow.id).execution_options(populate_existing=True)))


def _told_of(session: Session, visit_ids: Collection[str]) -> dict[str | None, list[Told]]:
    told: defaultdict[str | None, list[Told]] = defaultdict(list)
    if visit_ids:
        found = select(OutboxRow).where(OutboxRow.visit_id.in_(visit_ids)).execution_options(populate_existing=True)
        for row in session.scalars(found):
            in_vain = row.state in _NOT_TAKEN
            told[row.visit_id].append(Told(made_at=row.made_at, good_until=row.stale_at, in_vain=in_vain))
    return told
