"""A drop folder with 2,000 files of 500 rows, some broken; and how long a check-in's commit waits meanwhile."""

import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.report import Figure, percentile
from builders.full_folder import fill
from builders.sources import source_settings
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.service.outgoing.trust import trusted
from kiosk.service.sources.open_sources import open_sources
from kiosk.service.sources.sourced import SourceParts
from kiosk.service.store.ledger import append_event
from kiosk.service.store.store import Store
from kiosk.service.usecases.start_up import House, start_up
from kiosk.settings.service import ServiceSettings
from kiosk.wire.events import StaffEvent

FILES = 2_000
EVERY_SECONDS = 0.05
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


class _Beside:
    """Somebody who writes a little all the while, as a check-in does."""

    def __init__(self, store: Store) -> None:
        self.seconds: list[float] = []
        self._store = store
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "_Beside":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            began = time.perf_counter()
            self._store.write(lambda session: append_event(session, "main", StaffEvent.STATE, "bench", NOW))
            self.seconds.append(time.perf_counter() - began)


def _measured(house: House, folder: Path) -> tuple[float, int, list[float]]:
    full = fill(folder, FILES)
    settings = source_settings(kind="folder", folder=str(folder), files="parts", steady_seconds=0, days=0)
    parts = SourceParts(store=house.store, keys=house.keys, clock=lambda: NOW)
    (source,) = open_sources([settings], parts, permitted=PermittedAddresses(), tls=trusted(None))
    with _Beside(house.store) as beside:
        began = time.perf_counter()
        source.run()
        seconds = time.perf_counter() - began
    return seconds, full.good, beside.seconds


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = ServiceSettings(database_url=f"sqlite:///{folder / 'reception.db'}", secrets_dir=folder / "secrets")
        house = start_up(settings, now=NOW)
        try:
            seconds, good, beside = _measured(house, folder / "drop")
        finally:
            house.store.close()
    return [
        Figure(promise="a drop folder: 2,000 files of 500 rows, some broken", value=seconds, unit="s", limit=60),
        Figure(promise="the same, good rows", value=good / seconds, unit="/s"),
        Figure(promise="a commit beside it, p99", value=1000 * percentile(beside, 0.99), unit="ms", limit=100),
    ]
