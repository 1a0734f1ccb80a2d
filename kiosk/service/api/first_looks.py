"""Lists of citizens are looked at all day: the first look of a session and day is what the audit keeps."""

from datetime import date, datetime
from threading import Lock

from kiosk.service.store.ledger import append_audit
from kiosk.service.store.store import Store
from kiosk.service.usecases.staff import Staff

_MOST = 10_000


class FirstLooks:
    """One per process; a process that begins anew notes a look once more rather than not at all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._seen: set[tuple[str, str, date]] = set()

    def note(self, staff: Staff, listed: str, day: date, *, now: datetime) -> None:
        """`listed` is the name of the list. Called before the list is given out."""
        look = (staff.session_id, listed, day)
        with self._lock:
            if look in self._seen:
                return
        self._store.write(
            lambda session: append_audit(
                session,
                staff.office_id,
                actor=staff.user_id,
                action=f"{listed}.listed",
                subject=day.isoformat(),
                origin=staff.origin,
                now=now,
            )
        )
        with self._lock:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            self._seen.add(look)
