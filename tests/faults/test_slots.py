"""Times that only one can have, wanted by eight at once: on four processes nobody shares a place."""

import hashlib
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import insert, select

from builders.processes import Installation, Service
from builders.public_room import PairedKiosk, pair
from builders.scale import scaled
from builders.store import engine_of
from kiosk.service.store.tables import AppointmentRow, DeviceRow

SLOTS = scaled(200, least=12)
CLIENTS = 8
PROCESSES = 4
A_DEVICE_BOOKS = 6
CARELESS = """
from kiosk.service.usecases import book_slot
book_slot._keep = lambda *given: True
book_slot.QUOTA = 1_000
"""


def _more_kiosks(installation: Installation, like: PairedKiosk, count: int) -> list[PairedKiosk]:
    """A device books six times in ten minutes; these are as if paired one by one."""
    tokens = [f"made-up-token-{number}" for number in range(count)]
    rows = [
        {"id": token, "office_id": "main", "kind": "kiosk", "token_hash": hashlib.sha256(token.encode()).digest(),
         "created_at": datetime.now(UTC)}
        for token in tokens
    ]  # fmt: skip
    engine = engine_of(installation)
    with engine.begin() as connection:
        connection.execute(insert(DeviceRow), rows)
    engine.dispose()
    return [replace(like, token=token) for token in tokens]


def _wants(service: Service, kiosk: PairedKiosk, slot: str) -> list[str] | None:
    """None: it is theirs. Else what is free for the one who was too late."""
    status, answer = service.call("POST", "/v1/kiosk/bookings", kiosk.booking(slot), token=kiosk.token)
    if status == 201:
        return None
    assert (status, answer["code"]) == (409, "slot_taken")
    return kiosk.free_slots(service)


def _race(installation: Installation, count: int, *, processes: int = PROCESSES) -> tuple[Counter[str], list[str]]:
    """How often each slot was won, and the slots that were offered although somebody had them."""
    installation.add_office("main")
    chance = random.Random(7)
    with ExitStack() as stack, ThreadPoolExecutor(CLIENTS) as clients:
        services = [stack.enter_context(installation.serving()) for _ in range(processes)]
        first = pair(installation, services[0])
        kiosks = _more_kiosks(installation, first, -(-count // A_DEVICE_BOOKS))
        slots = first.free_slots(services[0])[:count]
        assert len(slots) == count
        won: Counter[str] = Counter()
        stale: list[str] = []
        for place, slot in enumerate(slots):
            kiosk = kiosks[place // A_DEVICE_BOOKS]
            seats = [chance.choice(services) for _ in range(CLIENTS)]
            for left in clients.map(_wants, seats, [kiosk] * CLIENTS, [slot] * CLIENTS):
                if left is None:
                    won[slot] += 1
                else:
                    stale += [each for each in left if each in won or each == slot]
    return won, stale


def _appointments(installation: Installation) -> Counter[datetime]:
    engine = engine_of(installation)
    with engine.connect() as connection:
        found = Counter(connection.execute(select(AppointmentRow.starts_at)).scalars())
    engine.dispose()
    return found


def test_every_time_is_booked_once_and_who_was_late_is_shown_what_is_left(on_postgres: Installation):
    won, stale = _race(on_postgres, SLOTS)

    assert list(won.values()) == [1] * SLOTS
    assert stale == []
    assert sorted(_appointments(on_postgres).values()) == [1] * SLOTS


def test_the_race_notices_a_place_that_is_not_kept(on_postgres: Installation):
    on_postgres.planted = CARELESS

    won, _ = _race(on_postgres, 2, processes=2)

    assert max(won.values()) > 1
