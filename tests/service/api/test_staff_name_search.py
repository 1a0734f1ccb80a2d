"""Searching by name over HTTP: for the reception alone, the name neither in an address nor in what is kept."""

import pytest
from sqlalchemy import select

from builders.running_service import Answer, RunningService
from kiosk.service.store.tables import IdempotencyRow


def search(service: RunningService, name: object, token: str = "receptionist") -> Answer:
    return service.call("POST", "/v1/staff/appointments/by_name", {"name": name}, token=token, key="1")


@pytest.mark.parametrize("token", ["caseworker", "admin"])
def test_only_the_reception_searches(service: RunningService, token: str):
    assert search(service, "amina", token).refused == (403, "forbidden")


@pytest.mark.parametrize("name", ["am", "", None, 7, "x" * 101])
def test_what_is_no_name_is_refused(service: RunningService, name: object):
    assert search(service, name).refused == (422, "malformed")


def test_an_answer_with_names_is_not_kept(service: RunningService):
    assert search(service, "amina").json == {"found": [], "more": False}

    kept = service.reception.sees(lambda session: session.scalars(select(IdempotencyRow)).all())
    assert list(kept) == []
