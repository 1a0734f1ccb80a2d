"""An office's events are read once, however its listeners come and go."""

import asyncio

import pytest

from builders.reception import OFFICE, Reception
from kiosk.service.api.hub import Hub


def _readers() -> int:
    return sum("_Office._run" in repr(task) for task in asyncio.all_tasks())


async def _left_with_the_news(hub: Hub, *, steps: int) -> int:
    """The only listener leaves so many steps of the loop after something happened, and another one comes."""
    first = await hub.listen(OFFICE)
    await asyncio.sleep(0.05)
    hub._wake(OFFICE)
    for _ in range(steps):
        await asyncio.sleep(0)
    first.close()
    second = await hub.listen(OFFICE)
    await asyncio.sleep(0.05)
    readers = _readers()
    second.close()
    return readers


@pytest.mark.parametrize("steps", range(5))
def test_who_leaves_while_something_happens_leaves_no_reader_behind(reception: Reception, steps: int):
    assert asyncio.run(_left_with_the_news(Hub(reception.store), steps=steps)) == 1
