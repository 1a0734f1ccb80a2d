"""The outbox as the dispatcher works on it: what is to be sent now, and what has come of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select, update
from sqlalchemy.orm import Session

from kiosk.domain.instants import later
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.notify.messages import Delivered, Failed, Outcome, TryAgain
from kiosk.service.notify.waiting_a_little import FIRST, pause_after
from kiosk.service.store.tables import LeaseRow, OutboxRow
from kiosk.service.usecases.put_message import IN_HAND_FOR, LATE, Sending
from kiosk.service.usecases.told_in_vain import lock_offices, show_told_in_vain

LEASE = "dispatcher"
"""Whoever has it sends; what somebody else has in hand is in nobody's hand: that one is dead, or has stopped."""

_AT_ONCE = 500
_NOT_IN_MEMORY = {"synchronize_session": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """It had grown stale before it could be sent."""


Result = Outcome | Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A message that this process, and no other, sends now. `attempts` counts this one."""

    id: str
    office_id: str
    channel_id: str
    kind: MessageKind
    visit_id: str | None
    number: int | None
    made_at: datetime
    stale_at: datetime
    in_hand_until: datetime
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of one attempt; `chance` from 0 to 1 spreads the next one."""

    message: InHand
    result: Result
    at: datetime
    chance: float


def next_due(session: Session, *, now: datetime) -> datetime | None:
    """When the next message can be taken in hand; None: there is none."""
    free_at = case((not_(_is_free(now)), OutboxRow.leased_until), else_=OutboxRow.due_at)
    earliest: datetime | None = session.scalar(select(func.min(free_at)).where(_IS_WAITING))
    return earliest


def take_in_hand(session: Session, *, holder: str, most: int, full: Collection[str], now: datetime) -> Sequence[InHand]:
    """The messages that wait longest, `most` of them, but none for the channels that are `full`; what is stale goes."""
    _drop_stale(session, now=now)
    waiting = (
        select(OutboxRow)
        .where(_IS_WAITING, OutboxRow.due_at <= now, _is_free(now), OutboxRow.channel_id.not_in(list(full)))
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(most)
    )
    rows = session.scalars(waiting.execution_options(populate_existing=True)).all()
    taken = session.scalars(
        update(OutboxRow)
        .where(OutboxRow.id.in_([row.id for row in rows]), _IS_WAITING, _is_free(now))
        .values(leased_by=holder, leased_until=later(now, IN_HAND_FOR), attempts=OutboxRow.attempts + 1)
        .returning(OutboxRow.id),
        execution_options=_NOT_IN_MEMORY,
    ).all()
    return [_in_hand(row, until=later(now, IN_HAND_FOR)) for row in rows if row.id in set(taken)]


def keep_in_hand(session: Session, ids: Iterable[str], *, holder: str) -> None:
    """These alone; whatever else was taken in hand was not tried, and is to be had."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id.not_in(list(ids)), OutboxRow.leased_by == holder, _IS_WAITING)
        .values(leased_by=None, leased_until=None, attempts=OutboxRow.attempts - 1),
        execution_options=_NOT_IN_MEMORY,
    )


def note(session: Session, tried: Sequence[Tried], *, holder: str, now: datetime) -> None:
    """Of a message that was withdrawn, grew stale or is in other hands now only that it was sent is noted."""
    in_vain = [each.message for each in tried if isinstance(each.result, Failed | Dropped) and each.message.visit_id]
    lock_offices(session, {message.office_id for message in in_vain})
    for each in tried:
        row = session.get(OutboxRow, each.message.id, populate_existing=True)
        if row is None or row.state in {Sending.SENT, Sending.FAILED}:
            continue
        is_ours = row.leased_by == holder
        if isinstance(each.result, Delivered) or (is_ours and row.state == Sending.WAITING):
            _note(row, each)
        if is_ours:
            row.leased_by = row.leased_until = None
    session.flush()
    show_told_in_vain(session, {message.visit_id for message in in_vain if message.visit_id}, now=now)


def _note(row: OutboxRow, tried: Tried) -> None:
    match tried.result:
        case Delivered():
            row.state, row.reason, row.sent_at = Sending.SENT, None, tried.at
        case Failed(reason=reason):
            row.state, row.reason = Sending.FAILED, reason
        case Dropped():
            row.state, row.reason = Sending.STALE, LATE
        case TryAgain(after=after, reason=reason):
            row.due_at, row.reason = min(_next_try(tried, after), row.stale_at), reason


def _next_try(tried: Tried, after: timedelta | None) -> datetime:
    """WHY from its beginning: what hung until its time was up has waited already."""
    pause = pause_after(tried.message.attempts, chance=tried.chance)
    began_at = later(tried.message.in_hand_until, -IN_HAND_FOR)
    return max(later(began_at, pause), later(tried.at, max(after or timedelta(), FIRST / 2)))


def _drop_stale(session: Session, *, now: datetime) -> None:
    """Some at once; what is left of them is found stale when it should be sent."""
    is_stale = and_(_IS_WAITING, OutboxRow.due_at <= now, OutboxRow.stale_at <= now, _is_free(now))
    found = select(OutboxRow.id, OutboxRow.office_id, OutboxRow.visit_id).where(is_stale).limit(_AT_ONCE)
    stale = session.execute(found).all()
    if not stale:
        return
    lock_offices(session, {row.office_id for row in stale if row.visit_id})
    session.execute(
        update(OutboxRow)
        .where(is_stale, OutboxRow.id.in_([row.id for row in stale]))
        .values(state=Sending.STALE, reason=LATE),
        execution_options=_NOT_IN_MEMORY,
    )
    show_told_in_vain(session, {row.visit_id for row in stale if row.visit_id}, now=now)


_IS_WAITING = OutboxRow.state == Sending.WAITING


def _is_free(now: datetime) -> ColumnElement[bool]:
    alive = select(LeaseRow.holder).where(LeaseRow.name == LEASE, LeaseRow.until > now)
    return or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now, OutboxRow.leased_by.not_in(alive))


def _in_hand(row: OutboxRow, *, until: datetime) -> InHand:
    return InHand(
        id=row.id,
        office_id=row.office_id,
        channel_id=row.channel_id,
        kind=MessageKind(row.kind),
        visit_id=row.visit_id,
        number=row.number,
        made_at=row.made_at,
        stale_at=row.stale_at,
        in_hand_until=until,
        attempts=row.attempts + 1,
    )
