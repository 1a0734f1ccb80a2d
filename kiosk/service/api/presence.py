"""Which staff tools are listening right now: kept in memory, because it is true for seconds only."""

from datetime import datetime, timedelta
from threading import Lock

from kiosk.domain.instants import elapsed
from kiosk.service.usecases.staff import Staff

DEAF_AFTER = timedelta(seconds=8)
"""A tool says every 2 s that it is there; one that is silent this long reaches nobody."""


class Presence:
    """One per process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, dict[str, tuple[str, datetime]]] = {}

    def note(self, staff: Staff, *, now: datetime) -> int:
        """This session listens; answers how many colleagues it would reach."""
        with self._lock:
            self._seen.setdefault(staff.office_id, {})[staff.session_id] = (staff.user_id, now)
        return self.reachable(staff, now=now)

    def reachable(self, staff: Staff, *, now: datetime) -> int:
        """How many colleagues are listening."""
        with self._lock:
            office = self._seen.get(staff.office_id, {})
            for session_id, (_, at) in list(office.items()):
                if elapsed(since=at, until=now) > DEAF_AFTER:
                    del office[session_id]
            return len({user_id for user_id, _ in office.values()} - {staff.user_id})
