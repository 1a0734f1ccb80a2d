"""The waiting-room screen's event stream: numbers and places, and nothing else."""

import itertools
from datetime import datetime

import pytest

from builders.arrivals import KioskRoom
from builders.at_work import AtWork
from builders.event_reader import DISPLAY, reading
from builders.reception import DISPLAY as SCREEN
from builders.reception import KIOSK, at
from builders.running_service import RunningService
from kiosk.domain.visits import Step
from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.pairing import revoke_device
from kiosk.wire import paths


@pytest.fixture
def work(service: RunningService) -> AtWork:
    service.reception.now = at("09:52")
    return AtWork(service.reception)


def test_the_state_comes_first_with_who_is_here_and_who_was_called(service: RunningService, work: AtWork):
    work.does(work.walk_in(14), Step.CALL, desk_id="1")
    work.walk_in(15)
    KioskRoom(service.reception).arrives(23, digits=b"020280", declared="12:00")

    with reading(service, DISPLAY, SCREEN) as stream:
        state = next(stream.events())

    assert state.name == "state"
    assert (state.data["open"], state.data["here"]) == (True, [15, 23])
    assert [(call["number"], call["place"]) for call in state.data["recent"]] == [(14, "1")]


def test_a_call_and_its_withdrawal_are_told(service: RunningService, work: AtWork):
    visit = work.walk_in(14)
    with reading(service, DISPLAY, SCREEN) as stream:
        work.does(visit, Step.CALL, desk_id="1")
        called = stream.next("call")
        work.does(visit, Step.PUT_BACK)
        withdrawn = stream.next("call_withdrawn")

    assert (called.data["number"], called.data["place"]) == (14, "1")
    assert withdrawn.data == {"number": 14}


def test_who_comes_again_hears_every_call_that_it_missed_in_order(service: RunningService, work: AtWork):
    visit, other = work.walk_in(14), work.walk_in(15)
    with reading(service, DISPLAY, SCREEN) as stream:
        work.does(visit, Step.CALL, desk_id="1")
        heard = stream.next("call").id
    work.does(visit, Step.NOT_HERE)
    work.does(other, Step.CALL, desk_id="2")
    work.does(other, Step.PUT_BACK)
    work.does(other, Step.CALL, desk_id="1")

    with reading(service, DISPLAY, SCREEN, after=heard) as stream:
        state, *missed = itertools.islice(stream.events(), 5)

    assert (state.name, state.id) == ("state", heard)
    assert [(event.name, event.data["number"], event.data.get("place")) for event in missed] == [
        ("call_withdrawn", 14, None), ("call", 15, "2"), ("call_withdrawn", 15, None), ("call", 15, "1")
    ]  # fmt: skip
    assert [event.id for event in missed] == sorted({event.id for event in missed} - {heard})


def test_calls_of_another_day_are_not_told_again(service: RunningService, work: AtWork):
    early, late = work.walk_in(14), work.walk_in(15)
    with reading(service, DISPLAY, SCREEN) as stream:
        before = next(stream.events()).id
    work.does(early, Step.CALL, desk_id="1")
    service.reception.later(days=1)
    work.does(late, Step.CALL, desk_id="2")

    with reading(service, DISPLAY, SCREEN, after=before) as stream:
        assert stream.next("call").data["number"] == 15


@pytest.mark.parametrize("after", [10**9, "of another service"])
def test_a_screen_that_nobody_can_catch_up_with_gets_the_state_alone(
    service: RunningService, work: AtWork, after: int | str
):
    work.does(work.walk_in(14), Step.CALL, desk_id="1")
    with reading(service, DISPLAY, SCREEN, after=after) as stream:
        state = next(stream.events())
        work.does(work.walk_in(15), Step.CALL, desk_id="2")

        assert [call["number"] for call in state.data["recent"]] == [14]
        assert (stream.next("call").data["number"], state.id < 10**9) == (15, True)


def test_the_numbers_that_are_here_change_with_arrivals_and_calls(service: RunningService, work: AtWork):
    with reading(service, DISPLAY, SCREEN) as stream:
        assert stream.next("state").data["here"] == []
        visit = work.walk_in(14)
        assert stream.next("here").data == {"numbers": [14]}
        work.does(visit, Step.CALL, desk_id="1")
        assert stream.next("here").data == {"numbers": []}


def test_doors_that_close_by_the_clock_are_told(service: RunningService, work: AtWork):
    with reading(service, DISPLAY, SCREEN) as stream:
        assert next(stream.events()).data["open"] is True
        service.reception.now = at("16:00")

        assert stream.next("state").data["open"] is False


def test_a_revoked_screen_is_cut_off(service: RunningService, work: AtWork):
    with reading(service, DISPLAY, SCREEN) as stream:
        service.reception.does(
            lambda session: revoke_device(session, SCREEN, office_id="main", now=service.reception.now)
        )

        assert [event.name for event in stream.events()] == ["state"]
    assert service.call("GET", DISPLAY, token=SCREEN).refused == (401, "unauthorized")


def test_the_stream_is_for_screens_alone(service: RunningService):
    assert service.call("GET", DISPLAY, token=KIOSK).refused == (403, "forbidden")
    assert service.call("GET", DISPLAY, token="receptionist").refused == (403, "forbidden")
    assert service.call("GET", DISPLAY).refused == (401, "unauthorized")


def last_seen(service: RunningService) -> datetime | None:
    """After what waits to be written: this is written behind it."""
    assert service.call("POST", paths.STAFF_PAIRING_CODES, {"kind": "display"}, token="admin").status == 201
    return service.reception.sees(lambda session: session.get_one(DeviceRow, SCREEN).last_seen)


def test_a_screen_that_says_that_it_is_there_is_heard_at_once(service: RunningService):
    answer = service.call("POST", paths.DISPLAY_PRESENCE, token=SCREEN)

    assert (answer.status, answer.raw) == (204, b"")
    assert last_seen(service) == service.reception.now


@pytest.mark.parametrize(("speaks_for_itself", "counts"), [(True, False), (False, True)])
def test_the_line_of_a_screen_that_speaks_for_itself_is_no_sign_of_life(
    service: RunningService, speaks_for_itself: bool, counts: bool
):
    path = f"{DISPLAY}?speaks_for_itself=true" if speaks_for_itself else DISPLAY

    with reading(service, path, SCREEN) as stream:
        comments = (line for line in stream.lines() if line.startswith(":"))
        next(comments), next(comments)

    assert (last_seen(service) is not None) is counts


@pytest.mark.parametrize("token", [KIOSK, "receptionist"])
def test_nobody_else_speaks_for_a_screen(service: RunningService, token: str):
    assert service.call("POST", paths.DISPLAY_PRESENCE, token=token).status == 403
