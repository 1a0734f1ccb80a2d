"""The answer to a repeated request, also where the repetition is in the same commit."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from builders.held_writers import Held
from builders.reception import OFFICE, Reception
from kiosk.domain.roles import Role
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import AuditRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.remembered_answers import (
    RememberedAnswer,
    RequestKey,
    recall,
    recall_if_alive,
    remember,
)


@pytest.fixture
def request_key(reception: Reception) -> RequestKey:
    return RequestKey(user_id=reception.staff[Role.LEAD].user_id, key="k", digest=b"d")


def test_of_two_alike_in_one_commit_one_is_done_and_both_get_its_answer(reception: Reception, request_key: RequestKey):
    def job(session: Session) -> RememberedAnswer | Refused:
        lock_office(session, OFFICE)
        known = recall(session, request_key)
        if known is not None:
            return known
        append_audit(session, OFFICE, actor="lead", action="test.done", subject="s", origin="here", now=reception.now)
        answer = RememberedAnswer(status=200, body=b"done")
        remember(session, request_key, answer, now=reception.now)
        return answer

    with Held(reception):
        both = [reception.store.submit(job) for _ in range(2)]

    assert [each.result(10) for each in both] == [RememberedAnswer(status=200, body=b"done")] * 2
    done = select(func.count()).where(AuditRow.action == "test.done")
    assert reception.sees(lambda session: session.scalar(done)) == 1


def test_a_session_that_has_ended_is_not_told_what_was_answered(reception: Reception, request_key: RequestKey):
    answer = RememberedAnswer(status=200, body=b"done")
    reception.does(lambda session: remember(session, request_key, answer, now=reception.now))

    def asked(session_id: str, request: RequestKey | None) -> object:
        return reception.sees(lambda session: recall_if_alive(session, session_id, request, now=reception.now))

    alive = reception.staff[Role.LEAD].session_id
    assert asked(alive, request_key) == answer
    assert asked(alive, None) is None
    assert isinstance(asked("nobodys", request_key), Refused)
