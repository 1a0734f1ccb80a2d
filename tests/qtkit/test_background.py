"""Work runs beside Qt and ends when it is told to."""

import asyncio
from concurrent.futures import CancelledError
from threading import Event

import pytest

from kiosk.qtkit.background import BackgroundLoop


async def _answer() -> int:
    await asyncio.sleep(0)
    return 42


def test_a_coroutine_gives_its_result_to_the_future() -> None:
    loop = BackgroundLoop()
    loop.start()

    assert loop.submit(_answer()).result(timeout=5) == 42
    assert loop.stop()


def test_stopping_cancels_what_still_runs_and_lets_it_clean_up() -> None:
    started, cleaned = Event(), Event()

    async def forever() -> None:
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            cleaned.set()

    loop = BackgroundLoop()
    loop.start()
    future = loop.submit(forever())
    assert started.wait(5)

    assert loop.stop()
    assert cleaned.is_set()
    with pytest.raises(CancelledError):
        future.result(timeout=5)


def test_stopping_twice_is_harmless() -> None:
    loop = BackgroundLoop()
    loop.start()

    assert loop.stop()
    assert loop.stop()
