"""Event streams: what is sent first, what follows, how a cut line goes on, and when a line is ended."""

import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from builders.contract_house import Board, House, logged_in
from builders.event_reader import DISPLAY, STAFF, Event, EventReader, reading

EVERY, END_WITHIN = 3.0, 5.0


@contextmanager
def screen(house: House) -> Iterator[EventReader]:
    with reading(house.outside, DISPLAY, house.display_token) as events:
        yield events


def last_event_id(board: Board) -> int:
    return int(board.get("/v1/staff/visits").body()["last_event_id"])


def until_number(events: EventReader, number: int) -> list[Event]:
    """All that is told up to the first word of this number."""
    told = []
    for event in events.events():
        told.append(event)
        if event.data.get("number") == number:
            return told
    raise AssertionError("the stream ended")


# ---- the waiting-room screen -------------------------------------------------------------


def test_a_screen_is_told_the_state_first(house: House):
    waiting = house.walk_in()

    with screen(house) as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        first = next(events.events())

    assert first.name == "state"
    assert {"open", "notice", "recent", "here"} <= first.data.keys()
    assert first.data["open"] is True
    assert waiting["number"] in first.data["here"]


def test_a_screen_hears_of_numbers_and_calls(house: House):
    desk = house.reception.free_desk()
    with screen(house) as events:
        next(events.events())
        visit = house.walk_in()
        here = events.next("here", lambda event: visit["number"] in event.data["numbers"])
        house.reception.does(visit, "call", desk_id=desk["id"])
        call = events.next("call")
        gone = events.next("here")
        house.reception.does(visit, "call_again")
        again = events.next("call")
        house.reception.does(visit, "put_back")
        withdrawn = events.next("call_withdrawn")

    assert here.data.keys() == {"numbers"}
    assert (call.data["number"], call.data["place"]) == (visit["number"], desk["name"])
    assert call.data.keys() == {"number", "place", "at"}
    assert visit["number"] not in gone.data["numbers"]
    assert again.data["number"] == visit["number"]
    assert withdrawn.data == {"number": visit["number"]}


def test_a_screen_that_comes_later_is_told_the_last_calls(house: House):
    visit = house.walk_in()
    desk = house.reception.free_desk()
    house.reception.does(visit, "call", desk_id=desk["id"])

    with screen(house) as events:
        state = next(events.events())

    assert state.data["recent"][0]["number"] == visit["number"]
    assert state.data["recent"][0]["place"] == desk["name"]
    assert visit["number"] not in state.data["here"]


@pytest.mark.parametrize("steps", [["coming"], ["coming", "wrong_person"]])
def test_a_number_is_here_until_it_is_fetched(house: House, steps: list[str]):
    visit = house.reception.does(house.expected(), *steps)
    with screen(house) as events:
        assert visit["number"] in next(events.events()).data["here"]
        house.reception.does(visit, "collected")
        assert visit["number"] not in events.next("here").data["numbers"]


