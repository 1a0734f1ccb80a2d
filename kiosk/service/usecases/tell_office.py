"""Who is told outside the board that something is wrong: the one place where a notice becomes a message."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.message_kinds import MessageKind
from kiosk.domain.supervision import Concern, Notice, Part
from kiosk.service.store.tables import NoticeRow
from kiosk.service.usecases.channels import channels_for
from kiosk.service.usecases.put_message import put_message

NEWS_FOR = timedelta(hours=1)
"""Whoever could not be reached by then reads it on the board."""

_KINDS = {Part.SOURCE: MessageKind.SOURCE_FAILED, Part.CHANNEL: MessageKind.CHANNEL_FAILED}


def tell_office(session: Session, office_id: str, notice: Notice, *, now: datetime) -> None:
    """To the channels of the office as a whole; committed with the notice that is its cause."""
    channels = channels_for(session, office_id)
    if notice.part is Part.CHANNEL:
        # WHY: word of a channel over that very channel, or its like, would come when all is well again.
        failing = _failing_channels(session, office_id)
        channels = [each for each in channels if each not in failing]
    put_message(session, office_id=office_id, kind=_kind(notice), to=channels, stale_after=NEWS_FOR, now=now)


def _failing_channels(session: Session, office_id: str) -> Collection[str]:
    return session.scalars(
        select(NoticeRow.subject).where(
            NoticeRow.office_id == office_id,
            NoticeRow.part == Part.CHANNEL,
            NoticeRow.concern == Concern.FAILING,
        )
    ).all()


def _kind(notice: Notice) -> MessageKind:
    if notice.concern is Concern.NO_APPOINTMENTS:
        return MessageKind.NO_APPOINTMENTS
    return _KINDS.get(notice.part, MessageKind.SILENT_DEVICE)
