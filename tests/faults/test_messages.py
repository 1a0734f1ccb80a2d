"""Five thousand messages to a receiver that refuses, hangs and drops, by dispatchers that are killed: none is lost."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import func, select

from builders.busy_kiosk import until
from builders.dispatching import Defect, begin
from builders.nursery import Process
from builders.postgres import Cluster
from builders.reception import OFFICE, Reception
from builders.scale import scaled
from builders.unreliable_receiver import Seen, UnreliableReceiver, Verdict
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.app import utc_now
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OutboxRow
from kiosk.service.usecases.put_message import put_message

FEW, TWICE = 80, 2
"""What a defect is seen by."""
MESSAGES = scaled(5000, least=FEW)
KILLS = scaled(50, least=TWICE)
CHANNELS = 12
SLACK = timedelta(seconds=2)
"""A busy machine's time between the last look at the clock and the receiver's."""
_NEVER = Event()


@pytest.fixture
def url(durable_postgres: Cluster) -> Iterator[str]:
    with durable_postgres.fresh_database() as url:
        yield url


@pytest.fixture
def reception(url: str, tmp_path: Path) -> Iterator[Reception]:
    store = Store(url)
    bring_up_to_date(store.engines)
    yield Reception.opened(store, KeyRing(tmp_path / "secrets"))
    store.close()


@dataclass
class Day:
    """What came of it: what the outbox says, what the receiver saw, when a dispatcher was killed."""

    rows: dict[str, OutboxRow] = field(default_factory=dict)
    seen: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    killed: list[datetime] = field(default_factory=list)

    def lost(self) -> list[str]:
        """Noted as sent, or as nothing at all, and never taken."""
        taken = {id for id, all in self.seen.items() if any(_is_taken(each) for each in all)}
        return [id for id, row in self.rows.items() if row.state != "stale" and id not in taken]

    def sent_stale(self) -> list[str]:
        return [id for id, all in self.seen.items() if any(each.at > self.rows[id].stale_at + SLACK for each in all)]

    def doubled(self) -> list[str]:
        """Came again after an answer, though nobody was killed in between."""
        return [id for id, all in self.seen.items() if any(map(self._is_in_vain, all, all[1:]))]

    def _is_in_vain(self, first: Seen, again: Seen) -> bool:
        return first.learnt and not any(first.at <= kill <= again.at for kill in self.killed)


def _is_taken(seen: Seen) -> bool:
    return seen.verdict in {Verdict.TAKEN, Verdict.DROPPED}


def _puts(reception: Reception, chance: random.Random, count: int) -> None:
    """A tenth of them was made while nobody sent anything, and most of those are stale by now."""
    for _ in range(count):
        made_at, stale_after = utc_now(), timedelta(minutes=30)
        if chance.random() < 0.1:
            made_at, stale_after = made_at - timedelta(seconds=10), timedelta(seconds=chance.uniform(0, 12))
        to = [f"channel-{chance.randrange(CHANNELS)}"]
        put = partial(put_message, office_id=OFFICE, kind=MessageKind.TEST, to=to, stale_after=stale_after, now=made_at)
        reception.does(put)


def _waiting(reception: Reception) -> int:
    waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.state == "waiting")
    return reception.sees(lambda session: session.scalar(waiting)) or 0


def _end(working: Iterable[Process]) -> None:
    for each in working:
        each.kill()
        each.wait()


def _day(reception: Reception, url: str, defect: Defect = "", *, messages: int, kills: int) -> Day:
    chance, day = random.Random(7), Day()
    with UnreliableReceiver() as receiver, ExitStack() as at_the_end:
        working = [begin(url, receiver.port, defect) for _ in range(2)]
        at_the_end.callback(_end, working)
        for _ in range(kills):
            _puts(reception, chance, messages // kills)
            _NEVER.wait(chance.uniform(0.05, 0.5))
            place = chance.randrange(2)
            working[place].kill()
            day.killed.append(utc_now())
            working[place].wait()
            working[place] = begin(url, receiver.port, defect)
        until(lambda: _waiting(reception) == 0, seconds=600)
        until(lambda: not receiver.is_spoken_to(), seconds=10)
        for each in receiver.seen:
            day.seen[each.id].append(each)
    day.rows = reception.sees(lambda session: {row.id: row for row in session.scalars(select(OutboxRow))})
    return day


def test_every_message_is_delivered_or_recorded_as_stale(reception: Reception, url: str) -> None:
    day = _day(reception, url, messages=MESSAGES, kills=KILLS)

    assert len(day.rows) == MESSAGES // KILLS * KILLS
    assert {row.state for row in day.rows.values()} == {"sent", "stale"}
    assert (day.lost(), day.sent_stale(), day.doubled()) == ([], [], [])
    assert any(len(all) > 1 for all in day.seen.values())


@pytest.mark.parametrize(
    ("defect", "found"), [("careless", Day.doubled), ("optimistic", Day.lost), ("patient", Day.sent_stale)]
)
def test_a_defect_is_seen(reception: Reception, url: str, defect: Defect, found: Callable[[Day], list[str]]) -> None:
    assert found(_day(reception, url, defect, messages=FEW, kills=TWICE))
