"""Numbers in hand, for today and for the next opening day, before anybody needs them."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial

from kiosk.client.answers import Refused, Unreachable
from kiosk.client.device_answers import Leased
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.journal import Journal
from kiosk.domain.numbers import LARGEST_LEASE
from kiosk.spool import numbers
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.spool import Spool

REFUSED_PAUSE_SECONDS = 60.0


class Lessee:
    """In the background loop only. A refusal is not asked about again for a minute; who is away is."""

    def __init__(
        self, spool: Spool, calls: DeviceCalls, *, in_hand: int, steady: Callable[[], float], journal: Journal
    ) -> None:
        self._spool = spool
        self._calls = calls
        self._enough = in_hand
        self._steady = steady
        self._journal = journal
        self._refused_until: dict[date, float] = {}

    async def fill(self, service_day: date) -> bool:
        """Leases until enough numbers are in hand; False when the service or the disk did not go along."""
        while await self._in_hand(service_day) < self._enough:
            if self._steady() < self._refused_until.get(service_day, float("-inf")):
                return False
            if not await self._lease(service_day):
                return False
        return True

    async def _in_hand(self, service_day: date) -> int:
        work = partial(numbers.leased_in_hand, service_day=service_day)
        count = await asyncio.wrap_future(self._spool.submit(work))
        return self._enough if isinstance(count, SpoolFailed) else count

    async def _lease(self, service_day: date) -> bool:
        match await self._calls.lease(service_day=service_day, count=LARGEST_LEASE):
            case Leased() as leased:
                return leased.service_day == service_day and await self._keep(leased)
            case Refused() as refused if not refused.is_away:
                self._refused_until[service_day] = self._steady() + REFUSED_PAUSE_SECONDS
                self._journal.warning("numbers.refused", status=refused.status, code=refused.code)
                return False
            case Refused() | Unreachable():
                return False

    async def _keep(self, leased: Leased) -> bool:
        work = partial(numbers.add_block, service_day=leased.service_day, block=leased.block)
        kept = await asyncio.wrap_future(self._spool.submit(work))
        if kept is False:
            self._refused_until[leased.service_day] = self._steady() + REFUSED_PAUSE_SECONDS
            self._journal.warning("numbers.given_out_twice", first=leased.block.first, last=leased.block.last)
        return kept is True
