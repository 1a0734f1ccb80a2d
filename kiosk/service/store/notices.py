"""Hearing of commits that other processes made: on SQLite by asking for the version of its data."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from sqlalchemy import Engine

from kiosk.service.store.store import Store

LOOK_EVERY_SECONDS = 0.5

OnNotice = Callable[[str | None], None]
"""The office that has news; None: some office. Called in the watcher's thread."""


class Watcher(ABC):
    """A thread that hears until it is stopped."""

    def __init__(self, on_notice: OnNotice) -> None:
        self._on_notice = on_notice
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="commit-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    @abstractmethod
    def _run(self) -> None:
        """Until `_ending` is set."""


def watcher_of(store: Store, on_notice: OnNotice) -> Watcher:
    if store.engines.is_sqlite:
        return VersionWatcher(store.engines.reading, on_notice)
    from kiosk.service.store.notifications import NotificationWatcher  # PostgreSQL's driver is not loaded for SQLite

    return NotificationWatcher(store.engines.reading.url.render_as_string(hide_password=False), on_notice)


class VersionWatcher(Watcher):
    """SQLite tells a connection only whether others have committed since it last asked."""

    def __init__(self, engine: Engine, on_notice: OnNotice) -> None:
        super().__init__(on_notice)
        self._engine = engine

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