def test_a_screen_knows_numbers_and_places_and_nothing_else(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    desk = house.reception.free_desk()
    with screen(house) as events:
        visit = house.reception.does(house.arrives(digits, "10:00"), "call", desk_id=desk["id"])
        told = until_number(events, visit["number"])

    said = str([event.data for event in told])
    for secret in (digits, "Prøve", "Anne", visit["id"], visit["appointment"]["id"]):
        assert secret not in said


# ---- the staff's stream --------------------------------------------------------------------


def test_without_a_last_id_the_stream_starts_now(house: House):
    before = house.walk_in()
    with reading(house.outside, STAFF, house.reception.token) as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        after = house.walk_in()
        first = events.next("visit")

    assert first.data["number"] == after["number"] != before["number"]


def test_what_is_heard_is_the_visit_as_it_is_listed(house: House):
    since = last_event_id(house.reception)
    visit = house.reception.does(house.expected(), "coming")
    with reading(house.outside, STAFF, house.reception.token, after=since) as events:
        heard = events.next("visit", lambda event: event.data["version"] == visit["version"])

    assert heard.data == house.reception.again(visit)


def test_a_cut_line_goes_on_where_it_was(house: House):
    since = last_event_id(house.reception)
    visits = [house.walk_in() for _ in range(4)]

    with reading(house.outside, STAFF, house.reception.token, after=since) as events:
        first = until_number(events, visits[1]["number"])
    with reading(house.outside, STAFF, house.reception.token, after=first[-1].id) as events:
        rest = until_number(events, visits[3]["number"])

    ids = [event.id for event in first + rest]
    assert ids == sorted(set(ids))
    numbers = [event.data["number"] for event in first + rest if event.name == "visit"]
    assert [number for number in numbers if number in {visit["number"] for visit in visits}] == [
        visit["number"] for visit in visits
    ]


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 30, "1.5", "0x1"])
def test_a_strange_last_id_is_no_defect(house: House, since: str):
    headers = {"Last-Event-ID": since, "Authorization": f"Bearer {house.reception.token}"}
    with house.outside.http.stream("GET", house.outside.url + STAFF, headers=headers) as answer:
        assert answer.status_code == 200
        assert next(answer.iter_bytes())


def test_a_caseworker_hears_of_their_own_alone_and_when_one_is_gone(house: House):
    since = last_event_id(house.anne)
    house.walk_in()
    house.expected(caseworker="BOLI")
    annes = house.expected()
    house.reception.does(annes, "hand_over", caseworker_id=house.bo.user_id)

    with reading(house.outside, STAFF, house.anne.token, after=since) as events:
        told = []
        for event in events.events():
            told.append(event)
            if event.name == "visit_gone":
                break

    assert {event.data["id"] for event in told if event.name.startswith("visit")} == {annes["id"]}
    assert told[-1].data == {"id": annes["id"]}


def test_every_three_seconds_there_is_a_comment(house: House):
    def silence(path: str, token: str) -> float:
        """Between the first two comments."""
        with reading(house.outside, path, token) as events:
            comments = (line for line in events.lines() if line.startswith(":"))
            next(comments)
            begun = time.monotonic()
            next(comments)
            return time.monotonic() - begun

    with ThreadPoolExecutor(2) as at_once:
        silences = list(at_once.map(silence, (STAFF, DISPLAY), (house.bo.token, house.display_token)))

    assert max(silences) < 2 * EVERY


def ends(events: EventReader) -> float:
    """After how many seconds the service ends the stream."""
    begun = time.monotonic()
    for _ in events.lines():
        assert time.monotonic() - begun < 3 * END_WITHIN
    return time.monotonic() - begun


def test_the_stream_of_an_ended_session_ends(house: House):
    lene = logged_in(house.outside, "lene")
    with reading(house.outside, STAFF, lene.token) as events:
        assert house.outside.call("DELETE", "/v1/sessions/current", token=lene.token).status == 204

        assert ends(events) <= END_WITHIN


def test_the_stream_of_a_screen_that_is_shut_out_ends(house: House):
    paired = house.service.pair(house.staff["aksel"].pairing_code("display"))
    with reading(house.outside, DISPLAY, paired["token"]) as events:
        next(events.events())
        gone = f"/v1/staff/devices/{paired['device_id']}"
        assert house.outside.call("DELETE", gone, token=house.staff["aksel"].token).status == 204

        assert ends(events) <= END_WITHIN


# ---- presence --------------------------------------------------------------------------------


def test_who_says_they_are_there_is_reachable_by_their_colleagues(house: House):
    def says(name: str) -> int:
        place = {"place": f"Lokale {uuid.uuid4().hex[:4]}"}
        return int(house.staff[name].post("/v1/staff/presence", place).body()["reachable"])

    alone = says("nina")
    says("niels")

    assert alone == 0
    assert says("nina") == 1
    assert says("niels") == 1
    assert says("nina") == 1
