"""Asks every source in its time, each in a thread of its own; of several processes one has a source in hand."""

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
from kiosk.service.worker import Worker

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 0.5
MOST_AT_ONCE = 8
"""One that hangs holds one of these until its own time-out, and the others have the rest."""
_LEASE = timedelta(minutes=5)
_RENEW_SECONDS = 60.0
_PARTING_SECONDS = 5.0
_RETRY_SECONDS = 30.0
"""So soon after a failure a source is asked again, or in its own time if that comes first."""


_Name = tuple[str, str]
"""Office and source."""


class SourceRunner(Worker):
    """`monotonic` times the schedules: a clock that is set moves none of them. No source is asked twice at once."""

    def __init__(self, sources: Sequence[Sourced], parts: SourceParts, *, monotonic: Callable[[], float]) -> None:
        super().__init__("sources", again_after=LOOK_EVERY_SECONDS)
        self._sources: Mapping[_Name, Sourced] = {(each.office_id, each.configured.id): each for each in sources}
        self._parts = parts
        self._monotonic = monotonic
        self._me = uuid.uuid4().hex
        self._due: dict[_Name, float] = {}
        self._held_until: dict[_Name, float] = {}
        self._asking: dict[_Name, threading.Thread] = {}

    def start(self) -> None:
        with self._parts.store.read() as session:
            rows = session.execute(select(SourceRow.office_id, SourceRow.id))
            known = {(office_id, source_id) for office_id, source_id in rows}
        if not self._sources.keys() >= known:
            self._parts.store.write(partial(forget_others, configured=self._sources.keys()))
        if self._sources:
            super().start()

    def stop(self) -> None:
        """After the runs that are under way; one that takes long ends with the process, and the next begins it anew."""
        if self._sources:
            super().stop()
        self.wait(_PARTING_SECONDS)
        for name in self._held_until.keys() - self._under_way():
            release_lease(self._parts.store, _lease(*name), holder=self._me)

    def wait(self, seconds: float) -> bool:
        """Until no source is being asked; False: one still is after so long."""
        until = self._monotonic() + seconds
        for thread in tuple(self._asking.values()):
            thread.join(max(0.0, until - self._monotonic()))
        return not self._under_way()

    def of_office(self, office_id: str) -> Sequence[ConfiguredSource]:
        return [each.configured for each in self._sources.values() if each.office_id == office_id]

    def preview(self, office_id: str, source_id: str) -> Preview:
        return self._sources[office_id, source_id].preview()

    def look(self) -> float:
        """Begins to ask those whose time has come, and waits for none of them."""
        # WHY in this order: what a run that ends meanwhile was wanted for is not asked for again.
        under_way = self._under_way()
        wanted = self._wanted()
        for name in self._sources:
            moment = self._monotonic()
            if name in under_way:
                self._is_mine(name, moment)
            elif (
                (name in wanted or moment >= self._due.get(name, moment))
                and len(under_way) < MOST_AT_ONCE
                and not self.is_ending
                and self._is_mine(name, moment)
            ):
                under_way.add(name)
                self._begin(name)
        return LOOK_EVERY_SECONDS

    def _begin(self, name: _Name) -> None:
        # WHY no pool of the standard library: the process would not end before one that hangs.
        thread = threading.Thread(target=self._ask, args=(name,), name=f"source {name[1]}", daemon=True)
        self._asking[name] = thread
        thread.start()

    def _under_way(self) -> set[_Name]:
        return {name for name, thread in self._asking.items() if thread.is_alive()}

    def _ask(self, name: _Name) -> None:
        """In a thread of its own. What the database refuses now is asked again with the next look."""
        try:
            self._due[name] = self._next(self._sources[name])
        except Exception as error:  # noqa: BLE001 - said by its type alone; the source stays due
            log.error("source.run_failed", source=name[1], error=type(error).__name__)

    def _next(self, source: Sourced) -> float:
        fetched = source.run()
        wait = source.configured.every_seconds
        if isinstance(fetched, FetchFailed):
            asked = fetched.after.total_seconds() if fetched.after is not None else 0.0
            wait = max(min(wait, _RETRY_SECONDS), asked)
        return self._monotonic() + wait

    def _is_mine(self, name: _Name, moment: float) -> bool:
        if moment < self._held_until.get(name, moment):
            return True
        self._held_until.pop(name, None)
        lease = _lease(*name)
        if not hold_lease(self._parts.store, lease, holder=self._me, lasts=_LEASE, now=self._parts.clock()):
            return False
        self._held_until[name] = moment + _RENEW_SECONDS
        return True

    def _wanted(self) -> frozenset[_Name]:
        with self._parts.store.read() as session:
            rows = session.execute(select(SourceRow.office_id, SourceRow.id).where(SourceRow.wanted_at.is_not(None)))
            return frozenset((office_id, source_id) for office_id, source_id in rows)


def _lease(office_id: str, source_id: str) -> str:
    return f"source {office_id} {source_id}"
