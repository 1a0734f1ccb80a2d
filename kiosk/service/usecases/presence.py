"""Which staff tools are listening right now: heard in this process, and shared with the others through the store."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed, later
from kiosk.service.store.tables import StaffToolRow
from kiosk.service.usecases.staff import Staff

DEAF_AFTER = timedelta(seconds=8)
"""A tool says every 2 s that it is there; one that is silent this long reaches nobody."""


_HEARD_AGAIN = (
    update(StaffToolRow)
    .where(StaffToolRow.session_id == bindparam("session"), StaffToolRow.seen_at < bindparam("heard"))
    .values(seen_at=bindparam("heard"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """One tool and when it was last heard."""

    office_id: str
    session_id: str
    user_id: str
    seen_at: datetime


class Presence:
    """One per process, from any thread; nothing here waits for the database."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._heard: dict[str, dict[str, Listening]] = {}
        self._waiting: dict[str, Listening] = {}
        self._gone: set[str] = set()

    def note(self, staff: Staff, *, now: datetime) -> int:
        """This session listens; answers how many colleagues it would reach."""
        heard = Listening(office_id=staff.office_id, session_id=staff.session_id, user_id=staff.user_id, seen_at=now)
        with self._lock:
            self._heard.setdefault(staff.office_id, {})[staff.session_id] = heard
            self._waiting[staff.session_id] = heard
            self._gone.discard(staff.session_id)
        return self.reachable(staff, now=now)

    def leave(self, staff: Staff) -> None:
        """It says that it ends: nobody misses it."""
        with self._lock:
            self._heard.get(staff.office_id, {}).pop(staff.session_id, None)
            self._waiting.pop(staff.session_id, None)
            self._gone.add(staff.session_id)

    def reachable(self, staff: Staff, *, now: datetime) -> int:
        """How many colleagues are listening."""
        with self._lock:
            office = self._heard.get(staff.office_id, {})
            for session_id, tool in list(office.items()):
                if elapsed(since=tool.seen_at, until=now) > DEAF_AFTER:
                    del office[session_id]
            return len({tool.user_id for tool in office.values()} - {staff.user_id})

    def take(self) -> tuple[Sequence[Listening], Collection[str]]:
        """Who was heard since the last time, and which sessions said good-bye: to be written for the others."""
        with self._lock:
            heard, self._waiting = self._waiting, {}
            gone, self._gone = self._gone, set()
        return [heard[session_id] for session_id in sorted(heard)], gone

    def learn(self, tools: Sequence[Listening]) -> None:
        """What other processes heard."""
        with self._lock:
            for tool in tools:
                office = self._heard.setdefault(tool.office_id, {})
                known = office.get(tool.session_id)
                if tool.session_id not in self._gone and (known is None or known.seen_at < tool.seen_at):
                    office[tool.session_id] = tool


def write_presence(session: Session, heard: Sequence[Listening], gone: Collection[str]) -> None:
    """Some hundred tools are one statement or two: this comes every few seconds."""
    wanted = {tool.session_id for tool in heard}
    known = set(session.scalars(select(StaffToolRow.session_id).where(StaffToolRow.session_id.in_(wanted))))
    new = [asdict(tool) for tool in heard if tool.session_id not in known]
    again = [{"session": tool.session_id, "heard": tool.seen_at} for tool in heard if tool.session_id in known]
    if new:
        session.connection().execute(insert(StaffToolRow), new)
    if again:
        session.connection().execute(_HEARD_AGAIN, again)
    if gone:
        session.execute(delete(StaffToolRow).where(StaffToolRow.session_id.in_(gone)))


def listening(session: Session, *, now: datetime) -> Sequence[Listening]:
    """Every tool of the house that can be reached."""
    rows = session.scalars(select(StaffToolRow).where(StaffToolRow.seen_at >= later(now, -DEAF_AFTER)))
    return [
        Listening(office_id=row.office_id, session_id=row.session_id, user_id=row.user_id, seen_at=row.seen_at)
        for row in rows
    ]
