"""Who beside the caseworker is told of a citizen, and what they can do about it."""

import pytest

from kiosk.domain.colleagues import Circle, may_help, reached_by, sees
from kiosk.domain.ids import StaffId
from kiosk.domain.matching import Outcome
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import HELPING_STEPS, Role, may_step
from kiosk.domain.visits import OPEN, Given, Status, Step, VisitState, WrongState, advance

ANNE, BO, EVA = StaffId("anne"), StaffId("bo"), StaffId("eva")
WAITS = VisitState(number=17, outcome=Outcome.MATCHED, caseworker=ANNE, laters=1, colleagues=frozenset({BO, EVA}))


@pytest.mark.parametrize("away", [False, True])
def test_each_step_tells_its_own_colleagues(away: bool) -> None:
    circle = Circle(stand_in=BO, away=away, team=frozenset({ANNE, EVA}))

    told = {rung: reached_by(rung, circle) for rung in Rung}

    assert told == {
        Rung.STAFF_TOOL: set(),
        Rung.CHANNELS: {BO} if away else set(),
        Rung.STAND_IN: {BO},
        Rung.TEAM: {ANNE, EVA},
        Rung.OFFICE: set(),
        Rung.BOARD: set(),
    }


@pytest.mark.parametrize("rung", Rung)
def test_nobody_is_told_where_nobody_is_chosen(rung: Rung) -> None:
    assert reached_by(rung, Circle(away=True)) == set()


@pytest.mark.parametrize("status", Status)
def test_who_was_told_sees_it_and_can_help_while_it_is_open(status: Status) -> None:
    visit = VisitState(number=17, outcome=Outcome.MATCHED, status=status, caseworker=ANNE, colleagues=frozenset({BO}))

    assert may_help(visit, BO) is (status in OPEN)
    assert sees(status, BO, colleagues=visit.colleagues, on_behalf_of=None) is (status in OPEN)
    assert not may_help(visit, EVA)
    assert not sees(status, EVA, colleagues=visit.colleagues, on_behalf_of=None)


def test_whose_citizen_a_colleague_has_sees_it_to_the_end() -> None:
    assert sees(Status.ENDED, ANNE, colleagues=(), on_behalf_of=ANNE)


@pytest.mark.parametrize("step", Step)
def test_a_colleague_only_comes_and_collects_until_it_is_theirs(step: Step) -> None:
    assert may_step(Role.CASEWORKER, step, own=False, helping=True) is (step in HELPING_STEPS)
    assert not may_step(Role.ADMIN, step, own=False, helping=True)


@pytest.mark.parametrize("step", sorted(HELPING_STEPS))
def test_the_first_to_say_so_has_it(step: Step) -> None:
    taken = advance(WAITS, step, Given(colleague=BO))

    assert isinstance(taken, VisitState)
    assert (taken.caseworker, taken.on_behalf_of, taken.laters) == (BO, ANNE, 0)
    assert taken.colleagues == {BO, EVA}


def test_who_comes_after_all_has_their_own_citizen_back() -> None:
    taken = advance(WAITS, Step.COMING, Given(colleague=BO))
    assert isinstance(taken, VisitState)
    second = advance(taken, Step.COLLECTED, Given(colleague=EVA))
    back = advance(taken, Step.COLLECTED, Given(colleague=ANNE))

    assert isinstance(second, VisitState) and isinstance(back, VisitState)
    assert (second.caseworker, second.on_behalf_of) == (EVA, ANNE)
    assert (back.caseworker, back.on_behalf_of) == (ANNE, None)


def test_nobody_comes_twice() -> None:
    taken = advance(WAITS, Step.COMING, Given(colleague=BO))
    assert isinstance(taken, VisitState)

    assert isinstance(advance(taken, Step.COMING, Given(colleague=EVA)), WrongState)


@pytest.mark.parametrize("step", [Step.CANNOT, Step.HAND_OVER, Step.RESOLVE, Step.MERGE])
def test_with_another_caseworker_nobody_has_been_told_yet(step: Step) -> None:
    given = advance(WAITS, step, Given(caseworker=EVA))

    assert isinstance(given, VisitState)
    assert (given.colleagues, given.on_behalf_of) == (frozenset(), None)
