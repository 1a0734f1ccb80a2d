"""What reaches out of the house, as far as it is watched: sources, channels, and whoever sends what waits."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.instants import later
from kiosk.domain.supervision import Part, Watched, channel_failing_since
from kiosk.service.store.tables import ChannelRow, OutboxRow, SourceRow
from kiosk.service.usecases.put_message import IN_HAND_FOR, Sending

_LATELY = timedelta(hours=24)
_OFTEN = 3
"""So many tries in vain, and a channel that asks to be tried again is one that does not work."""
_SLOW = timedelta(seconds=4)
"""A try that has lasted so long without an answer is one in vain."""


Schedules = Callable[[str], Mapping[str, timedelta]]
"""How often each source of an office is asked, by its id."""


def watched_outside(
    session: Session, office_id: str, *, asked_every: Mapping[str, timedelta], now: datetime
) -> tuple[Watched, ...]:
    return *_sources(session, office_id, asked_every), *_channels(session, office_id, now=now)


def waiting_for_dispatcher(session: Session, *, now: datetime) -> Mapping[str, datetime]:
    """Since when, by office. What waits too long shows that nobody sends, whoever says that he is there: messages that
    are nobody's, of channels that are not busy with another one.
    """
    in_hand = aliased(OutboxRow)
    busy = select(in_hand.channel_id).where(in_hand.state == Sending.WAITING, in_hand.leased_until > now)
    oldest = session.execute(
        select(OutboxRow.office_id, func.min(OutboxRow.due_at))
        .where(OutboxRow.state == Sending.WAITING, OutboxRow.due_at <= now, OutboxRow.channel_id.not_in(busy))
        .group_by(OutboxRow.office_id)
    )
    return {office_id: due_at for office_id, due_at in oldest}


def _sources(session: Session, office_id: str, asked_every: Mapping[str, timedelta]) -> Iterator[Watched]:
    """One that the settings do not name is nobody's."""
    rows = session.scalars(select(SourceRow).where(SourceRow.office_id == office_id, SourceRow.id.in_(asked_every)))
    for row in rows:
        yield Watched(
            part=Part.SOURCE,
            id=row.id,
            seen_at=row.looked_at,
            every=asked_every[row.id],
            failing_since=row.failing_since,
        )


def _channels(session: Session, office_id: str, *, now: datetime) -> Iterator[Watched]:
    """By their messages, and by looks while there is none."""
    hangs = (OutboxRow.leased_until > now) & (OutboxRow.leased_until <= later(now, IN_HAND_FOR - _SLOW))
    in_vain = (OutboxRow.state == Sending.FAILED) | (
        (OutboxRow.state == Sending.WAITING) & ((OutboxRow.attempts >= _OFTEN) | hangs)
    )
    is_sent = OutboxRow.state == Sending.SENT
    lately = (OutboxRow.office_id == office_id) & (OutboxRow.made_at > later(now, -_LATELY))
    found = session.execute(
        select(
            ChannelRow.id,
            ChannelRow.failing_since,
            func.max(case((in_vain, OutboxRow.made_at))),
            func.max(case((is_sent, OutboxRow.made_at))),
            func.max(case((is_sent, OutboxRow.sent_at))),
        )
        .join(OutboxRow, (OutboxRow.channel_id == ChannelRow.id) & lately, isouter=True)
        .where(ChannelRow.office_id == office_id, ChannelRow.removed_at.is_(None))
        .group_by(ChannelRow.id, ChannelRow.failing_since)
    )
    for channel_id, looked_in_vain, failed, sent, sent_at in found:
        since = channel_failing_since(looked_in_vain=looked_in_vain, failed=failed, sent=sent, sent_at=sent_at)
        yield Watched(part=Part.CHANNEL, id=channel_id, failing_since=since)
