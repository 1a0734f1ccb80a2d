"""Asks every source in its time, each in a thread of its own; of several processes one asks."""

import math
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
MOST_FAILING = 4
"""WHY fewer: the calendars of one server hang together, time and again; those that answer have the rest."""
_LEASE = "sources"
_LASTS = timedelta(seconds=9)
"""WHY one for all, and so short: when the process that asks is no more, another one begins within ten seconds."""
_RENEW_SECONDS = 3.0
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
        self._renew_at = -math.inf
        self._failing: set[_Name] = set()
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
        if self._sources and not self._under_way():
            release_lease(self._parts.store, _LEASE, holder=self._me)

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
        if not self._holds_lease():
            return LOOK_EVERY_SECONDS
        # WHY in this order: what a run that ends meanwhile was wanted for is not asked for again.
        under_way = self._under_way()
        wanted = self._wanted()
        for name in self._in_turn():
            moment = self._monotonic()
            is_due = name in wanted or moment >= self._due.get(name, moment)
            if is_due and name not in under_way and self._has_room(name, len(under_way)):
                under_way.add(name)
                self._begin(name)
        return LOOK_EVERY_SECONDS

    def _in_turn(self) -> Sequence[_Name]:
        """Those that answered when they were last asked, before the others; then who has been due for longest."""
        return sorted(self._sources, key=lambda name: (name in self._failing, self._due.get(name, -math.inf)))

    def _has_room(self, name: _Name, under_way: int) -> bool:
        most = MOST_FAILING if name in self._failing else MOST_AT_ONCE
        return under_way < most and not self.is_ending

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
            self._due[name] = self._next(name)
        except Exception as error:  # noqa: BLE001 - said by its type alone; the source stays due
            log.error("source.run_failed", source=name[1], error=type(error).__name__)

    def _next(self, name: _Name) -> float:
        fetched = self._sources[name].run()
        wait = self._sources[name].configured.every_seconds
        self._failing.discard(name)
        if isinstance(fetched, FetchFailed):
            self._failing.add(name)
            asked = fetched.after.total_seconds() if fetched.after is not None else 0.0
            wait = max(min(wait, _RETRY_SECONDS), asked)
        return self._monotonic() + wait

    def _holds_lease(self) -> bool:
        moment = self._monotonic()
        if moment < self._renew_at:
            return True
        self._renew_at = -math.inf
        if not hold_lease(self._parts.store, _LEASE, holder=self._me, lasts=_LASTS, now=self._parts.clock()):
            return False
        self._renew_at = moment + _RENEW_SECONDS
        return True

    def _wanted(self) -> frozenset[_Name]:
        with self._parts.store.read() as session:
            rows = session.execute(select(SourceRow.office_id, SourceRow.id).where(SourceRow.wanted_at.is_not(None)))
            return frozenset((office_id, source_id) for office_id, source_id in rows)
