"""The notices that stand on an office's board: put up, taken down, and told to whoever the office names."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Concern, Notice, Part, tell_from
from kiosk.service.store.ledger import append_event, lock_office
from kiosk.service.store.tables import NoticeRow
from kiosk.service.usecases.tell_office import tell_office
from kiosk.wire.events import StaffEvent
from kiosk.wire.supervision import SUPERVISION

About = tuple[Concern, Part, str]


def standing(session: Session) -> dict[str, list[NoticeRow]]:
    """Of every office that has any."""
    found: dict[str, list[NoticeRow]] = {}
    for row in session.scalars(select(NoticeRow)):
        found.setdefault(row.office_id, []).append(row)
    return found


def is_settled(rows: Sequence[NoticeRow], found: Sequence[Notice], *, now: datetime) -> bool:
    """Whether there is nothing to put up, to take down, or to tell."""
    same = {_about(row): (row.since, row.figure) for row in rows} == {
        each.about: (each.since, each.figure) for each in found
    }
    return same and not any(_to_be_told(row, now=now) for row in rows)


def settle_notices(session: Session, office_id: str, found: Sequence[Notice], *, now: datetime) -> None:
    """Several processes may find the same: the first one writes it and tells of it, once."""
    lock_office(session, office_id)
    rows = {_about(row): row for row in session.scalars(select(NoticeRow).where(NoticeRow.office_id == office_id))}
    changed = False
    for each in found:
        row = rows.pop(each.about, None)
        if row is None:
            session.add(_new(office_id, each, now))
            changed = True
        elif (row.since, row.figure) != (each.since, each.figure):
            row.since, row.figure = each.since, each.figure
            changed = True
        if row is not None and _to_be_told(row, now=now):
            tell_office(session, office_id, _notice(row), now=now)
            row.told_at = now
    for gone in rows.values():
        session.delete(gone)
    if changed or rows:
        append_event(session, office_id, StaffEvent.STATE, SUPERVISION, now)


def notices_of(session: Session, office_id: str) -> Sequence[Notice]:
    rows = session.scalars(select(NoticeRow).where(NoticeRow.office_id == office_id))
    return [_notice(row) for row in rows]


def _new(office_id: str, notice: Notice, now: datetime) -> NoticeRow:
    return NoticeRow(
        office_id=office_id,
        concern=notice.concern,
        part=notice.part,
        subject=notice.subject,
        since=notice.since,
        figure=notice.figure,
        noticed_at=now,
        told_at=None,
    )


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        concern=Concern(row.concern), part=Part(row.part), subject=row.subject, since=row.since, figure=row.figure
    )


def _about(row: NoticeRow) -> About:
    return Concern(row.concern), Part(row.part), row.subject


def _to_be_told(row: NoticeRow, *, now: datetime) -> bool:
    due = tell_from(_notice(row), noticed_at=row.noticed_at)
    return row.told_at is None and due is not None and due <= now
