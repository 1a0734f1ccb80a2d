"""Whose a token is, remembered for a moment: a revoked one is refused everywhere within seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from kiosk.service.store.store import Store

GOOD_FOR_SECONDS = 2.0
_MOST = 1000

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remembered(Generic[T]):
    whose: T
    until: float


class KnownTokens(Generic[T]):
    """Lives in the event loop's thread; the store is asked in another."""

    def __init__(self, store: Store, look_up: Callable[[Session, str], T | None]) -> None:
        self._store = store
        self._look_up = look_up
        self._remembered: dict[str, _Remembered[T]] = {}

    async def of(self, token: str) -> T | None:
        known = self._remembered.get(token)
        if known is not None and time.monotonic() < known.until:
            return known.whose
        asked_at = time.monotonic()
        whose = await run_in_threadpool(self._looked_up, token)
        self._remember(token, whose, asked_at + GOOD_FOR_SECONDS)
        return whose

    def forget(self) -> None:
        """Called from any thread when somebody was shut out: in this process they are refused at once."""
        self._remembered = {}

    def _looked_up(self, token: str) -> T | None:
        with self._store.read() as session:
            return self._look_up(session, token)

    def _remember(self, token: str, whose: T | None, until: float) -> None:
        """Unknown tokens are not remembered, so that nobody fills the memory with them."""
        if len(self._remembered) >= _MOST:
            self._remembered.clear()
        if whose is None:
            self._remembered.pop(token, None)
        else:
            self._remembered[token] = _Remembered(whose=whose, until=until)
