"""Waiting numbers under a race: 16 clients at 4 processes on PostgreSQL."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from builders.processes import Installation, Service
from builders.public_room import PairedKiosk, pair
from builders.scale import scaled

OFFICES = ["north", "south", "east", "west"]
CLIENTS = 16
PROCESSES = 4
ALL = scaled(20_000, least=400)


def _lease(services: list[Service], kiosk: PairedKiosk, share: int, seed: int) -> list[range]:
    """Leases blocks of random sizes, each at a random process, until `share` numbers are had."""
    chance = random.Random(seed)
    blocks: list[range] = []
    while (missing := share - sum(map(len, blocks))) > 0:
        body = {"service_day": kiosk.day.isoformat(), "count": min(missing, chance.randint(1, 20))}
        status, block = chance.choice(services).call("POST", "/v1/kiosk/numbers", body, token=kiosk.token)
        assert status == 201, block
        blocks.append(range(block["first"], block["last"] + 1))
    return blocks


def test_no_number_is_leased_twice_and_none_is_lost(on_postgres: Installation):
    for office in OFFICES:
        on_postgres.add_office(office)
    with ExitStack() as stack, ThreadPoolExecutor(CLIENTS) as clients:
        services = [stack.enter_context(on_postgres.serving()) for _ in range(PROCESSES)]
        kiosks = [pair(on_postgres, services[0], office=office) for office in OFFICES]

        seats = [(kiosks[seat % len(OFFICES)], seat) for seat in range(CLIENTS)]
        leased = list(clients.map(lambda seat: _lease(services, seat[0], ALL // CLIENTS, seat[1]), seats))

    for place in range(len(OFFICES)):
        numbers = [number for blocks in leased[place :: len(OFFICES)] for block in blocks for number in block]
        assert sorted(numbers) == list(range(1, ALL // len(OFFICES) + 1))
