"""Private rooms: one citizen in each, whoever gives them; free when the visit is over; taken back in one touch."""

from collections.abc import Sequence
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from builders.at_work import AtWork, code
from builders.reception import OFFICE, Reception, at
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases import private_rooms
from kiosk.service.usecases.call_and_give_room import call_and_give_room
from kiosk.service.usecases.private_rooms import give_room, give_room_back, list_rooms
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.private_rooms import PrivateRoom

BLUE, GREEN = "Blåt rum", "Grønt rum"


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    reception.is_told(private_rooms=[BLUE, GREEN])
    return AtWork(reception)


def gives(work: AtWork, visit: VisitRow, room: str | None = None) -> PrivateRoom | Refused:
    by, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    return work.reception.does(partial(give_room, visit_id=visit.id, room=room, by=by, now=now))


def gives_back(work: AtWork, room: str) -> PrivateRoom | Refused:
    by, now = work.reception.staff[Role.LEAD], work.reception.now
    return work.reception.does(partial(give_room_back, room=room, by=by, now=now))


def stand(work: AtWork) -> list[tuple[str, int | None]]:
    rooms: Sequence[PrivateRoom] = work.reception.sees(partial(list_rooms, office_id=OFFICE))
    return [(room.name, room.number) for room in rooms]


def test_the_first_free_room_is_given_until_there_is_none(work: AtWork):
    for number in (14, 15):
        gives(work, work.walk_in(number))

    assert stand(work) == [(BLUE, 14), (GREEN, 15)]
    assert code(gives(work, work.walk_in(16))) == "room_taken"
    assert code(gives(work, work.walk_in(18), GREEN)) == "room_taken"


def test_who_has_a_room_keeps_it(work: AtWork):
    visit = work.walk_in()
    first = gives(work, visit)

    assert gives(work, visit) == first
    assert code(gives(work, visit, GREEN)) == "wrong_state"


def test_given_back_it_is_free_and_twice_does_no_harm(work: AtWork):
    gives(work, work.walk_in())

    assert gives_back(work, BLUE) == gives_back(work, BLUE) == PrivateRoom(name=BLUE)
    assert stand(work) == [(BLUE, None), (GREEN, None)]


@pytest.mark.parametrize("over", [Step.LEFT, Step.ENDED])
def test_with_the_visit_the_room_is_free_and_an_undo_brings_it_back(work: AtWork, over: Step):
    visit = work.expected()
    gives(work, visit)
    if over is Step.ENDED:
        work.does(visit, Step.COLLECTED)
        assert stand(work)[0] == (BLUE, 17)

    work.does(visit, over)
    assert stand(work)[0] == (BLUE, None)

    work.does(visit, Step.UNDO)
    assert stand(work)[0] == (BLUE, 17)


def test_an_undo_takes_no_room_from_whoever_has_it_now(work: AtWork):
    visit = work.walk_in(14)
    gives(work, visit, BLUE)
    work.does(visit, Step.LEFT)
    gives(work, work.walk_in(15), BLUE)

    work.does(visit, Step.UNDO)

    assert stand(work) == [(BLUE, 15), (GREEN, None)]


def test_a_room_that_was_given_back_by_hand_stays_free_after_an_undo(work: AtWork):
    visit = work.walk_in(14)
    gives(work, visit)
    gives_back(work, BLUE)
    work.does(visit, Step.LEFT)

    work.does(visit, Step.UNDO)

    assert stand(work)[0] == (BLUE, None)


def test_who_joins_another_number_stays_in_the_room(work: AtWork):
    first = work.expected()
    second = work.room.arrives(23, declared="10:00")
    gives(work, second)

    work.does(second, Step.MERGE, visit_id=first.id)

    assert stand(work)[0] == (BLUE, 17)


def test_nobody_gets_a_room_who_has_gone_or_one_that_there_is_not(work: AtWork):
    gone = work.does(work.walk_in(14), Step.LEFT)

    assert code(gives(work, gone)) == "wrong_state"
    assert code(gives(work, work.walk_in(15), "Kælderen")) == "not_found"
    assert code(gives_back(work, "Kælderen")) == "not_found"


def test_a_room_that_is_no_longer_there_is_listed_while_somebody_sits_in_it(work: AtWork):
    gives(work, work.walk_in(14), GREEN)
    work.reception.is_told(private_rooms=[])

    assert stand(work) == [(GREEN, 14)]
    gives_back(work, GREEN)
    assert stand(work) == []


def calls_in(work: AtWork, visit: VisitRow, desk: str = "1") -> PrivateRoom | Refused:
    by, now = work.reception.staff[Role.RECEPTIONIST], work.reception.now
    return work.reception.does(partial(call_and_give_room, visit_id=visit.id, room=None, desk_id=desk, by=by, now=now))


def test_where_the_call_is_refused_no_room_is_given(work: AtWork):
    calls_in(work, work.walk_in(14))
    waiting, gone = work.walk_in(15), work.does(work.walk_in(16), Step.LEFT)

    refused = [code(calls_in(work, who, desk)) for who, desk in ((waiting, "1"), (gone, "2"), (waiting, "9"))]

    assert refused == ["desk_busy", "wrong_state", "not_found"]
    assert stand(work) == [(BLUE, 14), (GREEN, None)]


def test_where_no_room_is_free_nobody_is_called(work: AtWork):
    for number in (14, 15):
        gives(work, work.walk_in(number))
    visit = work.walk_in(16)

    assert code(calls_in(work, visit)) == "room_taken"
    assert work.does(visit, Step.CALL, desk_id="1").status == "called"


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: whoever gives a room has not seen that it is taken."""

    def sees_nothing(session: Session, office_id: str) -> Sequence[object]:
        return ()

    monkeypatch.setattr(private_rooms, "_taken", sees_nothing)


def test_whoever_has_not_looked_is_stopped_by_the_constraint(work: AtWork, blind: None):
    gives(work, work.walk_in(14))

    assert code(gives(work, work.walk_in(15))) == "room_taken"


def test_without_the_constraint_two_would_sit_in_one_room(work: AtWork, blind: None):
    work.reception.does(lambda session: session.execute(text("DROP INDEX uq_rooms_given_room")))
    gives(work, work.walk_in(14))

    second = gives(work, work.walk_in(15))

    assert isinstance(second, PrivateRoom)
    assert second.name == BLUE
