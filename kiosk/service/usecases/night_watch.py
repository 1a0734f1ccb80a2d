"""The thread that lets the night happen by itself, once a day has ended in some office."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.night import night
from kiosk.service.worker import Worker

LOOK_EVERY_SECONDS = 60.0
_AGAIN_AFTER_SECONDS = 5.0


class NightWatch(Worker):
    """At the start as well: the service may have slept through a night."""

    def __init__(self, store: Store, keys: KeyRing, clock: Callable[[], datetime]) -> None:
        super().__init__("night-watch", again_after=_AGAIN_AFTER_SECONDS)
        self._store = store
        self._keys = keys
        self._clock = clock
        self._done: dict[str, date] = {}

    def look(self) -> float:
        now = self._clock()
        with self._store.read() as session:
            offices = session.execute(select(OfficeRow.id, OfficeRow.time_zone)).all()
        today = {office_id: service_day(now, ZoneInfo(zone)) for office_id, zone in offices}
        if today != self._done:
            night(self._store, self._keys, before=None, now=now)
            self._done = today
        return LOOK_EVERY_SECONDS
