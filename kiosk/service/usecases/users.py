"""Users: made, listed, changed and deactivated by an administrator of their office, or on the command line."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.roles import Role
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import UserRow
from kiosk.service.usecases.log_in import normalised
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.sealed_channels import forget_channels
from kiosk.service.usecases.sessions import revoke_sessions
from kiosk.service.usecases.staff import By
from kiosk.service.usecases.stand_ins import forget_stand_in
from kiosk.wire import staff as wire
from kiosk.wire.problems import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """`password_hash`: made outside, because it takes its time. Initials and name map imported caseworkers."""

    office_id: str
    username: str
    password_hash: str
    role: Role
    full_name: str = ""
    initials: str = ""


def list_users(session: Session, *, office_id: str) -> Sequence[wire.User]:
    rows = session.scalars(select(UserRow).where(UserRow.office_id == office_id).order_by(UserRow.username))
    return [_said(row) for row in rows]


def add_user(session: Session, new: NewUser, *, by: By, now: datetime) -> wire.User | Refused:
    """Names are unique among all offices: a log-in says no office."""
    lock_office(session, new.office_id)
    user = UserRow(
        id=str(uuid.uuid4()),
        office_id=new.office_id,
        username=normalised(new.username),
        password_hash=new.password_hash,
        role=new.role,
        full_name=new.full_name.strip(),
        initials=new.initials.strip(),
        active=True,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError:
        return Refused(code=Code.NAME_TAKEN)
    _note(session, user, "user.added", by, now, role=user.role)
    return _said(user)


def replace_password(
    session: Session, user_id: str, *, office_id: str, password_hash: str, by: By, now: datetime
) -> wire.User | Refused:
    """Whoever was logged in with the old one is logged out."""
    user = _user(session, user_id, office_id)
    if user is None:
        return NOT_FOUND
    user.password_hash = password_hash
    revoke_sessions(session, user.id, now=now)
    _note(session, user, "user.password_replaced", by, now)
    return _said(user)


def change_user(
    session: Session, user_id: str, change: wire.UserChange, *, office_id: str, by: By, now: datetime
) -> wire.User | Refused:
    """Nobody deactivates, or takes the role from, themselves: an office would lose its last administrator."""
    user = _user(session, user_id, office_id)
    if user is None:
        return NOT_FOUND
    changes = change.model_dump(exclude_none=True)
    if by.actor == user.id and changes.keys() & {"active", "role"}:
        return WRONG_STATE
    for name, value in changes.items():
        setattr(user, name, value.strip() if isinstance(value, str) else value)
    if changes.keys() & {"active", "role"}:
        revoke_sessions(session, user.id, now=now)
    if not user.active:
        forget_channels(session, user.id, now=now)
    if not user.active or user.role != Role.CASEWORKER:
        forget_stand_in(session, user.id)
    _note(session, user, "user.changed", by, now, changed=sorted(changes))
    return _said(user)


def is_user(session: Session, user_id: str, *, office_id: str) -> bool:
    return session.scalar(select(UserRow.id).where(UserRow.id == user_id, UserRow.office_id == office_id)) is not None


def _user(session: Session, user_id: str, office_id: str) -> UserRow | None:
    lock_office(session, office_id)
    return session.scalar(select(UserRow).where(UserRow.id == user_id, UserRow.office_id == office_id))


def _note(session: Session, user: UserRow, action: str, by: By, now: datetime, **detail: Any) -> None:
    append_audit(
        session,
        user.office_id,
        actor=by.actor,
        action=action,
        subject=user.id,
        detail=detail,
        origin=by.origin,
        now=now,
    )


def _said(user: UserRow) -> wire.User:
    return wire.User(
        id=user.id,
        username=user.username,
        name=user.full_name,
        initials=user.initials,
        role=Role(user.role),
        active=user.active,
    )
