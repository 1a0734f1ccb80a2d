"""The table of steps on real rows: what each allows, refuses and leaves behind."""

from typing import Any

import pytest
from sqlalchemy import select

from builders.at_work import AtWork, code
from builders.reception import Reception, at
from kiosk.domain.roles import OWN_STEPS, Role
from kiosk.domain.visits import STEPS, Status, Step
from kiosk.service.store.tables import AuditRow, EventRow, UserRow, VisitRow

GIVEN: dict[Step, dict[str, Any]] = {Step.CALL: {"desk_id": "1"}, Step.HAND_OVER: {"caseworker_id": "caseworker"}}
SIMPLE = [step for step in Step if step not in {Step.UNDO, Step.MERGE, Step.SEPARATE}]


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


@pytest.mark.parametrize("status", list(Status))
def test_a_step_is_taken_where_the_table_allows_it_and_refused_everywhere_else(work: AtWork, status: Status):
    for number, step in enumerate(SIMPLE, start=20):
        visit = work.walk_in(number)
        work.room.sets(visit, status=status, desk_id="2" if status is Status.CALLED else None)

        outcome = work.takes(visit, step, **GIVEN.get(step, {}))

        allowed = STEPS.get(status, {}).get(step)
        assert (outcome.status if isinstance(outcome, VisitRow) else outcome.code) == (allowed or "wrong_state")
        work.room.sets(visit, status=Status.ENDED, desk_id=None)


def test_every_step_leaves_one_step_one_event_and_one_audit_row(work: AtWork):
    visit = work.expected()
    steps, events, audit = work.left_behind()

    work.does(visit, Step.COMING, Role.CASEWORKER)

    assert work.left_behind() == (steps + 1, events + 1, audit + 1)


def test_a_refused_step_leaves_nothing(work: AtWork):
    visit = work.expected()
    before = work.left_behind()

    assert code(work.takes(visit, Step.ENDED)) == "wrong_state"

    assert work.left_behind() == before
    assert work.again(visit).version == visit.version


def test_the_audit_says_who_what_and_from_where(work: AtWork):
    visit = work.walk_in()

    work.does(visit, Step.CALL, desk_id="2")

    row = work.reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first())
    assert row is not None
    assert (row.actor, row.action, row.subject) == ("receptionist", "visit.call", visit.id)
    assert row.detail == {"from": "waiting", "to": "called", "desk": "2"}


@pytest.mark.parametrize("step", [step for step in Step if step not in OWN_STEPS])
def test_a_caseworker_does_not_take_the_receptions_steps(work: AtWork, step: Step):
    visit = work.expected()

    assert code(work.takes(visit, step, Role.CASEWORKER, **GIVEN.get(step, {}))) == "not_found"


def test_somebody_elses_visit_is_not_found(work: AtWork):
    visit = work.expected()
    stranger = work.reception.employ("bo")

    assert code(work.takes(visit, Step.COMING, stranger)) == "not_found"


def test_an_administrator_takes_no_steps(work: AtWork):
    assert code(work.takes(work.expected(), Step.COMING, Role.ADMIN)) == "not_found"


def test_in_five_minutes_can_be_said_twice(work: AtWork):
    visit = work.expected()

    said = [work.takes(visit, Step.LATER, Role.CASEWORKER) for _ in range(3)]

    assert [each.laters for each in said[:2] if isinstance(each, VisitRow)] == [1, 2]
    assert code(said[2]) == "wrong_state"


def test_who_cannot_come_names_who_takes_over(work: AtWork):
    visit = work.expected()
    colleague = work.reception.employ("bo")

    work.does(visit, Step.CANNOT, Role.CASEWORKER, caseworker_id="bo")

    assert work.does(visit, Step.COMING, colleague).status == Status.ON_THE_WAY


@pytest.mark.parametrize("somebody", ["receptionist", "nobody", "admin"])
def test_only_a_caseworker_is_handed_a_visit(work: AtWork, somebody: str):
    assert code(work.takes(work.walk_in(), Step.HAND_OVER, caseworker_id=somebody)) == "not_found"


def test_nobody_is_given_to_a_colleague_who_may_not_log_in_any_more(work: AtWork):
    left, visit = work.reception.employ("bo").user_id, work.expected()
    work.reception.does(lambda session: setattr(session.get_one(UserRow, left), "active", False))

    refused = [code(work.takes(visit, step, caseworker_id=left)) for step in (Step.HAND_OVER, Step.CANNOT)]

    assert refused == ["not_found", "not_found"]


