"""The keys that envelopes are sealed for: the current one, the next one it announces, and old ones that go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import BoxKeyRow, DeviceRow, InboxRow

CHANGED_EVERY = timedelta(days=30)
_ANNOUNCED_FOR = timedelta(days=1)
"""Long enough that every kiosk has heard of the next key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxKeys:
    current: BoxKeyRow
    following: BoxKeyRow | None


def box_keys(session: Session) -> BoxKeys:
    """Keys are the installation's, not an office's: who may seal for it says nothing of who came."""
    alive = session.scalars(select(BoxKeyRow).where(BoxKeyRow.retired_at.is_(None)).order_by(BoxKeyRow.created_at))
    rows = alive.all()
    current = max((row for row in rows if row.current_from), key=lambda row: row.current_from or row.created_at)
    following = [row for row in rows if row.current_from is None]
    return BoxKeys(current=current, following=following[-1] if following else None)


def make_first_boxes(session: Session, keys: KeyRing, *, now: datetime) -> None:
    """A current key and a next one, for an installation that has none."""
    if session.scalar(select(func.count()).select_from(BoxKeyRow).where(BoxKeyRow.retired_at.is_(None))):
        return
    _make(session, keys, now=now, current_from=now)
    _make(session, keys, now=now, current_from=None)


def change_boxes(session: Session, keys: KeyRing, *, now: datetime) -> None:
    """After a month the announced key becomes the current one, and a new one is announced."""
    found = box_keys(session)
    since = found.current.current_from or found.current.created_at
    if now - since < CHANGED_EVERY:
        return
    if found.following is None or now - found.following.created_at < _ANNOUNCED_FOR:
        return
    found.following.current_from = now
    _make(session, keys, now=now, current_from=None)


def retire_boxes(session: Session, *, now: datetime) -> tuple[str, ...]:
    """The keys no kiosk can hold envelopes under any more; their private halves go after the commit."""
    current = box_keys(session).current
    changed_at = current.current_from or current.created_at
    if _somebody_may_hold_old_ones(session, changed_at):
        return ()
    old = select(BoxKeyRow).where(
        BoxKeyRow.retired_at.is_(None), BoxKeyRow.current_from < changed_at, BoxKeyRow.key_id != current.key_id
    )
    rows = session.scalars(old).all()
    for row in rows:
        row.retired_at = now
    return tuple(row.key_id for row in rows)


def _somebody_may_hold_old_ones(session: Session, changed_at: datetime) -> bool:
    """A kiosk that was not heard of since, or whose spool is not empty; or an envelope that is still to be opened."""
    heard = DeviceRow.last_seen > changed_at + _ANNOUNCED_FOR
    holding = select(DeviceRow.id).where(
        DeviceRow.kind == "kiosk",
        DeviceRow.revoked_at.is_(None),
        ~func.coalesce(heard & (func.coalesce(DeviceRow.spool, 1) == 0), False),
    )
    waiting = select(InboxRow.seq).where(InboxRow.taken_at.is_(None))
    return any(session.scalar(each.limit(1)) is not None for each in (holding, waiting))


def _make(session: Session, keys: KeyRing, *, now: datetime, current_from: datetime | None) -> None:
    made = keys.make_box()
    session.add(
        BoxKeyRow(
            key_id=made.key_id,
            public_key=made.public_key,
            created_at=now,
            current_from=current_from,
            retired_at=None,
        )
    )
