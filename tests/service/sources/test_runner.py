"""Who asks which source when: by its schedule, by hand, and one of several processes."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from builders.reception import OFFICE, Reception
from kiosk.domain.roles import Role
from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Unchanged
from kiosk.service.sources.runner import SourceRunner
from kiosk.service.sources.sourced import Sourced, SourceParts
from kiosk.service.store.tables import SourceRow
from kiosk.service.usecases.fetched_sources import ConfiguredSource
from kiosk.service.usecases.import_plan import PlanImport
from kiosk.service.usecases.source_runs import want_run


@dataclass
class Asked:
    """Counts how often it is asked, and answers as told."""

    answer: Fetched = field(default_factory=Unchanged)
    times: int = 0
    breaks: bool = False

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        self.times += 1
        if self.breaks:
            raise ValueError("010190-0000")
        return self.answer


@dataclass
class Office:
    """`moment` is what the schedule goes by."""

    reception: Reception
    asked: Asked = field(default_factory=Asked)
    moment: float = 0.0

    def runner(self, *, seconds: float = 60, office: str = OFFICE) -> SourceRunner:
        parts = SourceParts(store=self.reception.store, keys=self.reception.keys, clock=lambda: self.reception.now)
        configured = ConfiguredSource(id="plan", name="Planen", kind="ics", every_seconds=seconds)
        sourced = Sourced(office_id=office, configured=configured, days=0, fetcher=self.asked, parts=parts)
        return SourceRunner([sourced], parts, monotonic=lambda: self.moment)

    def passes(self, seconds: float) -> None:
        self.moment += seconds
        self.reception.later(seconds=seconds)


@pytest.fixture
def office(reception: Reception) -> Office:
    return Office(reception)


def test_a_source_is_asked_at_the_start_and_then_in_its_time(office: Office):
    runner = office.runner(seconds=60)
    runner.look()
    runner.look()
    assert office.asked.times == 1
    office.passes(60)
    runner.look()

    assert office.asked.times == 2


def test_whoever_wants_it_now_gets_it_now_and_once(office: Office):
    runner = office.runner(seconds=3600)
    runner.look()
    office.passes(1)
    lead = office.reception.staff[Role.LEAD]
    office.reception.does(lambda session: want_run(session, "plan", name="Planen", by=lead, now=office.reception.now))
    runner.look()
    runner.look()

    assert office.asked.times == 2


def test_of_two_processes_one_asks_and_the_other_when_that_is_gone(office: Office):
    first, second = office.runner(seconds=1), office.runner(seconds=1)
    for _ in range(3):
        first.look()
        second.look()
        office.passes(1)
    assert office.asked.times == 3
    office.passes(timedelta(minutes=6).total_seconds())
    second.look()
    first.look()

    assert office.asked.times == 4


def test_a_source_that_asks_for_patience_is_left_alone_for_so_long(office: Office):
    office.asked.answer = FetchFailed(reason=Reason.THROTTLED, after=timedelta(seconds=120))
    runner = office.runner(seconds=60)
    runner.look()
    office.passes(119)
    runner.look()
    assert office.asked.times == 1
    office.passes(1)
    runner.look()

    assert office.asked.times == 2


def test_a_source_that_breaks_is_said_without_a_word_of_what_it_held(
    office: Office, capsys: pytest.CaptureFixture[str]
):
    office.asked.breaks = True
    office.runner().look()

    state = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan")))
    assert (state.reason, state.failing_since) == ("broken", office.reception.now)
    assert "010190" not in capsys.readouterr().out


def test_a_source_of_an_office_that_is_not_there_harms_nobody(office: Office):
    office.runner(office="elsewhere").look()

    assert office.asked.times == 0


def test_what_finds_nothing_new_is_written_down_once_a_minute(office: Office):
    runner = office.runner(seconds=5)
    runner.look()
    first = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at
    office.passes(5)
    runner.look()
    again = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at
    office.passes(60)
    runner.look()
    later = office.reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan"))).looked_at

    assert first == again
    assert later == office.reception.now
