"""Hearing of commits that other processes made: LISTEN on PostgreSQL, the data version on SQLite."""

import threading
from collections.abc import Callable
from typing import Protocol

import psycopg
import structlog
from sqlalchemy import Engine

from kiosk.service.store.ledger import CHANNEL
from kiosk.service.store.store import Store

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 0.5
_AGAIN_AFTER_SECONDS = 2.0

OnNotice = Callable[[str | None], None]
"""The office that has news; None: some office. Called in the watcher's thread."""


class Watcher(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


def watcher_of(store: Store, on_notice: OnNotice) -> Watcher:
    if store.engines.is_sqlite:
        return VersionWatcher(store.engines.reading, on_notice)
    return NotificationWatcher(store.engines.reading.url.render_as_string(hide_password=False), on_notice)


class VersionWatcher:
    """SQLite tells a connection only whether others have committed since it last asked."""

    def __init__(self, engine: Engine, on_notice: OnNotice) -> None:
        self._engine = engine
        self._on_notice = on_notice
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="commit-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        connection = self._engine.raw_connection()
        try:
            known = None
            while not self._ending.wait(LOOK_EVERY_SECONDS):
                (version,) = connection.cursor().execute("PRAGMA data_version").fetchone()
                if version != known:
                    known = version
                    self._on_notice(None)
        finally:
            connection.close()


class NotificationWatcher:
    """A connection of its own that comes again by itself; what it misses meanwhile the streams find by looking."""

    def __init__(self, url: str, on_notice: OnNotice) -> None:
        self._address = url.replace("postgresql+psycopg:", "postgresql:", 1)
        self._on_notice = on_notice
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="commit-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._listen()
            except psycopg.Error as error:
                log.warning("notices.lost", error=type(error).__name__)
                self._ending.wait(_AGAIN_AFTER_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._on_notice(None)
            while not self._ending.is_set():
                for notice in connection.notifies(timeout=LOOK_EVERY_SECONDS):
                    self._on_notice(notice.payload)
