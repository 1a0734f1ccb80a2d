"""What staff are told of the machines: the notices that stand, and every part that is no device."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Part, seriousness
from kiosk.service.store.tables import UserRow
from kiosk.service.usecases.standing_notices import notices_of
from kiosk.wire import supervision as wire


def supervision(session: Session, office_id: str, *, now: datetime) -> wire.Supervision:
    found = sorted(notices_of(session, office_id), key=seriousness)
    names = _names(session, {each.subject for each in found if each.part is Part.STAFF_TOOL})
    return wire.Supervision(
        notices=[
            wire.Notice(
                concern=each.concern,
                part=each.part,
                subject=each.subject,
                name=names.get(each.subject, ""),
                since=each.since,
                figure=each.figure,
            )
            for each in found
        ]
    )


def _names(session: Session, users: set[str]) -> Mapping[str, str]:
    if not users:
        return {}
    found = session.execute(select(UserRow.id, UserRow.full_name).where(UserRow.id.in_(users)))
    return {user_id: name for user_id, name in found}
