"""The kiosk's background work: heartbeat, numbers and envelopes, from the first frame to the end of the process."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from kiosk.client.answers import Refused
from kiosk.client.device_answers import State
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.journal import Journal
from kiosk.client.retry import Backoff
from kiosk.client.transport import Endpoint, open_http
from kiosk.spool import numbers
from kiosk.spool.condition import Condition
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.heartbeat import Heart
from kiosk.spool.known import Known
from kiosk.spool.leasing import Lessee
from kiosk.spool.office_clock import OfficeClock
from kiosk.spool.shipping import BROKEN_ASIDE_SECONDS, Shipped, Shipper
from kiosk.spool.spool import Spool

BEAT_SECONDS = 5.0
OFFLINE_AFTER_SECONDS = 12.0


class Courier:
    """`report` is called in the background loop's thread."""

    def __init__(
        self,
        endpoint: Endpoint,
        spool: Spool,
        *,
        known: Known,
        clock: OfficeClock,
        in_hand: int,
        scanner: Path | None = None,
        journal: Journal,
        report: Callable[[Condition], None],
    ) -> None:
        self._endpoint = endpoint
        self._spool = spool
        self._known = known
        self._clock = clock
        self._in_hand = in_hand
        self._scanner = scanner
        self._journal = journal
        self._report = report
        self._heard_at = float("-inf")
        self._revoked = False
        self._spooled = asyncio.Event()
        self._has_news = asyncio.Event()
        self.calls: DeviceCalls | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Something was spooled. From any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # WHY: the loop may have ended; then it is sent at the next start
                self._loop.call_soon_threadsafe(self._spooled.set)

    def beat_now(self) -> None:
        """The heartbeat has something to tell. From any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._has_news.set)

    @property
    def is_shut_out(self) -> bool:
        """The service knows this kiosk's token no more."""
        return self._revoked

    async def run(self) -> None:
        """Until cancelled. Meanwhile others in this loop may use `calls`, too."""
        self._loop = asyncio.get_running_loop()
        async with open_http(self._endpoint) as http, asyncio.TaskGroup() as work:
            calls = self.calls = DeviceCalls(http)
            work.create_task(self._beat_forever(calls))
            work.create_task(self._ship_forever(calls))

    async def _beat_forever(self, calls: DeviceCalls) -> None:
        heart = Heart(
            self._spool, calls, known=self._known, clock=self._clock, scanner=self._scanner, journal=self._journal
        )
        lessee = Lessee(self._spool, calls, in_hand=self._in_hand, steady=self._clock.steady, journal=self._journal)
        until_heard = Backoff()
        while True:
            self._has_news.clear()
            answer = await heart.beat()
            if isinstance(answer, State):
                self._heard_at = self._clock.steady()
                self._revoked = False
                await self._fill(lessee, answer)
            elif isinstance(answer, Refused) and answer.status in (401, 403):
                self._revoked = True
            await self._say()
            heard_once = self._heard_at > float("-inf")
            await _wait(self._has_news, BEAT_SECONDS if heard_once else until_heard.wait())

    async def _ship_forever(self, calls: DeviceCalls) -> None:
        shipper = Shipper(self._spool, calls, steady=self._clock.steady, journal=self._journal)
        backoff = Backoff()
        while True:
            self._spooled.clear()
            match await shipper.ship():
                case Shipped.SOME:
                    backoff.succeeded()
                case Shipped.NOTHING:
                    backoff.succeeded()
                    await _wait(self._spooled, BROKEN_ASIDE_SECONDS)
                case Shipped.STUCK:
                    await asyncio.sleep(backoff.wait(at_least=shipper.asked_to_wait))
                case Shipped.REVOKED:
                    await asyncio.sleep(BEAT_SECONDS)

    async def _fill(self, lessee: Lessee, state: State) -> None:
        """Today first, and told at once: a kiosk that just started has numbers before tomorrow has."""
        await lessee.fill(state.service_day)
        await self._say()
        if state.next_service_day is not None:
            await lessee.fill(state.next_service_day)

    async def _say(self) -> None:
        work = partial(numbers_left, known=self._known, clock=self._clock)
        left = await asyncio.wrap_future(self._spool.submit(work))
        self._known.numbers_left = 0 if isinstance(left, SpoolFailed) else left
        self._report(
            Condition(
                state=self._known.state,
                online=self._clock.steady() - self._heard_at < OFFLINE_AFTER_SECONDS,
                revoked=self._revoked,
                disk_good=self._spool.disk_good,
                numbers_left=self._known.numbers_left,
            )
        )


async def _wait(event: asyncio.Event, seconds: float) -> None:
    """For the event, or for so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def numbers_left(connection: sqlite3.Connection, *, known: Known, clock: OfficeClock) -> int:
    """For the present service day, the reserve among them."""
    day = clock.service_day()
    leased = numbers.leased_in_hand(connection, service_day=day)
    return leased + numbers.reserve_in_hand(connection, service_day=day, reserve=known.reserve)
