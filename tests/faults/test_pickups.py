"""Two thousand pickups by chance: every step once and at its time, none after an answer, none left out."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from builders.pickup_world import OWN, World
from builders.pickups import Ladder
from builders.reception import Reception
from builders.scale import scaled
from kiosk.domain.channels import ChannelScope
from kiosk.domain.pickups import due_steps, next_due
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import EventRow, OutboxRow, PolicyRow
from kiosk.service.usecases import escalate, reach, record_step
from kiosk.service.usecases.policies import said_of
from kiosk.wire.events import StaffEvent

DAYS = {
    "a Monday morning": datetime(2026, 11, 23, 8, tzinfo=UTC),
    "clocks are put back": datetime(2026, 10, 25, 0, 20, tzinfo=UTC),
    "clocks are put forward": datetime(2027, 3, 28, 0, 20, tzinfo=UTC),
}
PICKUPS = scaled(2000, least=36) // len(DAYS)
FEW = 12
"""What a defect is seen by."""


@pytest.fixture
def reception(tmp_path: Path) -> Iterator[Reception]:
    store = Store(f"sqlite:///{tmp_path / 'reception.db'}", synchronous="OFF")
    bring_up_to_date(store.engines)
    yield Reception.opened(store, KeyRing(tmp_path / "secrets"))
    store.close()


def _world(reception: Reception, begins: datetime, *, seed: int, count: int = PICKUPS) -> World:
    """A morning on which the service is down twice, for minutes."""
    reception.now = begins
    for name in ("bo", "mia"):
        reception.employ(name)
    ladder = Ladder(reception)
    ladder.has_channel("mail")
    ladder.has_channel("bo's mail", staff_id="bo")
    ladder.has_channel("office", ChannelScope.OFFICE)
    settings = said_of(OWN, "Own").model_dump(mode="json")
    own = PolicyRow(office_id="main", team="Own", settings=settings, changed_at=begins, changed_by="lead")
    reception.does(lambda session: session.add(own))
    world = World(reception=reception, chance=random.Random(seed))
    for minutes in (25, 55):
        since = begins + timedelta(minutes=minutes + world.chance.uniform(0, 10))
        world.down.append((since, since + timedelta(minutes=world.chance.uniform(1, 12))))
    world.wanders(begins)
    for number in range(1, count + 1):
        world.comes(number, begins + timedelta(seconds=world.chance.uniform(0, 5400)))
    return world


def _visits_told(reception: Reception) -> int:
    events = select(func.count()).select_from(EventRow).where(EventRow.kind == StaffEvent.VISIT)
    return reception.sees(lambda session: session.scalar(events)) or 0


def _messages(reception: Reception) -> int:
    return reception.sees(lambda session: session.scalar(select(func.count()).select_from(OutboxRow))) or 0


@pytest.mark.parametrize("begins", DAYS.values(), ids=DAYS.keys())
def test_nobody_is_forgotten_and_nobody_is_told_in_vain(reception: Reception, begins: datetime) -> None:
    world = _world(reception, begins, seed=begins.month)

    world.runs()

    assert world.wrong == Counter()
    assert world.told > PICKUPS
    assert _visits_told(reception) == world.answers + world.seen
    assert _messages(reception) == world.messages


def _deaf(*given: Any, **more: Any) -> dict[str, Any]:
    """An answer changes nothing."""
    return {}


def _hasty(*given: Any, now: datetime, **more: Any) -> Any:
    """With one step the next is taken as well, if it is near."""
    return due_steps(*given, now=now + timedelta(seconds=120), **more)


def _forgetful(policy: Any, *, since: datetime, told: timedelta | None) -> datetime | None:
    """After a step the next but one is waited for."""
    first = next_due(policy, since=since, told=told)
    return first and next_due(policy, since=since, told=first - since)


def _slow(policy: Any, *, since: datetime, told: timedelta | None) -> datetime | None:
    """Two seconds late."""
    due = next_due(policy, since=since, told=told)
    return due and due + timedelta(seconds=2)


def _discreet(*given: Any, **more: Any) -> frozenset[str]:
    """Nobody hears of it beside the caseworker; nobody is known to be away."""
    return frozenset()


@pytest.mark.parametrize(
    ("module", "name", "defect"),
    [
        (record_step, "round_after", _deaf),
        (escalate, "due_steps", _hasty),
        (escalate, "next_due", _forgetful),
        (escalate, "next_due", _slow),
        (reach, "reached_by", _discreet),
        (reach, "_away", _discreet),
    ],
    ids=["deaf", "hasty", "forgetful", "slow", "discreet", "unaware"],
)
def test_a_defect_is_seen(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, defect: Any
) -> None:
    monkeypatch.setattr(module, name, defect)
    world = _world(reception, DAYS["a Monday morning"], seed=1, count=FEW)

    world.runs()

    assert world.wrong
