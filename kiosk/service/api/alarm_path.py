"""The alarm's own way through the service: threads that nothing else uses, so that it never stands in a queue."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_THREADS = 4


class AlarmPath:
    """One per process."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="alarm")

    async def run(self, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._threads.submit(work))

    def close(self) -> None:
        self._threads.shutdown()
