"""The thread that lets the night happen by itself, once a day has ended in some office."""

import threading
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select

from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.night import night

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 60.0


class NightWatch:
    """At the start as well: the service may have slept through a night."""

    def __init__(self, store: Store, keys: KeyRing, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._done: dict[str, date] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="night-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    def look(self) -> None:
        now = self._clock()
        with self._store.read() as session:
            offices = session.execute(select(OfficeRow.id, OfficeRow.time_zone)).all()
        today = {office_id: service_day(now, ZoneInfo(zone)) for office_id, zone in offices}
        if today != self._done:
            night(self._store, self._keys, before=None, now=now)
            self._done = today

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - a night that failed is tried again in a minute
                log.error("night.failed", error=type(error).__name__)
            self._ending.wait(LOOK_EVERY_SECONDS)
