"""What staff are told of the machines: the notices that stand, and every part that is no device."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Notice, Part, seriousness
from kiosk.service.store.tables import SourceRow, UserRow
from kiosk.service.usecases.standing_notices import notices_of
from kiosk.wire import supervision as wire


def supervision(session: Session, office_id: str, *, now: datetime) -> wire.Supervision:
    found = sorted(notices_of(session, office_id), key=seriousness)
    names = _names(session, office_id, found)
    return wire.Supervision(
        notices=[
            wire.Notice(
                concern=each.concern,
                part=each.part,
                subject=each.subject,
                name=names.get((each.part, each.subject), ""),
                since=each.since,
                figure=each.figure,
            )
            for each in found
        ]
    )


def _names(session: Session, office_id: str, found: Iterable[Notice]) -> Mapping[tuple[Part, str], str]:
    users = {each.subject for each in found if each.part is Part.STAFF_TOOL}
    sources = {each.subject for each in found if each.part is Part.SOURCE}
    names: dict[tuple[Part, str], str] = {}
    if users:
        rows = session.execute(select(UserRow.id, UserRow.full_name).where(UserRow.id.in_(users)))
        names |= {(Part.STAFF_TOOL, id): name for id, name in rows}
    if sources:
        asked = select(SourceRow.id, SourceRow.name).where(SourceRow.office_id == office_id, SourceRow.id.in_(sources))
        names |= {(Part.SOURCE, id): name for id, name in session.execute(asked)}
    return names
