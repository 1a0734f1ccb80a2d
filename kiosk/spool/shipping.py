"""Envelopes on their way: in order, in batches, and one that the service cannot take never holds up the next."""

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial

from kiosk.client.answers import Answer, Refused
from kiosk.client.device_calls import MOST_ARRIVALS, DeviceCalls
from kiosk.client.envelopes import Envelope
from kiosk.client.journal import Journal
from kiosk.spool import envelopes
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.spool import Spool

REFUSED_ASIDE_SECONDS = 600.0
BROKEN_ASIDE_SECONDS = 5.0


class Shipped(Enum):
    """What became of one round."""

    NOTHING = auto()  # nothing was waiting
    SOME = auto()  # there may be more
    STUCK = auto()  # the service, or this disk, is away: try again later
    REVOKED = auto()  # this device may hand in no more; what is spooled stays


class Shipper:
    """In the background loop only. `steady`: a clock that never jumps."""

    def __init__(self, spool: Spool, calls: DeviceCalls, *, steady: Callable[[], float], journal: Journal) -> None:
        self._spool = spool
        self._calls = calls
        self._steady = steady
        self._journal = journal
        self._aside: dict[str, float] = {}
        self.asked_to_wait: float | None = None

    async def ship(self) -> Shipped:
        """One batch, oldest first. Nothing is dropped here that the service has not committed."""
        self._forget_old_asides()
        work = partial(envelopes.oldest, limit=MOST_ARRIVALS, without=frozenset(self._aside))
        batch = await asyncio.wrap_future(self._spool.submit(work))
        if isinstance(batch, SpoolFailed):
            return Shipped.STUCK
        return await self._deliver(batch) if batch else Shipped.NOTHING

    async def _deliver(self, batch: Sequence[Envelope]) -> Shipped:
        outcome = await self._calls.hand_in(batch)
        self.asked_to_wait = outcome.retry_after if isinstance(outcome, Refused) else None
        match outcome:
            case Answer():
                return await self._delivered(batch)
            case Refused(status=401 | 403):
                return Shipped.REVOKED
            case Refused() if not outcome.is_away:
                return await self._without_the_bad_one(batch, outcome)
            case _:
                return Shipped.STUCK

    async def _delivered(self, batch: Sequence[Envelope]) -> Shipped:
        ids = [envelope.id for envelope in batch]
        dropped = await asyncio.wrap_future(self._spool.submit(lambda connection: envelopes.drop(connection, ids)))
        if isinstance(dropped, SpoolFailed):
            return Shipped.STUCK  # WHY: they will be handed in again, and counted once
        self._journal.info("spool.delivered", count=len(batch))
        return Shipped.SOME

    async def _without_the_bad_one(self, batch: Sequence[Envelope], refused: Refused) -> Shipped:
        """Halves the batch down to the envelope that the service cannot take, and sets it aside for a while."""
        if len(batch) > 1:
            half = len(batch) // 2
            first = await self._deliver(batch[:half])
            return first if first is not Shipped.SOME else await self._deliver(batch[half:])
        broken = refused.status >= 500
        aside = BROKEN_ASIDE_SECONDS if broken else REFUSED_ASIDE_SECONDS
        self._aside[batch[0].id] = self._steady() + aside
        self._journal.warning("spool.set_aside", envelope=batch[0].id, status=refused.status, code=refused.code)
        return Shipped.STUCK if broken else Shipped.SOME

    def _forget_old_asides(self) -> None:
        now = self._steady()
        self._aside = {id_: until for id_, until in self._aside.items() if until > now}
