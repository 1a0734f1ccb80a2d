"""The same promises kept by two service processes on PostgreSQL: whoever asks one is answered as by the other."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from builders.contract_house import Board, House, eventually, opened_house
from builders.event_reader import DISPLAY, STAFF, reading
from builders.outsider import Outsider, outsider
from builders.postgres import Cluster
from builders.processes import Installation


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, postgres: Cluster, forenoon: str) -> Iterator[House]:
    with postgres.fresh_database() as url:
        folder = tmp_path_factory.mktemp("large")
        installation = Installation(folder=folder, database_url=url, clock=forenoon)
        with opened_house(installation, desks=8, staff=["rikke", "anne", "aksel"]) as opened:
            yield opened


@pytest.fixture(scope="module")
def beside(large: House) -> Iterator[Outsider]:
    """The second process."""
    with large.installation.serving() as service, outsider(service.url) as other:
        yield other


def at(other: Outsider, board: Board) -> Board:
    return Board(outside=other, token=board.token, user_id=board.user_id)


@pytest.mark.parametrize(
    ("declared", "appointments", "outcome"),
    [
        ("10:00", ["10:00"], "matched"),
        ("10:00", ["10:00", "10:00"], "ambiguous"),
        ("10:00", ["14:00"], "near_miss"),
        ("unknown", [], "unmatched"),
        ("none", ["13:00"], "walk_in"),
    ],
)
def test_rows_of_the_table(large: House, beside: Outsider, declared: str, appointments: list[str], outcome: str):
    digits = large.diary.somebody()
    for each in appointments:
        large.diary.plans(each, digits)

    visit = large.arrives(digits, declared)

    assert visit["outcome"] == outcome
    assert at(beside, large.reception).again(visit) == visit


def test_whoever_comes_again_may_be_the_same_person(large: House):
    digits = large.diary.somebody()
    large.diary.plans("10:00", digits)
    first = large.arrives(digits, "10:00")

    assert large.arrives(digits, "10:00")["duplicate_of"] == first["id"]


def test_steps_of_one_process_are_taken_back_in_the_other(large: House, beside: Outsider):
    visit = large.anne.does(large.expected(), "coming")

    undone = at(beside, large.anne).does(visit, "undo")

    assert undone["status"] == "waiting"
    assert large.anne.takes(visit, "undo").refused == (409, "nothing_to_undo")


def test_streams_hear_of_what_happens_at_the_other(large: House, beside: Outsider):
    with (
        reading(beside, STAFF, large.reception.token) as staff,
        reading(beside, DISPLAY, large.display_token) as screen,
    ):
        next(screen.events())
        visit = large.walk_in()
        heard = staff.next("visit", lambda event: event.data["id"] == visit["id"])
        large.reception.does(visit, "call", desk_id="8")
        call = screen.next("call")

    assert heard.data["number"] == call.data["number"] == visit["number"]


def test_the_same_key_gets_the_same_answer_at_both(large: House, beside: Outsider):
    visit, key = large.expected(), str(uuid.uuid4())
    path = f"/v1/staff/visits/{visit['id']}/coming"

    first, again = large.anne.post(path, {}, key=key), at(beside, large.anne).post(path, {}, key=key)

    assert (first.status, first.raw) == (again.status, again.raw)


def test_desks_that_call_at_both_at_once_never_get_the_same_visit(large: House, beside: Outsider):
    for visit in large.reception.visits():
        if visit["status"] in ("waiting", "on_the_way", "called"):
            large.reception.does(visit, "left")
    waiting = {large.walk_in()["id"] for _ in range(4)}
    boards = [large.reception, at(beside, large.reception)]

    with ThreadPoolExecutor(7) as at_once:
        answers = list(at_once.map(lambda n: boards[n % 2].calls_next(str(n + 1)), range(7)))

    assert {answer.json["id"] for answer in answers if answer.status == 200} == waiting
    assert sorted(answer.status for answer in answers) == [200] * 4 + [204] * 3


def test_numbers_are_leased_once_at_both(large: House, beside: Outsider):
    kiosks = [large.kiosk, large.kiosk_at(beside)]
    with ThreadPoolExecutor(8) as at_once:
        blocks = list(at_once.map(lambda n: kiosks[n % 2].lease(7).body(201), range(24)))

    numbers = [number for block in blocks for number in range(block["first"], block["last"] + 1)]
    assert len(set(numbers)) == len(numbers) == 24 * 7


def test_a_device_that_is_shut_out_at_one_is_refused_at_both(large: House, beside: Outsider):
    paired = large.service.pair(large.staff["aksel"].pairing_code("kiosk"))
    state = ("GET", "/v1/kiosk/state")
    assert beside.call(*state, token=paired["token"]).status == 200

    gone = large.outside.call("DELETE", f"/v1/staff/devices/{paired['device_id']}", token=large.staff["aksel"].token)

    assert gone.status == 204
    eventually(lambda: True if beside.call(*state, token=paired["token"]).status == 401 else None)


def test_ten_wrong_passwords_count_at_both(large: House, beside: Outsider):
    answers = [
        each.log_in("nobody here", f"wrong password {n}").status for n in range(6) for each in (large.outside, beside)
    ]

    assert answers == [401] * 10 + [429] * 2
