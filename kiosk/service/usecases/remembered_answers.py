"""The first answer to a request of staff, given again to whoever repeats it with the same key."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.service.store.tables import IdempotencyRow
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.problems import Code

# Made once: making a statement costs more than SQLite needs to do what it says.
_KNOWN = select(IdempotencyRow.request_digest, IdempotencyRow.status, IdempotencyRow.body).where(
    IdempotencyRow.user_id == bindparam("user"), IdempotencyRow.key == bindparam("key")
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
    if row is None:
        return None
    if not hmac.compare_digest(row.request_digest, request.digest):
        return Refused(code=Code.IDEMPOTENCY_MISMATCH)
    return RememberedAnswer(status=row.status, body=row.body)


def remember(session: Session, request: RequestKey, answer: RememberedAnswer, *, now: datetime) -> None:
    """In the transaction of what was done: both are kept, or neither."""
    session.flush()  # what was done may yet fail, and then this is no answer
    row = {
        "user_id": request.user_id,
        "key": request.key,
        "request_digest": request.digest,
        "status": answer.status,
        "body": answer.body,
        "at": now,
    }
    session.connection().execute(_NEW, row)
