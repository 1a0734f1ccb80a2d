"""What only one process of the service does at a time: whoever holds the lease, until it runs out."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.instants import later
from kiosk.service.store.store import Store
from kiosk.service.store.tables import LeaseRow


def hold_lease(store: Store, name: str, *, holder: str, lasts: timedelta, now: datetime) -> bool:
    """Taken, or prolonged by who has it. False: another one has it, and it has not run out."""
    # WHY suppressed: of two that take a new lease at once one was quicker.
    with suppress(IntegrityError):
        return store.write(lambda session: _take(session, name, holder, until=later(now, lasts), now=now))
    return False


def release_lease(store: Store, name: str, *, holder: str) -> None:
    """Another process need not wait until it runs out."""
    store.write(lambda session: _release(session, name, holder))


def _take(session: Session, name: str, holder: str, *, until: datetime, now: datetime) -> bool:
    mine = or_(LeaseRow.holder == holder, LeaseRow.until <= now)
    taken = session.execute(
        update(LeaseRow).where(LeaseRow.name == name, mine).values(holder=holder, until=until),
        execution_options={"synchronize_session": False},
    )
    if taken.rowcount:  # type: ignore[attr-defined]
        return True
    if session.scalar(select(LeaseRow.name).where(LeaseRow.name == name)) is not None:
        return False
    session.add(LeaseRow(name=name, holder=holder, until=until))
    return True


def _release(session: Session, name: str, holder: str) -> None:
    session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))
