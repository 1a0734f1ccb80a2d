"""What was sent out of the house, when, and what was not: the newest first."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.channels import KEEPERS
from kiosk.service.store.tables import ChannelRow, OutboxRow, VisitRow
from kiosk.service.usecases.put_message import Sending
from kiosk.service.usecases.staff import Staff
from kiosk.wire.messages import MessageSeen, SentTo

MOST = 500


def list_messages(session: Session, staff: Staff, *, day: date, visit_id: str | None = None) -> Sequence[MessageSeen]:
    """All of the office for those who keep its channels; for the reception those about `day`'s visits.

    The reception sees no channel's name: somebody typed it, and it may be a person's, or an address.
    """
    keeps = staff.role in KEEPERS
    found = (
        select(OutboxRow, ChannelRow.kind, ChannelRow.name, ChannelRow.scope)
        .outerjoin(ChannelRow, ChannelRow.id == OutboxRow.channel_id)
        .where(OutboxRow.office_id == staff.office_id)
        .order_by(OutboxRow.made_at.desc(), OutboxRow.id)
        .limit(MOST)
    )
    if visit_id is not None:
        found = found.where(OutboxRow.visit_id == visit_id)
    if not keeps:
        todays = select(VisitRow.id).where(VisitRow.office_id == staff.office_id, VisitRow.service_day == day)
        found = found.where(OutboxRow.visit_id.in_(todays))
    seen = []
    for row, kind, name, scope in session.execute(found):
        channel = SentTo(id=row.channel_id, kind=kind or "", name=name or "", scope=scope or "")
        seen.append(_seen(row, channel if keeps else channel.model_copy(update={"id": "", "name": ""})))
    return seen


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
