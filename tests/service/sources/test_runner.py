"""Who asks which source when: by its schedule, by hand, and one of several processes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from types import MappingProxyType

import pytest

from builders.reception import OFFICE, Reception
from kiosk.domain.roles import Role
from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Unchanged
from kiosk.service.sources.runner import MOST_AT_ONCE, MOST_FAILING, SourceRunner
from kiosk.service.sources.sourced import Sourced, SourceParts
from kiosk.service.store.tables import SourceRow
from kiosk.service.usecases.fetched_sources import ConfiguredSource
from kiosk.service.usecases.import_plan import PlanImport
from kiosk.service.usecases.source_runs import want_run

PATIENCE = 10
"""Seconds after which something that should come does not."""


@dataclass
class Asked:
    """Counts how often it is asked, and answers as told; only when `lets_go` is set."""

    answer: Fetched = field(default_factory=Unchanged)
    times: int = 0
    breaks: bool = False
    begun: Event = field(default_factory=Event)
    lets_go: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.lets_go.set()

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        self.times += 1
        self.begun.set()
        assert self.lets_go.wait(PATIENCE)
        if self.breaks:
            raise ValueError("010190-0000")
        return self.answer


@dataclass
class Office:
    """`moment` is what the schedule goes by."""

    reception: Reception
    asked: Asked = field(default_factory=Asked)
    moment: float = 0.0

    def runner(
        self, others: Mapping[str, Asked] = MappingProxyType({}), *, seconds: float = 60, office: str = OFFICE
    ) -> SourceRunner:
        """`others`: sources beside the one that is asked, by their ids."""
        parts = SourceParts(store=self.reception.store, keys=self.reception.keys, clock=lambda: self.reception.now)
        sources = [
            Sourced(
                office_id=office,
                configured=ConfiguredSource(id=id, name="Planen", kind="ics", every_seconds=seconds),
                days=0,
                fetcher=asked,
                parts=parts,
            )
            for id, asked in {"plan": self.asked, **others}.items()
        ]
        return SourceRunner(sources, parts, monotonic=lambda: self.moment)

    def passes(self, seconds: float) -> None:
        self.moment += seconds
        self.reception.later(seconds=seconds)


def look(runner: SourceRunner) -> None:
    """And waits for those that it asks."""
    runner.look()
    assert runner.wait(PATIENCE)


@pytest.fixture
def office(reception: Reception) -> Office:
    return Office(reception)


def test_a_source_is_asked_at_the_start_and_then_in_its_time(office: Office):
    runner = office.runner(seconds=60)
    look(runner)
    look(runner)
    assert office.asked.times == 1
    office.passes(60)
    look(runner)

    assert office.asked.times == 2


def test_whoever_wants_it_now_gets_it_now_and_once(office: Office):
    runner = office.runner(seconds=3600)
    look(runner)
    office.passes(1)
    lead = office.reception.staff[Role.LEAD]
    office.reception.does(lambda session: want_run(session, "plan", name="Planen", by=lead, now=office.reception.now))
    look(runner)
    look(runner)

    assert office.asked.times == 2


def test_of_two_processes_one_asks_and_the_other_when_that_is_gone(office: Office):
    first, second = office.runner(seconds=1), office.runner(seconds=1)
    for _ in range(3):
        look(first)
        look(second)
        office.passes(1)
    assert office.asked.times == 3
    office.passes(10)
    look(second)
    look(first)

    assert office.asked.times == 4


def test_a_source_that_asks_for_patience_is_left_alone_for_so_long(office: Office):
    office.asked.answer = FetchFailed(reason=Reason.THROTTLED, after=timedelta(seconds=120))
    runner = office.runner(seconds=60)
    look(runner)
    office.passes(119)
    look(runner)
    assert office.asked.times == 1
    office.passes(1)
    look(runner)

    assert office.asked.times == 2


def test_a_source_that_breaks_is_said_without_a_word_of_what_it_held(
    office: Office, capsys: pytest.CaptureFixture[str]
):
    office.asked.breaks = True
    look(office.runner())

    state = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan")))
    assert (state.reason, state.failing_since) == ("broken", office.reception.now)
    assert "010190" not in capsys.readouterr().out


def test_a_source_of_an_office_that_is_not_there_harms_nobody(office: Office):
    look(office.runner(office="elsewhere"))

    assert office.asked.times == 0


def test_what_finds_nothing_new_is_written_down_once_a_minute(office: Office):
    runner = office.runner(seconds=5)
    look(runner)
    first = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at
    office.passes(5)
    look(runner)
    again = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at
    office.passes(60)
    look(runner)
    later = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at

    assert first == again
    assert later == office.reception.now


@pytest.fixture
def hanging() -> Iterator[Asked]:
    """A receiver that takes the question and never answers, until the test is over."""
    asked = Asked()
    asked.lets_go.clear()
    yield asked
    asked.lets_go.set()


def test_one_that_hangs_delays_nobody_and_is_not_asked_again_meanwhile(office: Office, hanging: Asked):
    office.asked = hanging
    neighbour = Asked()
    runner = office.runner({"neighbour": neighbour}, seconds=10)
    for _ in range(3):
        neighbour.begun.clear()
        assert any(_is_asked(neighbour, runner, office) for _ in range(100 * PATIENCE))

    assert hanging.times == 1


def _is_asked(asked: Asked, runner: SourceRunner, office: Office) -> bool:
    office.passes(10)
    runner.look()
    return asked.begun.wait(0.01)


def test_one_that_hung_is_asked_again_in_its_time(office: Office, hanging: Asked):
    office.asked = hanging
    runner = office.runner(seconds=10)
    runner.look()
    office.passes(10)
    runner.look()
    assert not runner.wait(0)
    hanging.lets_go.set()
    assert runner.wait(PATIENCE)
    look(runner)
    assert hanging.times == 1
    office.passes(10)
    look(runner)

    assert hanging.times == 2


def test_whoever_waits_long_for_an_answer_keeps_the_source_in_hand(office: Office, hanging: Asked):
    office.asked = hanging
    first, second = office.runner(), office.runner()
    first.look()
    assert hanging.begun.wait(PATIENCE)
    for _ in range(10):
        office.passes(60)
        first.look()
        second.look()

    assert hanging.times == 1


def test_no_more_are_asked_at_once_than_there_are_threads_for(office: Office, hanging: Asked):
    office.asked = hanging
    runner = office.runner({f"other{number}": hanging for number in range(MOST_AT_ONCE)})
    runner.look()
    runner.look()
    hanging.lets_go.set()
    assert runner.wait(PATIENCE)
    assert hanging.times == MOST_AT_ONCE
    look(runner)

    assert hanging.times == MOST_AT_ONCE + 1


def test_a_server_whose_calendars_hang_again_leaves_room_for_those_that_answer(office: Office, hanging: Asked):
    hanging.answer = FetchFailed(reason=Reason.TIMED_OUT)
    runner = office.runner({f"calendar{number}": hanging for number in range(MOST_AT_ONCE - 1)})
    hanging.lets_go.set()
    look(runner)
    hanging.lets_go.clear()
    office.passes(60)
    runner.look()
    runner.look()
    hanging.lets_go.set()
    assert runner.wait(PATIENCE)

    assert office.asked.times == 2
    assert hanging.times - (MOST_AT_ONCE - 1) <= MOST_FAILING < MOST_AT_ONCE
