"""Devices by their token, remembered for a moment: a revoked one is refused everywhere within seconds."""

import time
from dataclasses import dataclass

from fastapi.concurrency import run_in_threadpool

from kiosk.service.store.store import Store
from kiosk.service.usecases.devices import Device, device_of

GOOD_FOR_SECONDS = 2.0
_MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remembered:
    device: Device
    until: float


class KnownDevices:
    """Lives in the event loop's thread; the store is asked in another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._remembered: dict[str, _Remembered] = {}

    async def of(self, token: str) -> Device | None:
        known = self._remembered.get(token)
        if known is not None and time.monotonic() < known.until:
            return known.device
        asked_at = time.monotonic()
        device = await run_in_threadpool(self._look_up, token)
        self._remember(token, device, asked_at + GOOD_FOR_SECONDS)
        return device

    def forget(self) -> None:
        """Called from any thread when a device was shut out: in this process it is refused at once."""
        self._remembered = {}

    def _look_up(self, token: str) -> Device | None:
        with self._store.read() as session:
            return device_of(session, token)

    def _remember(self, token: str, device: Device | None, until: float) -> None:
        """Unknown tokens are not remembered, so that nobody fills the memory with them."""
        if len(self._remembered) >= _MOST:
            self._remembered.clear()
        if device is None:
            self._remembered.pop(token, None)
        else:
            self._remembered[token] = _Remembered(device=device, until=until)
