"""Hearing of commits that other processes made: on PostgreSQL by LISTEN."""

import psycopg
import structlog

from kiosk.service.store.database import DEAF_LINE
from kiosk.service.store.ledger import CHANNEL
from kiosk.service.store.notices import LOOK_EVERY_SECONDS, OnNotice, Watcher

log = structlog.get_logger()

_AGAIN_AFTER_SECONDS = 2.0


class NotificationWatcher(Watcher):
    """A connection of its own that comes again by itself; what it misses meanwhile the streams find by looking."""

    def __init__(self, url: str, on_notice: OnNotice) -> None:
        super().__init__(on_notice)
        self._address = url.replace("postgresql+psycopg:", "postgresql:", 1)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._listen()
            except psycopg.Error as error:
                log.warning("notices.lost", error=type(error).__name__)
                self._ending.wait(_AGAIN_AFTER_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(self._address, autocommit=True, **DEAF_LINE) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._on_notice(None)
            while not self._ending.is_set():
                for notice in connection.notifies(timeout=LOOK_EVERY_SECONDS):
                    self._on_notice(notice.payload)
