"""Steps in a hurry: a token is remembered for a moment, and nobody who is out gets anything done by it."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from builders.at_work import AtWork
from builders.reception import at
from builders.running_service import RunningService
from kiosk.domain.visits import Status, Step
from kiosk.service.api import staff_posts
from kiosk.service.store.tables import StaffSessionRow, VisitRow


@pytest.fixture
def work(service: RunningService) -> AtWork:
    service.reception.now = at("09:52")
    return AtWork(service.reception)


def _revoked_elsewhere(work: AtWork) -> None:
    """As another process does it, of which this one has not heard."""
    gone = update(StaffSessionRow).where(StaffSessionRow.user_id == "receptionist").values(revoked_at=at("09:53"))
    work.reception.does(lambda session: session.execute(gone))


def _expired(work: AtWork) -> None:
    work.reception.later(days=400)


def _steps_after(service: RunningService, work: AtWork, ends: Callable[[AtWork], None]) -> tuple[int, VisitRow]:
    """The status of the answer, and the visit, when the session ends between two steps."""
    visit = work.walk_in()
    again = f"/v1/staff/visits/{visit.id}/call_again"
    assert service.call("POST", "/v1/staff/call_next", {"desk_id": "1"}, token="receptionist").status == 200
    assert service.call("POST", again, {}, token="receptionist").status == 200
    ends(work)
    status = service.call("POST", f"/v1/staff/visits/{visit.id}/collected", {}, token="receptionist").status
    return status, work.again(visit)


@pytest.mark.parametrize("ends", [_revoked_elsewhere, _expired])
def test_a_session_that_has_just_ended_gets_nothing_done(
    service: RunningService, work: AtWork, ends: Callable[[AtWork], None]
):
    status, visit = _steps_after(service, work, ends)

    assert (status, visit.status) == (401, Status.CALLED)


def test_a_session_that_is_not_asked_again_would_get_it_done(
    service: RunningService, work: AtWork, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(staff_posts, "recall_if_alive", lambda session, session_id, request, *, now: None)

    status, visit = _steps_after(service, work, _revoked_elsewhere)

    assert (status, visit.status) == (200, Status.COLLECTED)


def test_who_was_called_is_moved_to_another_desk_unless_somebody_is_called_there(service: RunningService, work: AtWork):
    one, other = work.walk_in(14), work.walk_in(15)
    work.does(one, Step.CALL, desk_id="1")
    moved = service.call("POST", f"/v1/staff/visits/{one.id}/move", {"desk_id": "2"}, token="receptionist")
    work.does(other, Step.CALL, desk_id="1")

    busy = service.call("POST", f"/v1/staff/visits/{other.id}/move", {"desk_id": "2"}, token="lead")

    assert (moved.status, moved.json["place"], "undo_until" in moved.json) == (200, "2", True)
    assert busy.refused == (409, "desk_busy")
    assert work.again(other).desk_id == "1"


def test_nobody_is_moved_who_is_not_there(service: RunningService, work: AtWork):
    path = "/v1/staff/visits/nobody/move"

    assert service.call("POST", path, {"desk_id": "2"}, token="receptionist").refused == (404, "not_found")
    assert service.call("POST", path, {"desk": "2"}, token="receptionist").refused == (404, "not_found")
    assert service.call("POST", path, {"desk_id": "2"}, token="caseworker").refused == (403, "forbidden")
