"""Staff sessions: who a token belongs to, and how sessions end."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from kiosk.domain.ids import OfficeId, StaffId
from kiosk.domain.roles import Role
from kiosk.service.store.ledger import append_audit
from kiosk.service.store.tables import StaffSessionRow, UserRow
from kiosk.service.usecases.log_in import token_hash
from kiosk.service.usecases.staff import Staff

# Made once: making a statement costs more than SQLite needs to do what it says.
IS_ALIVE = (
    StaffSessionRow.id == bindparam("session"),
    StaffSessionRow.revoked_at.is_(None),
    StaffSessionRow.expires_at > bindparam("now"),
    UserRow.active,
)
"""Of a session and its user."""
_ALIVE = select(StaffSessionRow.id).join(UserRow, UserRow.id == StaffSessionRow.user_id).where(*IS_ALIVE)


def staff_of(session: Session, token: str, *, origin: str, now: datetime) -> Staff | None:
    """None for a token that is unknown, expired, revoked, or of a user who was deactivated."""
    found = session.execute(
        select(StaffSessionRow.id, UserRow.id, UserRow.office_id, UserRow.role)
        .join(UserRow, UserRow.id == StaffSessionRow.user_id)
        .where(
            StaffSessionRow.token_hash == token_hash(token),
            StaffSessionRow.revoked_at.is_(None),
            StaffSessionRow.expires_at > now,
            UserRow.active,
        )
    ).one_or_none()
    if found is None:
        return None
    session_id, user_id, office_id, role = found
    return Staff(
        user_id=StaffId(user_id),
        office_id=OfficeId(office_id),
        role=Role(role),
        session_id=session_id,
        origin=origin,
    )


def is_session_alive(session: Session, session_id: str, *, now: datetime) -> bool:
    """Asked again and again while an event stream is open."""
    return session.connection().execute(_ALIVE, {"session": session_id, "now": now}).first() is not None


def end_session(session: Session, by: Staff, *, now: datetime) -> None:
    session.execute(
        update(StaffSessionRow)
        .where(StaffSessionRow.id == by.session_id, StaffSessionRow.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="session.ended",
        subject=by.session_id,
        origin=by.origin,
        now=now,
    )


def revoke_sessions(session: Session, user_id: str, *, now: datetime) -> None:
    """All of a user's sessions, their event streams too, end within seconds."""
    session.execute(
        update(StaffSessionRow)
        .where(StaffSessionRow.user_id == user_id, StaffSessionRow.revoked_at.is_(None))
        .values(revoked_at=now)
    )
