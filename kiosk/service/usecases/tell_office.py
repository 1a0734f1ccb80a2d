"""Who is told outside the board that something is wrong: the one place where a notice becomes a message."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from kiosk.domain.message_kinds import MessageKind
from kiosk.domain.supervision import Concern, Notice, Part
from kiosk.service.usecases.channels import channels_for
from kiosk.service.usecases.put_message import put_message

NEWS_FOR = timedelta(hours=1)
"""Whoever could not be reached by then reads it on the board."""


def tell_office(session: Session, office_id: str, notice: Notice, *, now: datetime) -> None:
    """To the channels of the office as a whole; committed with the notice that is its cause."""
    channels = channels_for(session, office_id)
    put_message(session, office_id=office_id, kind=_kind(notice), to=channels, stale_after=NEWS_FOR, now=now)


def _kind(notice: Notice) -> MessageKind:
    if notice.concern is Concern.NO_APPOINTMENTS:
        return MessageKind.NO_APPOINTMENTS
    return MessageKind.SOURCE_FAILED if notice.part is Part.SOURCE else MessageKind.SILENT_DEVICE