def test_a_call_goes_to_a_desk_that_there_is(work: AtWork):
    assert code(work.takes(work.walk_in(), Step.CALL, desk_id="9")) == "not_found"


def test_a_desk_has_one_number_at_a_time(work: AtWork):
    work.does(work.walk_in(14), Step.CALL, desk_id="1")

    assert code(work.takes(work.walk_in(15), Step.CALL, desk_id="1")) == "desk_busy"


def test_the_wrong_person_gives_the_appointment_back(work: AtWork):
    visit = work.expected()
    work.does(visit, Step.COMING, Role.CASEWORKER)

    back = work.does(visit, Step.WRONG_PERSON, Role.CASEWORKER)

    assert (back.status, back.appointment_id, back.caseworker_id) == (Status.WAITING, None, None)
    assert work.room.arrives(18, declared="10:00").outcome == "matched"


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((Step.CALL,), ["call"]),
        ((Step.CALL, Step.CALL_AGAIN), ["call", "call"]),
        ((Step.CALL, Step.PUT_BACK), ["call", "call_withdrawn"]),
        ((Step.CALL, Step.NOT_HERE), ["call", "call_withdrawn"]),
        ((Step.CALL, Step.COLLECTED), ["call"]),
        ((Step.CALL, Step.PUT_BACK, Step.UNDO), ["call", "call_withdrawn", "call"]),
        ((Step.CALL, Step.UNDO), ["call", "call_withdrawn"]),
        ((Step.CALL, Step.COLLECTED, Step.UNDO), ["call"]),
        ((Step.CALL, Step.COLLECTED, Step.WRONG_PERSON), ["call", "call_withdrawn"]),
        ((Step.CALL, Step.COLLECTED, Step.HAND_OVER), ["call", "call_withdrawn"]),
        ((Step.CALL, Step.COLLECTED, Step.ENDED), ["call"]),
    ],
)
def test_the_waiting_room_hears_of_calls(work: AtWork, steps: tuple[Step, ...], told: list[str]):
    visit = work.walk_in()

    for step in steps:
        work.does(visit, step, **GIVEN.get(step, {}))

    kinds = work.reception.sees(lambda session: session.scalars(select(EventRow.kind).order_by(EventRow.id)).all())
    assert [kind for kind in kinds if kind.startswith("call")] == told


def test_staff_settle_a_visit_with_an_appointment_and_the_outcome_stays(work: AtWork):
    appointment = work.room.appointment("09:45", digits=b"020290")
    visit = work.room.arrives(17, declared="10:00")

    settled = work.does(visit, Step.RESOLVE, appointment_id=appointment)

    assert (settled.outcome, settled.appointment_id, settled.caseworker_id) == ("unmatched", appointment, "caseworker")
    assert settled.flags == ["resolved"]


def test_an_appointment_with_an_open_visit_refuses_a_second(work: AtWork):
    first = work.expected()
    visit = work.room.arrives(18, digits=b"020290", declared="10:00")

    assert code(work.takes(visit, Step.RESOLVE, appointment_id=first.appointment_id)) == "appointment_taken"


def test_an_appointment_of_another_day_is_not_found(work: AtWork):
    tomorrow = work.room.appointment("10:00", day=at("12:00").date().replace(day=24))

    assert code(work.takes(work.walk_in(), Step.RESOLVE, appointment_id=tomorrow)) == "not_found"


def test_of_two_who_are_no_duplicates_none_is_separated(work: AtWork):
    work.expected(17)
    duplicate = work.room.arrives(23, declared="10:00")

    assert duplicate.outcome == "possible_duplicate"
    assert work.does(duplicate, Step.SEPARATE).duplicate_of is None
    assert code(work.takes(duplicate, Step.SEPARATE)) == "wrong_state"


def test_who_loses_a_visit_is_told_so(work: AtWork):
    work.reception.employ("bo")
    visit = work.expected()

    work.does(visit, Step.HAND_OVER, caseworker_id="bo")

    assert work.room.events()[-1] == ("visit_gone", f"{visit.id} caseworker")


def test_a_number_that_was_served_keeps_its_place_on_the_screen(work: AtWork):
    visit = work.walk_in()

    places = [work.does(visit, step, **GIVEN.get(step, {})).place for step in (Step.CALL, Step.COLLECTED, Step.ENDED)]

    assert places == ["1", "1", "1"]
