"""The first answer to a request of staff, given again to whoever repeats it with the same key."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import ledger_of
from kiosk.service.store.tables import IdempotencyRow, StaffSessionRow, UserRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.sessions import IS_ALIVE
from kiosk.wire.problems import Code

# Made once: making a statement costs more than SQLite needs to do what it says.
_KNOWN = select(IdempotencyRow.request_digest, IdempotencyRow.status, IdempotencyRow.body).where(
    IdempotencyRow.user_id == bindparam("user"), IdempotencyRow.key == bindparam("key")
)
_OF_WHO_IS_ALIVE = (
    select(IdempotencyRow.request_digest, IdempotencyRow.status, IdempotencyRow.body)
    .select_from(StaffSessionRow)
    .join(UserRow, UserRow.id == StaffSessionRow.user_id)
    .outerjoin(IdempotencyRow, (IdempotencyRow.user_id == UserRow.id) & (IdempotencyRow.key == bindparam("key")))
    .where(*IS_ALIVE)
)
_NEW = insert(IdempotencyRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKey:
    """`digest`: keyed, over the whole request; a body may hold a password."""

    user_id: str
    key: str
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedAnswer:
    status: int
    body: bytes


def recall(session: Session, request: RequestKey) -> RememberedAnswer | Refused | None:
    """Refused: the key belongs to another request. None: it is new."""
    row = session.connection().execute(_KNOWN, {"user": request.user_id, "key": request.key}).one_or_none()
    return None if row is None else _given_before(row, request)


def recall_if_alive(
    session: Session, session_id: str, request: RequestKey | None, *, now: datetime
) -> RememberedAnswer | Refused | None:
    """The same, and refused where the staff session has ended, in one question."""
    asked = {"session": session_id, "now": now, "key": request.key if request else None}
    row = session.connection().execute(_OF_WHO_IS_ALIVE, asked).one_or_none()
    if row is None:
        return Refused(code=Code.UNAUTHORIZED)
    return None if request is None or row.status is None else _given_before(row, request)


def _given_before(row: Row[bytes, int, bytes], request: RequestKey) -> RememberedAnswer | Refused:
    if not hmac.compare_digest(row.request_digest, request.digest):
        return Refused(code=Code.IDEMPOTENCY_MISMATCH)
    return RememberedAnswer(status=row.status, body=row.body)


def remember(session: Session, request: RequestKey, answer: RememberedAnswer, *, now: datetime) -> None:
    """In the transaction of what was done: both are kept, or neither."""
    row = {
        "user_id": request.user_id,
        "key": request.key,
        "request_digest": request.digest,
        "status": answer.status,
        "body": answer.body,
        "at": now,
    }
    ledger_of(session).say(_NEW, [row])
