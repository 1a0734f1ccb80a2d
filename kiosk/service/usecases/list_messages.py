"""What was sent out of the house, when, and what was not: the newest of an office."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.service.store.tables import ChannelRow, OutboxRow
from kiosk.service.usecases.put_message import Sending
from kiosk.wire.messages import MessageSeen, SentTo

MOST = 500


def list_messages(session: Session, *, office_id: str) -> Sequence[MessageSeen]:
    found = session.execute(
        select(OutboxRow, ChannelRow.kind, ChannelRow.name)
        .outerjoin(ChannelRow, ChannelRow.id == OutboxRow.channel_id)
        .where(OutboxRow.office_id == office_id)
        .order_by(OutboxRow.made_at.desc(), OutboxRow.id)
        .limit(MOST)
    )
    return [_seen(row, SentTo(id=row.channel_id, kind=kind or "", name=name or "")) for row, kind, name in found]


def _seen(row: OutboxRow, channel: SentTo) -> MessageSeen:
    return MessageSeen(
        id=row.id,
        kind=row.kind,
        channel=channel,
        number=row.number,
        visit_id=row.visit_id,
        state=row.state,
        reason=row.reason,
        attempts=row.attempts,
        made_at=row.made_at,
        next_attempt_at=row.due_at if row.state == Sending.WAITING else None,
        sent_at=row.sent_at,
    )
