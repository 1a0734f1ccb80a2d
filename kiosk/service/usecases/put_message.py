"""A message is put into the outbox in the transaction of its cause, and taken out of it when it has become untrue."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from kiosk.domain.instants import later
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.store.jobs import OUTBOX, wake
from kiosk.service.store.tables import OutboxRow


class Sending(StrEnum):
    """What has become of a message."""

    WAITING = "waiting"
    SENT = "sent"
    STALE = "stale"
    FAILED = "failed"


IN_HAND_FOR = timedelta(seconds=12)
"""So long nobody else takes a message that the living dispatcher sends: over the time-out of every channel."""
LATE = "late"
ANSWERED = "answered"
"""Why a message was not sent: nobody could take it in time; somebody had answered."""

_PUT = insert(OutboxRow)
_NEW: dict[str, Any] = {
    "attempts": 0,
    "state": str(Sending.WAITING),
    "reason": None,
    "sent_at": None,
    "leased_by": None,
    "leased_until": None,
}


def put_message(
    session: Session,
    *,
    office_id: str,
    kind: MessageKind,
    to: Iterable[str],
    number: int | None = None,
    visit_id: str | None = None,
    stale_after: timedelta,
    now: datetime,
    since: datetime | None = None,
) -> list[str]:
    """One message for each of the channels `to`; their ids. What is older than `stale_after` is not sent any more.

    `since`: when it should have been made, if that was earlier than now.
    """
    stale_at = later(since or now, stale_after)
    message = _NEW | {
        "office_id": office_id,
        "kind": str(kind),
        "visit_id": visit_id,
        "number": number,
        "made_at": now,
        "due_at": now,
        "stale_at": stale_at,
    }
    if stale_at <= now:
        message |= {"state": str(Sending.STALE), "reason": LATE}
    rows = [message | {"id": str(uuid.uuid4()), "channel_id": channel_id} for channel_id in to]
    if rows:
        session.connection().execute(_PUT, rows)
        wake(session, OUTBOX)
    return [str(row["id"]) for row in rows]


def withdraw_messages(session: Session, visit_id: str) -> None:
    """Somebody has answered: what was not sent about this visit is not sent any more."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.visit_id == visit_id, OutboxRow.state == Sending.WAITING)
        .values(state=Sending.STALE, reason=ANSWERED),
        execution_options={"synchronize_session": False},
    )


def restore_messages(session: Session, visit_id: str, *, since: datetime, now: datetime) -> None:
    """The answer was taken back: what was made `since` the wait began and withdrawn by it is to be sent after all."""
    restored = session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.visit_id == visit_id,
            OutboxRow.state == Sending.STALE,
            OutboxRow.reason == ANSWERED,
            OutboxRow.made_at >= since,
            OutboxRow.stale_at > now,
        )
        .values(state=Sending.WAITING, reason=None),
        execution_options={"synchronize_session": False},
    )
    if restored.rowcount:  # type: ignore[attr-defined]
        wake(session, OUTBOX)
