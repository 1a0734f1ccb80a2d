"""Calling the next walk-in: in turn, one at a desk, and never one to two desks."""

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event

from builders.at_work import AtWork, code
from builders.queued import Came
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.queue import HEAD_START, Priority, in_order
from kiosk.domain.visits import Status, Step
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases import call_next, record_step
from kiosk.service.usecases.call_next import NobodyWaiting
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.service.usecases.visit_rows import ChangedMeanwhile

DESKS = 8


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


@pytest.fixture
def on_postgres(postgres_copy: str, tmp_path: Path) -> Iterator[AtWork]:
    store = Store(postgres_copy)
    reception = Reception.opened(store, KeyRing(tmp_path / "secrets"))
    reception.now = at("09:52")
    yield AtWork(reception)
    store.close()


def number(called: Any) -> int:
    assert isinstance(called, VisitRow), called
    return called.number


STATEMENTS = 12
"""What a call and the end of the one before cost: eight desks press at once, and each waits for all of them."""


def test_a_call_asks_little_of_the_database(work: AtWork):
    for waiting in (12, 13):
        work.walk_in(waiting)
    called = work.calls_next("1")
    assert isinstance(called, VisitRow)
    work.does(called, Step.COLLECTED)
    asked: list[str] = []
    event.listen(
        work.reception.store.engines.writing,
        "before_cursor_execute",
        lambda *said: asked.append(said[2]),
    )

    work.calls_next("1")

    assert len(asked) <= STATEMENTS, asked


def test_who_came_first_is_called_first(work: AtWork):
    for waiting in (14, 12, 13):
        work.walk_in(waiting)
        work.reception.later(minutes=1)

    called = work.calls_next("1")

    assert isinstance(called, VisitRow)
    assert (called.number, called.status, called.desk_id, called.place) == (14, Status.CALLED, "1", "1")
    assert number(work.calls_next("2")) == 12


@pytest.mark.parametrize("seed", range(3))
def test_desks_call_in_the_order_of_the_rule(work: AtWork, seed: int):
    """Also where several came in the same second."""
    have_topics(work)
    chance = random.Random(seed)
    moments = [at("09:00") + timedelta(minutes=5 * minutes, seconds=chance.randrange(2)) for minutes in range(9)]
    came = [
        Came(number=number, since=chance.choice(moments), priority=chance.choice(list(Priority)))
        for number in chance.sample(range(1, 99), 12)
    ]
    for each in came:
        work.reception.now = each.since
        work.walk_in(each.number, topic=each.priority)

    assert calls_all(work) == [each.number for each in in_order(came)]


def test_a_queue_that_is_read_by_arrival_is_not_that_of_the_rule(work: AtWork, monkeypatch: pytest.MonkeyPatch):
    """The planted defect: the place that was written down is not looked at."""
    have_topics(work)
    by_arrival = call_next._WAITING.order_by(None).order_by(VisitRow.arrived_at)
    monkeypatch.setattr(call_next, "_WAITING", by_arrival)
    for waiting, topic in ((12, None), (13, Priority.FIRST)):
        work.walk_in(waiting, topic=topic)
        work.reception.later(minutes=1)

    assert calls_all(work) == [12, 13]


def test_a_flood_of_those_who_go_ahead_lets_the_patient_one_through(work: AtWork):
    """One is called every three minutes, and as often such a one comes: the wait is the largest head start."""
    have_topics(work)
    work.reception.now = began = at("09:00")
    work.walk_in(99)
    called = 0
    while called != 99:
        work.reception.later(minutes=3)
        work.walk_in(work.reception.now.minute, topic=Priority.FIRST)
        called = calls_one(work)

    assert work.reception.now - began <= max(HEAD_START.values()) + timedelta(minutes=3)


def test_who_waits_keeps_their_place_when_their_topic_goes_ahead_from_now_on(work: AtWork):
    have_topics(work, Priority.ORDINARY)
    for waiting, topic in ((12, None), (13, Priority.RAISED)):
        work.walk_in(waiting, topic=topic)
        work.reception.later(minutes=2)
    have_topics(work)
    work.walk_in(14, topic=Priority.RAISED)

    assert calls_all(work) == [14, 12, 13]


def test_the_next_one_is_found_in_an_index():
    """However long the queue is, nobody sorts it."""
    engine = create_engine("sqlite://", paramstyle="named")
    VisitRow.metadata.create_all(engine)
    question = f"EXPLAIN QUERY PLAN {call_next._WAITING.compile(engine)}"
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(question, {"office": OFFICE, "day": str(TODAY), "status_1": "waiting"}).all()

    assert [step.detail for step in plan] == [
        "SEARCH visits USING INDEX ix_visits_queue (office_id=? AND service_day=? AND status=?)"
    ]


