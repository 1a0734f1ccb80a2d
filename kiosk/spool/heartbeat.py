"""The kiosk's heartbeat: asks for the service's state, sets the clock by it, and remembers it."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

from kiosk import __version__
from kiosk.client.answers import NoAnswer
from kiosk.client.device_answers import State
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.journal import Journal
from kiosk.spool import envelopes
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.known import Known
from kiosk.spool.memory import remember_state, write_probe
from kiosk.spool.numbers import forget_old_blocks
from kiosk.spool.office_clock import Anchor, OfficeClock
from kiosk.spool.spool import Spool

REMEMBER_EVERY_SECONDS = 600.0
_DRIFT = timedelta(seconds=2)
UNPRINTED_FOR_SECONDS = 600.0
"""A slip that nobody is sure of concerns the reception as long as its citizen may still stand there."""


class Heart:
    """In the background loop only. `scanner`: the file that the system has as long as the scanner is plugged in."""

    def __init__(
        self,
        spool: Spool,
        calls: DeviceCalls,
        *,
        known: Known,
        clock: OfficeClock,
        scanner: Path | None = None,
        journal: Journal,
    ) -> None:
        self._spool = spool
        self._calls = calls
        self._known = known
        self._clock = clock
        self._scanner = scanner
        self._journal = journal
        self._remembered_at: float | None = None
        self._ahead: timedelta | None = None
        self._unprinted: tuple[int, float] = (0, 0.0)

    async def beat(self) -> State | NoAnswer:
        """Also tries a disk that failed, whether the service is there or not."""
        if not self._spool.disk_good:
            await asyncio.wrap_future(self._spool.submit(write_probe))
        waiting = await asyncio.wrap_future(self._spool.submit(envelopes.waiting))
        count = 0 if isinstance(waiting, SpoolFailed) else waiting
        answer = await self._calls.state(spool=count, paper=self._known.paper, more=self._more())
        if isinstance(answer, State):
            await self._take(answer)
        return answer

    def _more(self) -> dict[str, str | int]:
        """What of itself the kiosk can say: the reception knows it before a citizen does."""
        said: dict[str, str | int | None] = {
            "trouble": self._known.trouble,
            "unprinted": self._unprinted_lately(),
            "clock": None if self._ahead is None else round(self._ahead.total_seconds() * 1000),
            "scanner": None if self._scanner is None else int(self._scanner.exists()),
            "numbers": self._known.numbers_left,
            "version": __version__,
        }
        return {name: value for name, value in said.items() if value is not None}

    def _unprinted_lately(self) -> int:
        count, now = self._known.unprinted, self._clock.steady()
        if count != self._unprinted[0]:
            self._unprinted = (count, now)
        return count if now - self._unprinted[1] < UNPRINTED_FOR_SECONDS else 0

    async def _take(self, state: State) -> None:
        self._ahead = self._clock.machine_ahead(state.now)
        if not self._known.announced(state.key):
            self._journal.warning("key.not_announced", key=state.key.id)
        worth_keeping = self._is_news(state)
        anchor = self._clock.anchor_at(state.now, state.service_day)
        self._known.state = state
        if worth_keeping:
            await self._remember(state, anchor)

    async def _remember(self, state: State, anchor: Anchor) -> None:
        def work(connection: sqlite3.Connection) -> None:
            remember_state(connection, state, anchor)
            forget_old_blocks(connection, today=state.service_day)

        kept = await asyncio.wrap_future(self._spool.submit(work))
        self._remembered_at = None if isinstance(kept, SpoolFailed) else self._clock.steady()

    def _is_news(self, state: State) -> bool:
        """A state that only repeats the last one is not written again: a disk lives longer that way."""
        before = self._known.state
        if before is None or self._remembered_at is None:
            return True
        if self._clock.steady() - self._remembered_at > REMEMBER_EVERY_SECONDS:
            return True
        return _without_now(before) != _without_now(state) or abs(self._clock.now() - state.now) > _DRIFT


def _without_now(state: State) -> dict[str, object]:
    return {name: value for name, value in state.raw.items() if name != "now"}
