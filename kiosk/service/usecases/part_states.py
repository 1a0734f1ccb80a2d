"""Every part of an office that shows signs of life and is no device: sources, channels, whoever sends, staff tools."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Part
from kiosk.service.store.tables import (
    ChannelRow,
    DeviceRow,
    OutboxRow,
    SourceRow,
    StaffSessionRow,
    StaffToolRow,
    UserRow,
)
from kiosk.service.usecases.pulse import last_beat
from kiosk.wire.supervision import PartState

Lived = tuple[Part, str, str, datetime | None]
"""What it is, its id, what people call it, its last sign of life."""


def part_states(session: Session, office_id: str, *, silent: frozenset[tuple[Part, str]]) -> list[PartState]:
    """`silent`: of which a notice stands."""
    found = (*_sources(session, office_id), *_channels(session, office_id), *_tools(session, office_id))
    return [
        PartState(part=part, id=id, name=name, last_seen=seen_at, silent=(part, id) in silent)
        for part, id, name, seen_at in found
    ]


def names_of_devices(session: Session, office_id: str) -> dict[tuple[str, str], str]:
    """Of those that have one."""
    rows = session.execute(
        select(DeviceRow.kind, DeviceRow.id, DeviceRow.name).where(
            DeviceRow.office_id == office_id, DeviceRow.name.is_not(None)
        )
    )
    return {(kind, id): name for kind, id, name in rows if name}


def _sources(session: Session, office_id: str) -> Iterator[Lived]:
    rows = session.scalars(select(SourceRow).where(SourceRow.office_id == office_id).order_by(SourceRow.id))
    return ((Part.SOURCE, row.id, row.name, row.good_at) for row in rows)


def _channels(session: Session, office_id: str) -> Iterator[Lived]:
    """And whoever sends."""
    rows = session.execute(
        select(ChannelRow.id, ChannelRow.name, ChannelRow.seen_at, func.max(OutboxRow.sent_at))
        .join(OutboxRow, OutboxRow.channel_id == ChannelRow.id, isouter=True)
        .where(ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None))
        .group_by(ChannelRow.id, ChannelRow.name, ChannelRow.seen_at, ChannelRow.created_at)
        .order_by(ChannelRow.created_at, ChannelRow.id)
    ).all()
    for id, name, *signs in rows:
        yield Part.CHANNEL, id, name, max((at for at in signs if at is not None), default=None)
    beat_at = last_beat(session)
    if rows or beat_at is not None:
        yield Part.DISPATCHER, "", "", beat_at


def _tools(session: Session, office_id: str) -> Iterator[Lived]:
    """One line for each colleague, however many tools they have open."""
    rows = session.execute(
        select(UserRow.id, UserRow.full_name, UserRow.username, func.max(StaffToolRow.seen_at))
        .join(StaffToolRow, StaffToolRow.user_id == UserRow.id)
        .join(StaffSessionRow, StaffSessionRow.id == StaffToolRow.session_id)
        .where(StaffToolRow.office_id == office_id, StaffSessionRow.revoked_at.is_(None), UserRow.active)
        .group_by(UserRow.id, UserRow.full_name, UserRow.username)
        .order_by(UserRow.full_name, UserRow.username)
    )
    return ((Part.STAFF_TOOL, id, name or username, seen_at) for id, name, username, seen_at in rows)
