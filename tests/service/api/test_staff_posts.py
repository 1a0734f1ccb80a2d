"""Every staff POST: its checks in the contract's order, and the same answer for the same key."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from fastapi import Request
from sqlalchemy import func, select

from builders.at_work import AtWork
from builders.reception import at
from builders.running_service import Answer, RunningService
from kiosk.service.api import staff_posts
from kiosk.service.api.bodies import Body
from kiosk.service.api.wiring import Service
from kiosk.service.store.tables import IdempotencyRow, VisitRow, VisitStepRow

TOO_LARGE = b" " * (64 * 1024 + 1)
BROKEN = b'{"desk_id": '


@pytest.fixture
def work(service: RunningService) -> AtWork:
    service.reception.now = at("09:52")
    return AtWork(service.reception)


@pytest.fixture
def step(service: RunningService) -> Callable[..., Answer]:
    def taken(visit: VisitRow | str, step: str, body: object = None, *, token: str = "lead", key: str = "") -> Answer:
        visit_id = visit if isinstance(visit, str) else visit.id
        return service.call("POST", f"/v1/staff/visits/{visit_id}/{step}", body, token=token, key=key)

    return taken


def steps_taken(work: AtWork) -> int:
    return work.reception.sees(lambda session: session.scalar(select(func.count()).select_from(VisitStepRow))) or 0


@pytest.mark.parametrize("body", [TOO_LARGE, BROKEN])
def test_a_body_is_judged_last(work: AtWork, step: Callable[..., Answer], body: bytes):
    visit = work.walk_in()

    assert step(visit, "call", body, token="").refused == (401, "unauthorized")
    assert step(visit, "call", body, token="caseworker").refused == (403, "forbidden")
    assert step("nobody", "call", body).refused == (404, "not_found")


def test_a_large_body_is_too_large_before_it_is_malformed(work: AtWork, step: Callable[..., Answer]):
    assert step(work.walk_in(), "call", TOO_LARGE).refused == (413, "too_large")


@pytest.mark.parametrize(
    "body", [BROKEN, b"[]", b"{}", b'{"desk_id": 1}', b'{"desk_id": null}', b'{"desk_id": "1\\u0000"}', b"\xff"]
)
def test_a_body_is_malformed_before_the_state_is_wrong(work: AtWork, step: Callable[..., Answer], body: bytes):
    visit = work.walk_in()
    step(visit, "left")

    assert step(visit, "call", body).refused == (422, "malformed")
    assert step(visit, "call", {"desk_id": "1"}).refused == (409, "wrong_state")


def test_a_malformed_body_is_not_echoed(work: AtWork, step: Callable[..., Answer]):
    answer = step(work.walk_in(), "hand_over", b'{"caseworker_id": ["0101900000"]}')

    assert answer.refused == (422, "malformed")
    assert b"010190" not in answer.raw


@pytest.mark.parametrize("visit_id", ["%00", "%ff", "..", "a" * 2000, "%F0%9F%98%80"])
def test_an_id_that_can_be_nobodys_is_not_found(step: Callable[..., Answer], visit_id: str):
    assert step(visit_id, "coming").refused == (404, "not_found")


def test_the_same_key_takes_the_step_once_and_gets_the_same_answer(work: AtWork, step: Callable[..., Answer]):
    visit = work.walk_in()

    answers = [step(visit, "left", key="k1") for _ in range(3)]

    assert {(answer.status, answer.raw) for answer in answers} == {(200, answers[0].raw)}
    assert steps_taken(work) == 1


def test_a_refusal_is_remembered_too(work: AtWork, step: Callable[..., Answer]):
    visit = work.walk_in()
    first = step(visit, "ended", key="k1")
    step(visit, "collected")

    assert step(visit, "ended", key="k1").raw == first.raw
    assert first.refused == (409, "wrong_state")


def test_a_visit_that_was_given_away_still_gets_its_answer(work: AtWork, step: Callable[..., Answer]):
    work.reception.employ("bo")
    visit = work.expected()

    answers = [step(visit, "hand_over", {"caseworker_id": "bo"}, token="caseworker", key="k1") for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].raw == answers[1].raw


@pytest.mark.parametrize(
    ("what", "body"), [("left", None), ("call", {"desk_id": "2"}), ("call", {"desk_id": "1", "more": 1})]
)
def test_the_same_key_for_another_request_is_refused(
    work: AtWork, step: Callable[..., Answer], what: str, body: object
):
    visit = work.walk_in()
    step(visit, "call", {"desk_id": "1"}, key="k1")

    assert step(visit, what, body, key="k1").refused == (422, "idempotency_mismatch")


def test_a_colleague_may_have_the_same_key(work: AtWork, step: Callable[..., Answer]):
    visit = work.walk_in()
    step(visit, "call", {"desk_id": "1"}, key="k1")

    assert step(visit, "left", token="receptionist", key="k1").status == 200


def test_a_key_has_its_limits(work: AtWork, step: Callable[..., Answer]):
    assert step(work.walk_in(), "left", key="k" * 256).refused == (422, "malformed")


def test_the_same_request_twice_at_once_takes_the_step_once(
    work: AtWork, step: Callable[..., Answer], service: RunningService
):
    for number in range(20, 30):
        work.walk_in(number)

    with ThreadPoolExecutor(8) as pool:
        asked = [
            pool.submit(service.call, "POST", "/v1/staff/call_next", {"desk_id": "1"}, token="lead", key="k1")
            for _ in range(8)
        ]
    answers = {each.result().raw for each in asked}

    assert len(answers) == 1
    assert steps_taken(work) == 1


def test_an_answer_that_is_not_remembered_is_another_one(
    work: AtWork, step: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
):
    """The planted defect: the second answer would say that the state is wrong."""
    monkeypatch.setattr(staff_posts, "remember", lambda *asked, **more: None)
    visit = work.walk_in()

    assert [step(visit, "left", key="k1").status for _ in range(2)] == [200, 409]


def test_nothing_of_a_request_is_kept_but_its_keyed_digest(work: AtWork, service: RunningService):
    body = {"username": "bo", "password": "a password of bo's", "role": "lead"}

    assert service.call("POST", "/v1/staff/users", body, token="admin", key="k1").status == 201

    kept = work.reception.sees(lambda session: session.scalars(select(IdempotencyRow)).one())
    assert b"password" not in kept.body
    assert len(kept.request_digest) == 32


def test_a_query_that_is_no_text_breaks_nothing():
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"\xff", "headers": []}

    assert staff_posts.post_of(Request(scope), cast(Service, None), Body(b"")).target == "POST /?\xff"
