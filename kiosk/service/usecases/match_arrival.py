"""One envelope of the inbox: opened, its inside held against its outside, and an arrival against its day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Executable, bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.digits import neighbours
from kiosk.domain.matching import Declared, Evidence
from kiosk.domain.service_day import local_instant
from kiosk.service.store.day_key import DayKey
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import InboxRow
from kiosk.service.usecases.office_rules import OfficeRules
from kiosk.wire.envelope import (
    NO_TIME,
    UNKNOWN_TIME,
    OpenedAmendment,
    OpenedArrival,
    OpenedBooking,
    Unreadable,
    UnreadableBecause,
    open_envelope,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """As it lies in the inbox."""

    seq: int
    office_id: str
    id: str
    device_id: str | None
    service_day: date
    number: int
    key_id: str
    sealed: bytes = field(repr=False)
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """`said` is what was inside, or why nobody can say."""

    envelope: Envelope
    said: OpenedArrival | OpenedAmendment | Unreadable


_COLUMNS = (
    InboxRow.seq,
    InboxRow.office_id,
    InboxRow.id,
    InboxRow.device_id,
    InboxRow.service_day,
    InboxRow.number,
    InboxRow.key_id,
    InboxRow.envelope.label("sealed"),
    InboxRow.received_at,
)


# WHY statements are made once, here and beside: making one costs more than SQLite needs to answer it.
_WAITING = (
    select(*_COLUMNS)
    .where(InboxRow.taken_at.is_(None), InboxRow.seq.not_in(bindparam("but", expanding=True)))
    .order_by(InboxRow.seq)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_BY_ID = select(*_COLUMNS).where(
    InboxRow.office_id == bindparam("office_id"), InboxRow.id.in_(bindparam("ids", expanding=True))
)


def waiting_envelopes(session: Session, *, most: int, but: Collection[int] = ()) -> tuple[list[Envelope], bool]:
    """The oldest, all of one office, and whether there may be more; on PostgreSQL those that no other process has in
    hand.
    """
    found = _envelopes(session, _WAITING, most=most, but=list(but))
    envelopes = [envelope for envelope in found if envelope.office_id == found[0].office_id]
    return envelopes, len(found) == most or len(envelopes) < len(found)


def envelopes_by_id(session: Session, office_id: str, ids: Collection[str]) -> list[Envelope]:
    """Opened before or not, as long as the night has not taken them."""
    return _envelopes(session, _BY_ID, office_id=office_id, ids=list(ids))


def open_all(envelopes: Sequence[Envelope], keys: KeyRing) -> list[Opened]:
    private = {key_id: keys.private_box(key_id) for key_id in {envelope.key_id for envelope in envelopes}}
    return [Opened(envelope=each, said=_said(each, private[each.key_id])) for each in envelopes]


def evidence(said: OpenedArrival, declared: str, *, key: DayKey, rules: OfficeRules) -> Evidence:
    """What matching sees: from here on tags stand for digits."""
    return Evidence(
        declared=_instant(declared, said.service_day, rules),
        at=said.at,
        tag=None if said.digits is None else key.tag(said.digits.ascii),
    )


def with_neighbours(seen: Evidence, said: OpenedArrival, *, key: DayKey) -> Evidence:
    """The 59 tags of what is one slip away: only made where the digits themselves are nobody's."""
    if said.digits is None:
        return seen
    return replace(seen, near_tags=key.tags(neighbours(said.digits)))


def _said(envelope: Envelope, private_key: bytes | None) -> OpenedArrival | OpenedAmendment | Unreadable:
    if private_key is None:
        return Unreadable(code=UnreadableBecause.BOX)
    said = open_envelope(envelope.sealed, private_key)
    if isinstance(said, Unreadable):
        return said
    outside = (envelope.id, envelope.number, envelope.service_day)
    if isinstance(said, OpenedBooking) or (said.id, said.number, said.service_day) != outside:
        return Unreadable(code=UnreadableBecause.FIELD)
    if isinstance(said, OpenedArrival) and said.at > envelope.received_at:
        # WHY: nobody arrives after their envelope. With a clock that is ahead they would be waited for too long.
        return replace(said, at=envelope.received_at)
    return said


def _instant(declared: str, day: date, rules: OfficeRules) -> Declared:
    if declared == UNKNOWN_TIME:
        return "unknown"
    if declared == NO_TIME:
        return "none"
    return local_instant(day, time.fromisoformat(declared), rules.tz)


def _envelopes(session: Session, wanted: Executable, **given: Any) -> list[Envelope]:
    return [Envelope(**row._mapping) for row in session.connection().execute(wanted, given)]
