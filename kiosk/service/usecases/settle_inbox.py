"""Settling the inbox some envelopes at a time: together while all goes well, one by one when one of them is bad."""

import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy.orm import Session

from kiosk.service.store.database import AWAY
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.usecases.match_arrival import Envelope, open_all, waiting_envelopes
from kiosk.service.usecases.settle_arrivals import settle_arrivals

log = structlog.get_logger()

AT_ONCE = 32
AGAIN_AFTER_SECONDS = 30.0
"""When an envelope is tried again that could not be settled; meanwhile it holds up no other."""


class SettleInbox:
    """A chore of the inbox worker. What cannot be settled stays in the inbox, and is tried again at every start."""

    def __init__(self, store: Store, keys: KeyRing, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._put_off: dict[int, float] = {}
        self._more = False

    def __call__(self) -> bool:
        self._put_off = {seq: until for seq, until in self._put_off.items() if until > time.monotonic()}
        self._more = False
        envelopes: list[Envelope] = []
        try:
            self._settle_together(envelopes)
        except AWAY:
            raise
        except Exception:  # noqa: BLE001 - one of them is bad, and which one is found out below
            for envelope in envelopes:
                self._settle_alone(envelope)
        return self._more

    def _settle_together(self, envelopes: list[Envelope]) -> None:
        """WHY two ways: SQLite's one writer is not held by opening; on PostgreSQL other processes pass by
        what this transaction has in hand."""
        if self._store.engines.is_sqlite:
            with self._store.read() as session:
                envelopes[:], self._more = waiting_envelopes(session, most=AT_ONCE, but=self._put_off)
            if envelopes:
                self._store.write(self._job(envelopes))
        else:
            self._store.write(partial(self._claim_and_settle, envelopes=envelopes))

    def _claim_and_settle(self, session: Session, envelopes: list[Envelope]) -> None:
        envelopes[:], self._more = waiting_envelopes(session, most=AT_ONCE, but=self._put_off)
        if envelopes:
            self._job(envelopes)(session)

    def _settle_alone(self, envelope: Envelope) -> None:
        try:
            self._store.write(self._job([envelope]))
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001 - it waits, and everything else goes on
            self._put_off[envelope.seq] = time.monotonic() + AGAIN_AFTER_SECONDS
            log.error("arrival.put_off", arrival=envelope.id, error=type(error).__name__, place=_place(error))

    def _job(self, envelopes: Sequence[Envelope]) -> Callable[[Session], None]:
        opened = open_all(envelopes, self._keys)
        return partial(settle_arrivals, opened=opened, keys=self._keys, now=self._clock())


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
