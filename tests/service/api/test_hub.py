"""An office's events are read once, however its listeners come and go."""

import asyncio

import pytest

from builders.reception import OFFICE, Reception
from kiosk.service.api.hub import Hub, Listener
from kiosk.service.store.ledger import append_event


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


async def _order_of_hearing(reception: Reception) -> list[str]:
    hub = Hub(reception.store)
    listeners = {f"board {number}": await hub.listen(OFFICE) for number in range(20)}
    listeners["caseworker"] = await hub.listen(OFFICE, hears_first=True)
    heard: list[str] = []

    async def hears(name: str, listener: Listener) -> None:
        await listener.next(within=10)
        heard.append(name)

    waiting = [asyncio.create_task(hears(name, listener)) for name, listener in listeners.items()]
    await asyncio.sleep(0.05)
    reception.does(lambda session: append_event(session, OFFICE, "visit", "somebody", reception.now))
    hub._wake(OFFICE)
    await asyncio.gather(*waiting)
    await asyncio.sleep(0.05)
    for listener in listeners.values():
        listener.close()
    return heard


def test_who_is_to_get_up_hears_of_it_before_the_boards(reception: Reception):
    assert asyncio.run(_order_of_hearing(reception))[0] == "caseworker"


@pytest.mark.parametrize("steps", range(5))
def test_who_leaves_while_something_happens_leaves_no_reader_behind(reception: Reception, steps: int):
    assert asyncio.run(_left_with_the_news(Hub(reception.store), steps=steps)) == 1
