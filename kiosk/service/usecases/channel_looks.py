"""Looks at channels over which nothing is sent: which there are to look at, and what came of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from kiosk.service.store.tables import ChannelRow, OutboxRow
from kiosk.service.usecases.put_message import Sending

_NOT_IN_MEMORY = {"synchronize_session": False}


def channels_to_look_at(session: Session) -> Sequence[ChannelRow]:
    """Of every office, the oldest first."""
    kept = select(ChannelRow).where(ChannelRow.removed_at.is_(None))
    return session.scalars(kept.order_by(ChannelRow.created_at, ChannelRow.id)).all()


def note_looks(session: Session, *, seen: Collection[str], in_vain: Collection[str], now: datetime) -> None:
    """`seen`, `in_vain`: channels. One that failed already has done so since then, unless a message came through."""
    if seen:
        found = update(ChannelRow).where(ChannelRow.id.in_(seen)).values(seen_at=now, failing_since=None)
        session.execute(found, execution_options=_NOT_IN_MEMORY)
    if in_vain:
        came_through = (
            select(func.max(OutboxRow.sent_at))
            .where(OutboxRow.channel_id == ChannelRow.id, OutboxRow.state == Sending.SENT)
            .scalar_subquery()
        )
        is_news = or_(ChannelRow.failing_since.is_(None), ChannelRow.failing_since <= came_through)
        missed = update(ChannelRow).where(ChannelRow.id.in_(in_vain), is_news).values(failing_since=now)
        session.execute(missed, execution_options=_NOT_IN_MEMORY)
