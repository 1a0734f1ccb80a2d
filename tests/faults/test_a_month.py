"""A simulated month of a busy office: people err, walk away, come late and twice, and nobody waits unseen."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from builders.month import Month
from builders.month_office import MonthOffice
from builders.reception import OFFICE, Reception
from builders.scale import scaled
from kiosk.domain.figures import DayFigures
from kiosk.domain.matching import Flag
from kiosk.domain.visits import Status, Step
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ArrivalRow, VisitRow, VisitStepRow
from kiosk.service.usecases.audit_chain import Holds, check_chain
from kiosk.service.usecases.figures import figures_by_day

DAYS = scaled(22, least=2)
ARRIVALS = scaled(250, least=70)


def a_month(folder: Path, *, seed: int = 1, days: int = DAYS, arrivals: int = ARRIVALS) -> Month:
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'reception.db'}")
    bring_up_to_date(store.engines)
    month = Month(reception=Reception.opened(store, KeyRing(folder / "secrets")), seed=seed, arrivals=arrivals)
    month.passes(days)
    return month


def unexplained(month: Month) -> list[tuple[int, str]]:
    """Arrivals without a visit, and visits that ended nobody can say how."""
    steps = _steps(month)
    visits = {visit.id: visit for visits in month.visits.values() for visit in visits}
    evidence = month.reception.sees(
        lambda session: session.execute(
            select(ArrivalRow.number, ArrivalRow.kind, ArrivalRow.visit_id).where(ArrivalRow.kind != "amend")
        ).all()
    )
    lost = [(number, kind) for number, kind, visit_id in evidence if visit_id not in visits]
    return lost + [(visit.number, visit.status) for visit in visits.values() if not _is_explained(visit, visits, steps)]


def _is_explained(visit: VisitRow, visits: Mapping[str, VisitRow], steps: Mapping[str, Sequence[Step]]) -> bool:
    taken = steps[visit.id]
    match Status(visit.status):
        case Status.ENDED:
            return Step.COLLECTED in taken and Step.ENDED in taken[-1:]
        case Status.NOT_HERE:
            return Step.NOT_HERE in taken[-1:]
        case Status.LEFT:
            return Flag.CLOSED_BY_NIGHT in visit.flags or Step.LEFT in taken[-1:]
        case Status.VOID:
            into = visits.get(visit.merged_into or "")
            return into is not None and _is_explained(into, visits, steps)
        case _:
            return False


def _steps(month: Month) -> Mapping[str, list[Step]]:
    rows = month.reception.sees(
        lambda session: session.execute(
            select(VisitStepRow.visit_id, VisitStepRow.step)
            .where(VisitStepRow.undone_at.is_(None), VisitStepRow.step != Step.UNDO)
            .order_by(VisitStepRow.visit_id, VisitStepRow.seq)
        ).all()
    )
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for visit_id, step in rows:
        found[visit_id].append(Step(step))
    return found


def met(month: Month) -> dict[date, list[list[int]]]:
    """The numbers of everybody who was met, by day, as people remember it."""
    return {day: sorted(person.numbers for person in people if person.met) for day, people in month.people.items()}


def ended(month: Month) -> dict[date, list[list[int]]]:
    """The same, as the visits say it: each ended visit, with all numbers of whoever had its number."""
    holders = {
        day: {number: person.numbers for person in people for number in person.numbers}
        for day, people in month.people.items()
    }
    return {
        day: sorted(holders[day][visit.number] for visit in visits if visit.status == Status.ENDED)
        for day, visits in month.visits.items()
    }


def figures(month: Month) -> DayFigures:
    first, last = min(month.visits), max(month.visits)
    found = month.reception.sees(partial(figures_by_day, office_id=OFFICE, first=first, last=last))
    return sum(found.values(), DayFigures())


def summary(month: Month) -> list[tuple[object, ...]]:
    return [
        (day, visit.number, visit.also, visit.status, visit.outcome, visit.flags, visit.arrived_at, visit.status_since)
        for day, visits in month.visits.items()
        for visit in visits
    ]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    return a_month(tmp_path_factory.mktemp("month") / "office")


def test_nobody_waits_unseen(month: Month):
    assert month.unseen == []


def test_nobody_waits_for_long(month: Month):
    assert month.longest <= timedelta(hours=1)


def test_every_arrival_ends_in_an_explained_state(month: Month):
    assert unexplained(month) == []


def test_whoever_stayed_was_met_once_and_nobody_else(month: Month):
    assert ended(month) == met(month)
    for people in month.people.values():
        assert [person.numbers for person in people if person.numbers and not person.met and not person.leaves_at] == []


def test_the_month_was_not_an_easy_one(month: Month):
    """So that the promises above are promised of something."""
    visits = [visit for visits in month.visits.values() for visit in visits]

    assert {visit.outcome for visit in visits} >= {"matched", "walk_in", "near_miss", "unmatched", "ambiguous"}
    assert {visit.status for visit in visits} >= {"ended", "not_here", "void"}
    assert {flag for visit in visits for flag in visit.flags} >= {
        "resolved",
        "late",
        "has_appointment",
        "number_unseen",
    }


def test_the_figures_of_the_month_are_those_of_its_visits(month: Month):
    kept = figures(month)
    visits = [visit for visits in month.visits.values() for visit in visits if visit.status != Status.VOID]

    assert sum(kept.arrivals_by_hour.values()) == len(visits)
    assert kept.missed == sum(visit.status in (Status.LEFT, Status.NOT_HERE) for visit in visits)
    assert kept.collected + sum(kept.other_waits.values()) == sum(visit.status == Status.ENDED for visit in visits)
    assert kept.no_shows > 0


def test_nothing_of_a_person_is_left_and_the_audit_chain_holds(month: Month):
    over = max(month.visits)

    assert isinstance(month.reception.sees(lambda session: check_chain(session, OFFICE)), Holds)
    assert [day for day in month.reception.keys.days_of(OFFICE) if day <= over] == []
    assert [visit.number for visits in month.visits.values() for visit in visits if visit.tag is not None] == []


def test_the_same_seed_gives_the_same_month(tmp_path: Path):
    size = {"days": scaled(22, least=1), "arrivals": scaled(250, least=12)}
    first, again, other = (a_month(tmp_path / name, seed=seed, **size) for name, seed in (("a", 5), ("b", 5), ("c", 6)))

    assert summary(first) == summary(again)
    assert summary(first) != summary(other)


def test_the_watch_notices_somebody_whom_nobody_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    delivers = MonthOffice.delivers
    gone = update(VisitRow).where(VisitRow.number == 1, VisitRow.status == Status.WAITING).values(status=Status.LEFT)

    def careless(office: MonthOffice) -> None:
        delivers(office)
        office.reception.does(partial(Session.execute, statement=gone))

    monkeypatch.setattr(MonthOffice, "delivers", careless)
    month = a_month(tmp_path / "office", days=1, arrivals=20)

    assert {number for _, numbers in month.unseen for number in numbers} == {1}
    assert unexplained(month) == [(1, "left")]
