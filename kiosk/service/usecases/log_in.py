"""Logging in: throttled per name, the same time and answer for an unknown name as for a wrong password."""

import hashlib
import secrets
import unicodedata
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed
from kiosk.service.store.ledger import append_audit
from kiosk.service.store.store import Store
from kiosk.service.store.tables import LoginAttemptRow, StaffSessionRow, UserRow
from kiosk.service.usecases.passwords import Passwords
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.problems import Code

WRONG_AT_MOST = 10
WITHIN = timedelta(minutes=5)
_BAD_LOGIN = Refused(code=Code.BAD_LOGIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What was typed. `name_tag`: keyed digest of the name, all that is kept of a failed try."""

    username: str
    password: str = field(repr=False)
    name_tag: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionBegun:
    """The token is given out once and never stored."""

    token: str = field(repr=False)
    session_id: str
    user_id: str
    office_id: str
    role: str
    name: str
    expires_at: datetime


def normalised(username: str) -> str:
    """One spelling for a name, however it is typed."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def token_hash(token: str) -> bytes:
    """A token has 256 random bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def log_in(
    store: Store, passwords: Passwords, typed: Credentials, *, lasts: timedelta, origin: str, now: datetime
) -> SessionBegun | Refused:
    """Two transactions with the slow hash between them.

    WHY: the try is counted before the password is looked at, or tries side by side would all be the first.
    """
    attempt = store.write(lambda session: count_attempt(session, typed.name_tag, now=now))
    if isinstance(attempt, Refused):
        return attempt
    with store.read() as session:
        user = session.scalar(select(UserRow).where(UserRow.username == normalised(typed.username)))
    right = passwords.are_the_same(user.password_hash if user else None, typed.password)
    if user is None or not right or not user.active:
        return _BAD_LOGIN
    found = user
    return store.write(
        lambda session: begin_session(
            session, found.id, seen_hash=found.password_hash, attempt=attempt, lasts=lasts, origin=origin, now=now
        )
    )


def count_attempt(session: Session, name_tag: bytes, *, now: datetime) -> str | Refused:
    recent = session.scalars(
        select(LoginAttemptRow.at)
        .where(LoginAttemptRow.username_tag == name_tag, LoginAttemptRow.at > now - WITHIN)
        .order_by(LoginAttemptRow.at.desc())
        .limit(WRONG_AT_MOST)
    ).all()
    if len(recent) == WRONG_AT_MOST:
        wait = WITHIN - elapsed(since=recent[-1], until=now)
        return Refused(code=Code.TOO_MANY_REQUESTS, retry_after=max(1, ceil(wait.total_seconds())))
    attempt = str(uuid.uuid4())
    session.add(LoginAttemptRow(id=attempt, username_tag=name_tag, at=now))
    return attempt


def begin_session(
    session: Session,
    user_id: str,
    *,
    seen_hash: str,
    attempt: str,
    lasts: timedelta,
    origin: str,
    now: datetime,
) -> SessionBegun | Refused:
    """Refused when the user was closed, or the password replaced, while the old one was being looked at."""
    user = session.get(UserRow, user_id)
    if user is None or not user.active or user.password_hash != seen_hash:
        return _BAD_LOGIN
    session.execute(delete(LoginAttemptRow).where(LoginAttemptRow.id == attempt))
    begun = SessionBegun(
        token=secrets.token_urlsafe(32),
        session_id=str(uuid.uuid4()),
        user_id=user.id,
        office_id=user.office_id,
        role=user.role,
        name=user.full_name or user.username,
        expires_at=now + lasts,
    )
    session.add(_row(begun, now=now))
    append_audit(
        session,
        user.office_id,
        actor=user.id,
        action="session.begun",
        subject=begun.session_id,
        origin=origin,
        now=now,
    )
    return begun


def _row(begun: SessionBegun, *, now: datetime) -> StaffSessionRow:
    return StaffSessionRow(
        token_hash=token_hash(begun.token),
        id=begun.session_id,
        user_id=begun.user_id,
        office_id=begun.office_id,
        created_at=now,
        expires_at=begun.expires_at,
        revoked_at=None,
    )
