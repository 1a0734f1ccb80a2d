"""One number at a time per desk: the reception calls the next walk-in."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from builders.contract_house import House


@pytest.fixture
def desks(spare_house: House) -> House:
    """Who is next depends on all that wait, so nobody else may."""
    return spare_house


@contextlib.contextmanager
def nobody_after(desks: House) -> Iterator[None]:
    """Leaves no one waiting and no desk taken."""
    try:
        yield
    finally:
        for visit in desks.reception.visits():
            if visit["status"] in ("waiting", "on_the_way", "called"):
                desks.reception.does(visit, "left")


def test_with_nobody_waiting_there_is_nothing_to_answer(desks: House):
    answer = desks.reception.calls_next("1")

    assert (answer.status, answer.raw) == (204, b"")


def test_the_next_one_is_called_to_the_desk_and_the_desk_is_taken(desks: House):
    with nobody_after(desks):
        visit = desks.walk_in()

        called = desks.reception.calls_next("1").body()

        listed = {each["id"]: each["visit_id"] for each in desks.reception.get("/v1/staff/desks").body()["desks"]}
        assert (called["id"], called["status"]) == (visit["id"], "called")
        assert (listed["1"], listed["2"]) == (visit["id"], None)


def test_a_desk_that_is_waiting_for_its_number_is_busy(desks: House):
    with nobody_after(desks):
        desks.walk_in(), desks.walk_in()
        desks.reception.calls_next("1").body()

        assert desks.reception.calls_next("1").refused == (409, "desk_busy")
        assert desks.reception.calls_next("2").status == 200


def test_calling_somebody_to_a_busy_desk_is_refused_too(desks: House):
    with nobody_after(desks):
        desks.walk_in()
        other = desks.walk_in()
        desks.reception.calls_next("1").body()
        waiting = next(each for each in desks.reception.visits() if each["status"] == "waiting")

        assert desks.reception.takes(waiting, "call", desk_id="1").refused == (409, "desk_busy")
        assert desks.reception.again(other)["status"] in ("waiting", "called")


def test_who_was_collected_at_the_desk_is_ended_by_the_next_call(desks: House):
    with nobody_after(desks):
        desks.walk_in(), desks.walk_in()
        first = desks.reception.does(desks.reception.calls_next("1").body(), "collected")

        second = desks.reception.calls_next("1").body()

        assert second["id"] != first["id"]
        assert desks.reception.again(first)["status"] == "ended"


def test_a_call_without_anybody_waiting_ends_the_desks_visit_too(desks: House):
    with nobody_after(desks):
        desks.walk_in()
        first = desks.reception.does(desks.reception.calls_next("3").body(), "collected")

        assert desks.reception.calls_next("3").status == 204
        assert desks.reception.again(first)["status"] == "ended"


def test_those_with_an_appointment_are_not_called_by_the_queue(desks: House):
    with nobody_after(desks):
        desks.expected()
        desks.arrives(None, "10:00")

        assert desks.reception.calls_next("1").status == 204


def test_the_longest_waiting_is_next(desks: House):
    with nobody_after(desks):
        waiting = [desks.walk_in()["number"] for _ in range(4)]

        called = [desks.reception.calls_next(desk).body()["number"] for desk in "1234"]

        assert called == waiting


def test_who_was_put_back_is_called_again(desks: House):
    with nobody_after(desks):
        visit = desks.walk_in()
        desks.reception.does(desks.reception.calls_next("1").body(), "put_back")

        assert desks.reception.calls_next("1").body()["id"] == visit["id"]


def test_two_desks_never_get_the_same_visit(desks: House):
    with nobody_after(desks), ThreadPoolExecutor(8) as at_once:
        waiting = {desks.walk_in()["id"] for _ in range(5)}

        answers = list(at_once.map(desks.reception.calls_next, "12345678"))

        called = [answer.json["id"] for answer in answers if answer.status == 200]
        assert sorted(answer.status for answer in answers) == [200] * 5 + [204] * 3
        assert (len(called), set(called)) == (5, waiting)


def test_a_call_of_somebody_in_particular_ends_the_desks_visit_too(desks: House):
    with nobody_after(desks):
        first = desks.reception.does(desks.walk_in(), "call", desk_id="4")
        desks.reception.does(first, "collected")

        desks.reception.does(desks.walk_in(), "call", desk_id="4")

        assert desks.reception.again(first)["status"] == "ended"


def test_an_unknown_desk_is_not_found(desks: House):
    assert desks.reception.calls_next("nowhere").refused == (404, "not_found")
