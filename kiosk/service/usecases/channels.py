"""Channels: set up, listed, removed, tried; and which of them reach a person, a team or the office."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from kiosk.domain.channels import KEEPERS, ChannelKind, ChannelScope, may_keep
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_audit, lock_office, write_what_was_said
from kiosk.service.store.tables import AuditRow, ChannelRow
from kiosk.service.usecases.lacking_carriers import Lacking
from kiosk.service.usecases.put_message import put_message
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.sealed_channels import ChannelSettings, open_settings, seal_settings
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.users import is_user
from kiosk.wire import channels as wire
from kiosk.wire.problems import Code

TESTS_AT_MOST = 10
TESTS_WITHIN = timedelta(minutes=5)
_TEST_IS_STALE = timedelta(minutes=2)
_TESTED = "channel.tested"


class JudgesAddresses(Protocol):
    """May a channel of this kind have this address and secret? Takes its time; not within a transaction."""

    def __call__(self, kind: ChannelKind, settings: ChannelSettings) -> bool: ...


def channels_for(
    session: Session, office_id: str, *, staff_id: str | None = None, team: str | None = None
) -> Sequence[str]:
    """The ids of the channels that reach that one of the staff, or that team, or else the office; oldest first."""
    reached: ColumnElement[bool]
    if staff_id is not None:
        reached = (ChannelRow.scope == ChannelScope.STAFF) & (ChannelRow.staff_id == staff_id)
    elif team is not None:
        reached = (ChannelRow.scope == ChannelScope.TEAM) & (ChannelRow.team == team)
    else:
        reached = ChannelRow.scope == ChannelScope.OFFICE
    return [row.id for row in _kept(session, office_id, reached)]


def list_channels(session: Session, keys: KeyRing, staff: Staff, *, lacking: Lacking) -> Sequence[wire.Channel]:
    """One's own; all of the office for those who keep them."""
    mine = ChannelRow.staff_id == staff.user_id
    rows = _kept(session, staff.office_id, *(() if staff.role in KEEPERS else (mine,)))
    return [_said(row, lacking, usable=open_settings(keys, row) is not None) for row in rows]


def add_channel(
    session: Session, keys: KeyRing, new: wire.NewChannel, *, by: Staff, lacking: Lacking, now: datetime
) -> wire.Channel | Refused:
    """The address was judged before. Not found: whom it is to reach."""
    lock_office(session, by.office_id)
    if not may_keep(by.role, new.kind, new.scope, own=new.staff_id == by.user_id):
        return Refused(code=Code.FORBIDDEN)
    if new.staff_id is not None and not is_user(session, new.staff_id, office_id=by.office_id):
        return NOT_FOUND
    id = str(uuid.uuid4())
    settings = ChannelSettings(address=new.address.strip(), secret=new.secret)
    row = ChannelRow(
        id=id,
        office_id=by.office_id,
        kind=new.kind,
        name=new.name.strip(),
        scope=new.scope,
        staff_id=new.staff_id,
        team=new.team,
        sealed_settings=seal_settings(keys, settings, office_id=by.office_id, channel_id=id),
        created_at=now,
        removed_at=None,
    )
    session.add(row)
    _note(session, row, "channel.added", by, now)
    return _said(row, lacking)


def remove_channel(session: Session, channel_id: str, *, by: Staff, now: datetime) -> bool:
    """False: there is none that the one who asks may keep. What it was told stays, its address goes."""
    lock_office(session, by.office_id)
    row = keepable(session, channel_id, by)
    if row is None:
        return False
    row.sealed_settings = b""
    row.removed_at = now
    _note(session, row, "channel.removed", by, now)
    return True


def send_test(session: Session, channel_id: str, *, by: Staff, now: datetime) -> wire.TestSent | Refused:
    """On the way that every message takes."""
    lock_office(session, by.office_id)
    row = keepable(session, channel_id, by)
    if row is None:
        return NOT_FOUND
    if _tests_of(session, by, since=now - TESTS_WITHIN) >= TESTS_AT_MOST:
        return Refused(code=Code.TOO_MANY_REQUESTS)
    (message_id,) = put_message(
        session, office_id=by.office_id, kind=MessageKind.TEST, to=[row.id], stale_after=_TEST_IS_STALE, now=now
    )
    _note(session, row, _TESTED, by, now)
    return wire.TestSent(message_id=message_id)


def keepable(session: Session, channel_id: str, staff: Staff) -> ChannelRow | None:
    """The channel, if it is there and theirs to keep."""
    row = session.get(ChannelRow, channel_id)
    if row is None or row.office_id != staff.office_id or row.removed_at is not None:
        return None
    return row if staff.role in KEEPERS or row.staff_id == staff.user_id else None


def _kept(session: Session, office_id: str, *which: ColumnElement[bool]) -> Sequence[ChannelRow]:
    kept = select(ChannelRow).where(ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None), *which)
    return session.scalars(kept.order_by(ChannelRow.created_at, ChannelRow.id)).all()


def _tests_of(session: Session, by: Staff, *, since: datetime) -> int:
    write_what_was_said(session)
    tests = select(func.count()).where(
        AuditRow.office_id == by.office_id,
        AuditRow.actor == by.user_id,
        AuditRow.action == _TESTED,
        AuditRow.at > since,
    )
    return session.scalar(tests) or 0


def _note(session: Session, row: ChannelRow, action: str, by: Staff, now: datetime) -> None:
    append_audit(
        session,
        row.office_id,
        actor=by.user_id,
        action=action,
        subject=row.id,
        detail={"kind": row.kind, "scope": row.scope},
        origin=by.origin,
        now=now,
    )


def _said(row: ChannelRow, lacking: Lacking, *, usable: bool = True) -> wire.Channel:
    return wire.Channel(
        id=row.id,
        kind=ChannelKind(row.kind),
        name=row.name,
        scope=ChannelScope(row.scope),
        staff_id=row.staff_id,
        team=row.team,
        created_at=row.created_at,
        usable=usable,
        lacks=lacking.get(ChannelKind(row.kind)),
    )
