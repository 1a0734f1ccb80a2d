"""How often somebody may type a wrong pairing code: five times in ten minutes, counted per address in all processes."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed, later
from kiosk.service.store.tables import WrongCodeRow
from kiosk.service.usecases.pairing import GOOD_FOR, TRIES


def wrong_codes_from(session: Session, address: str, *, since: datetime, now: datetime) -> Sequence[datetime]:
    """When wrong codes were typed there lately, oldest first; those from before `since` are forgiven."""
    return session.scalars(
        select(WrongCodeRow.at)
        .where(WrongCodeRow.address == address, WrongCodeRow.at > max(later(now, -GOOD_FOR), since))
        .order_by(WrongCodeRow.at)
    ).all()


def note_wrong_code(session: Session, address: str, *, since: datetime, now: datetime) -> int | None:
    """One more. None while there were few; else, uncounted, after how many seconds the next one counts anew."""
    before = wrong_codes_from(session, address, since=since, now=now)
    if len(before) < TRIES:
        session.add(WrongCodeRow(id=str(uuid.uuid4()), address=address, at=now))
        return None
    return max(1, ceil((GOOD_FOR - elapsed(since=before[-TRIES], until=now)).total_seconds()))
