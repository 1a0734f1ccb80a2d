"""The chore behind booked times: every envelope that waits is opened, and one that breaks holds up no other."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog

from kiosk.service.store.database import AWAY
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.usecases.open_bookings import WaitingBooking, open_booking, waiting_bookings

log = structlog.get_logger()

AT_ONCE = 32
AGAIN_AFTER_SECONDS = 30.0
"""When a booking is tried again that could not be opened for a defect of ours."""


class OpenBookings:
    """A chore of the inbox worker; what waits is tried again at every start."""

    def __init__(self, store: Store, keys: KeyRing, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._keys = keys
        self._clock = clock
        self._put_off: dict[str, float] = {}

    def __call__(self) -> bool:
        self._put_off = {id: until for id, until in self._put_off.items() if until > time.monotonic()}
        with self._store.read() as session:
            waiting = waiting_bookings(session, most=AT_ONCE, but=self._put_off)
        for each in waiting:
            self._open(each)
        return bool(waiting)

    def _open(self, waiting: WaitingBooking) -> None:
        try:
            self._store.write(partial(open_booking, keys=self._keys, waiting=waiting, now=self._clock()))
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001 - it waits, and everything else goes on
            self._put_off[waiting.id] = time.monotonic() + AGAIN_AFTER_SECONDS
            log.error("booking.put_off", booking=waiting.id, error=type(error).__name__)
