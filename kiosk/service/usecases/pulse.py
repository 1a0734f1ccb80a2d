"""That the dispatcher lives: it says so after each of its rounds, and the processes share it through the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import Insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Part
from kiosk.service.store.tables import ServicePartRow


class Pulse:
    """One per process, from any thread; nothing here waits for the database. That it begins is the first beat."""

    def __init__(self, began_at: datetime) -> None:
        self.beat_at = began_at

    def beat(self, now: datetime) -> None:
        self.beat_at = now


def write_beat(session: Session, at: datetime) -> None:
    """Of several processes the latest word holds: one dispatcher that lives is enough."""
    connection = session.connection()
    connection.execute(_FORWARD[connection.dialect.name], {"part": Part.DISPATCHER, "seen_at": at})


def last_beat(session: Session) -> datetime | None:
    """Of any process, as far as it is written."""
    return session.scalar(select(ServicePartRow.seen_at).where(ServicePartRow.part == Part.DISPATCHER))


def _forward(dialect: Any) -> Insert:
    fresh = dialect.insert(ServicePartRow)
    newer = fresh.excluded.seen_at
    statement: Insert = fresh.on_conflict_do_update(
        index_elements=["part"], set_={"seen_at": newer}, where=ServicePartRow.seen_at < newer
    )
    return statement


_FORWARD = {"sqlite": _forward(sqlite), "postgresql": _forward(postgresql)}