def have_topics(work: AtWork, priority: Priority | None = None) -> None:
    """One by the name of each priority, and of it, unless all are of one."""
    for each in Priority:
        work.reception.is_booked(None, each, priority=priority or each)


def calls_one(work: AtWork) -> int:
    """And serves them; 0: nobody waits."""
    one = work.calls_next()
    if not isinstance(one, VisitRow):
        return 0
    work.does(one, Step.COLLECTED)
    return one.number


def calls_all(work: AtWork) -> list[int]:
    return list(iter(lambda: calls_one(work), 0))


def test_who_waits_for_a_caseworker_or_is_to_be_settled_is_not_in_the_queue(work: AtWork):
    work.expected(17)
    work.room.arrives(18, digits=b"020290", declared="10:00")

    assert isinstance(work.calls_next(), NobodyWaiting)


def test_who_was_settled_as_having_no_appointment_is_in_the_queue(work: AtWork):
    visit = work.room.arrives(18, digits=b"020290", declared="10:00")
    work.does(visit, Step.RESOLVE)

    assert number(work.calls_next()) == 18


def test_a_desk_whose_number_has_not_come_calls_nobody_else(work: AtWork):
    work.walk_in(14)
    work.walk_in(15)
    work.calls_next("1")

    assert code(work.calls_next("1")) == "desk_busy"


def test_whoever_was_served_at_the_desk_is_ended_by_the_next_call(work: AtWork):
    work.walk_in(14)
    work.walk_in(15)
    first = work.calls_next("1")
    assert isinstance(first, VisitRow)
    work.does(first, Step.COLLECTED)

    work.calls_next("1")

    assert work.again(first).status == Status.ENDED


def test_nobody_is_called_to_a_desk_that_there_is_not(work: AtWork):
    assert code(work.calls_next("99")) == "not_found"


def test_a_visit_of_yesterday_is_not_called(work: AtWork):
    work.room.sets(work.walk_in(14), service_day=TODAY.replace(day=22))

    assert isinstance(work.calls_next(), NobodyWaiting)


def test_desks_that_call_at_once_share_the_queue_among_them(work: AtWork):
    open_desks(work)
    waiting = [work.walk_in(each).number for each in range(20, 60)]

    def clears(desk: str) -> list[int]:
        called = []
        while isinstance(visit := work.calls_next(desk), VisitRow):
            work.does(visit, Step.COLLECTED)
            called.append(visit.number)
        return called

    assert sorted(at_once(clears)) == waiting


def test_without_the_lock_the_version_of_the_visit_still_settles_it(
    on_postgres: AtWork, monkeypatch: pytest.MonkeyPatch
):
    on_postgres.walk_in(14)
    both_have_read(monkeypatch)

    called = at_once(lambda desk: [called_or_beaten(on_postgres, desk)], desks=2)

    assert sorted(map(str, called)) == ["14", "beaten"]


def test_with_neither_lock_nor_version_two_desks_call_the_same(on_postgres: AtWork, monkeypatch: pytest.MonkeyPatch):
    """The planted defect: this is what the two guards are there for."""
    on_postgres.walk_in(14)
    both_have_read(monkeypatch)
    monkeypatch.setattr(record_step, "change", without_looking_at_the_version)

    called = at_once(lambda desk: [called_or_beaten(on_postgres, desk)], desks=2)

    assert called == [14, 14]


def open_desks(work: AtWork) -> None:
    new = NewOffice(id=OFFICE, name="Kontor", desks=DESKS, time_zone="Europe/Copenhagen")
    work.reception.does(lambda session: add_office(session, new, by=COMMAND_LINE, now=work.reception.now))


def at_once(clears: Callable[[str], list[Any]], *, desks: int = DESKS) -> list[Any]:
    with ThreadPoolExecutor(desks) as pool:
        return [each for called in pool.map(clears, map(str, range(1, desks + 1))) for each in called]


def called_or_beaten(work: AtWork, desk: str) -> int | str:
    try:
        return number(work.calls_next(desk))
    except ChangedMeanwhile:
        return "beaten"


def both_have_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody locks, and neither writes before both have chosen."""
    barrier = threading.Barrier(2)

    first_of_queue = call_next._first_of_queue

    def and_wait(*asked: Any, **more: Any) -> Any:
        found = first_of_queue(*asked, **more)
        barrier.wait(10)
        return found

    monkeypatch.setattr(call_next, "_first_of_queue", and_wait)
    monkeypatch.setattr(call_next, "lock_office", lambda session, office_id: None)


def without_looking_at_the_version(session: Any, row: VisitRow, columns: Any, *, now: Any) -> None:
    """And each desk counts for itself, because the key of the steps would notice too."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += int(columns["desk_id"])
    session.flush()
