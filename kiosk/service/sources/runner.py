"""The thread that asks every source in its time; of several processes one has a source in hand."""

import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import select

from kiosk.service.sources.deliveries import FetchFailed
from kiosk.service.sources.sourced import Sourced, SourceParts
from kiosk.service.store.lease import hold_lease, release_lease
from kiosk.service.store.tables import SourceRow
from kiosk.service.usecases.fetched_sources import ConfiguredSource, Preview
from kiosk.service.usecases.source_runs import forget_others

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 0.5
_LEASE = timedelta(minutes=5)
"""Longer than nearly every run; two at once would come to the same."""
_RENEW_SECONDS = 60.0
_PARTING_SECONDS = 5.0
_RETRY_SECONDS = 30.0
"""So soon after a failure a source is asked again, or in its own time if that comes first."""


class SourceRunner:
    """`monotonic` times the schedules: a clock that is set moves none of them."""

    def __init__(self, sources: Sequence[Sourced], parts: SourceParts, *, monotonic: Callable[[], float]) -> None:
        self._sources: Mapping[tuple[str, str], Sourced] = {
            (each.office_id, each.configured.id): each for each in sources
        }
        self._parts = parts
        self._monotonic = monotonic
        self._me = uuid.uuid4().hex
        self._due: dict[tuple[str, str], float] = {}
        self._held_until: dict[tuple[str, str], float] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sources", daemon=True)

    def start(self) -> None:
        with self._parts.store.read() as session:
            rows = session.execute(select(SourceRow.office_id, SourceRow.id))
            known = {(office_id, source_id) for office_id, source_id in rows}
        if not self._sources.keys() >= known:
            self._parts.store.write(partial(forget_others, configured=self._sources.keys()))
        if self._sources:
            self._thread.start()

    def stop(self) -> None:
        """After the run that is under way; one that takes long ends with the process, and the next begins it anew."""
        self._ending.set()
        if self._sources:
            self._thread.join(_PARTING_SECONDS)
        if not self._thread.is_alive():
            for office_id, source_id in self._held_until:
                release_lease(self._parts.store, _lease(office_id, source_id), holder=self._me)

    def of_office(self, office_id: str) -> Sequence[ConfiguredSource]:
        return [each.configured for each in self._sources.values() if each.office_id == office_id]

    def preview(self, office_id: str, source_id: str) -> Preview:
        return self._sources[office_id, source_id].preview()

    def look(self) -> None:
        """Asks those whose time has come, one after the other."""
        wanted = self._wanted()
        for name, source in self._sources.items():
            if self._ending.is_set():
                return
            moment = self._monotonic()
            if (name in wanted or moment >= self._due.get(name, moment)) and self._is_mine(name, moment):
                self._due[name] = self._next(source)

    def _next(self, source: Sourced) -> float:
        fetched = source.run()
        wait = source.configured.every_seconds
        if isinstance(fetched, FetchFailed):
            asked = fetched.after.total_seconds() if fetched.after is not None else 0.0
            wait = max(min(wait, _RETRY_SECONDS), asked)
        return self._monotonic() + wait

    def _is_mine(self, name: tuple[str, str], moment: float) -> bool:
        if moment < self._held_until.get(name, moment):
            return True
        self._held_until.pop(name, None)
        lease = _lease(*name)
        if not hold_lease(self._parts.store, lease, holder=self._me, lasts=_LEASE, now=self._parts.clock()):
            return False
        self._held_until[name] = moment + _RENEW_SECONDS
        return True

    def _wanted(self) -> frozenset[tuple[str, str]]:
        with self._parts.store.read() as session:
            rows = session.execute(select(SourceRow.office_id, SourceRow.id).where(SourceRow.wanted_at.is_not(None)))
            return frozenset((office_id, source_id) for office_id, source_id in rows)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - the thread outlives whatever the database has today
                log.error("sources.look_failed", error=type(error).__name__)
            self._ending.wait(LOOK_EVERY_SECONDS)


def _lease(office_id: str, source_id: str) -> str:
    return f"source {office_id} {source_id}"
