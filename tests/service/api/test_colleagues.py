"""A colleague's visit over the wire: on list, stream and step for whom its pickup has reached, and for nobody else."""

import pytest

from builders.event_reader import STAFF, reading
from builders.pickups import Ladder
from builders.reception import at
from builders.running_service import RunningService
from kiosk.domain.visits import Step
from kiosk.service.store.ledger import append_event
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases import shown_visits, step_of_visit
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.wire.events import StaffEvent

_UNTOLD = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def ladder(service: RunningService) -> Ladder:
    """Bo has an appointment of the same team, Kim of another."""
    service.reception.now = at("10:00")
    ladder = Ladder(service.reception)
    for name, team in (("bo", "Job"), ("kim", "Ydelse")):
        service.reception.employ(name)
        ladder.work.room.appointment("13:00", b"020280", team=team, caseworker_id=name)
    return ladder


@pytest.fixture
def visit(ladder: Ladder) -> VisitRow:
    """Nobody has answered for three minutes."""
    ladder.work.room.appointment("10:00", team="Job")
    visit = ladder.work.room.arrives(17, declared="10:00")
    ladder.passes(minutes=3)
    return visit


def listed(service: RunningService, token: str) -> list[int]:
    return [each["number"] for each in service.call("GET", "/v1/staff/visits", token=token).json["visits"]]


def refused_like_nothing(service: RunningService, visit: VisitRow) -> None:
    """Whoever was not reached cannot tell this visit from one that there is not."""
    assert listed(service, "kim") == []
    for step in ("coming", "collected", "undo"):
        there = service.call("POST", f"/v1/staff/visits/{visit.id}/{step}", {}, token="kim")
        nowhere = service.call("POST", f"/v1/staff/visits/{_UNTOLD}/{step}", {}, token="kim")
        assert (there.status, there.raw) == (nowhere.status, nowhere.raw) and there.status == 404
    person = service.call("GET", f"/v1/staff/persons/{visit.appointment_id}", token="kim")
    assert person.refused == (404, "not_found")


def test_a_colleague_of_the_team_lists_it_and_comes(service: RunningService, visit: VisitRow):
    assert listed(service, "bo") == [17]

    taken = service.call("POST", f"/v1/staff/visits/{visit.id}/coming", {}, token="bo", key="one")
    again = service.call("POST", f"/v1/staff/visits/{visit.id}/coming", {}, token="bo", key="one")

    assert (taken.status, taken.json["caseworker"]["id"], taken.json["on_behalf_of"]["id"]) == (200, "bo", "caseworker")
    assert again.raw == taken.raw


def test_who_was_not_reached_is_refused_as_if_there_were_none(service: RunningService, visit: VisitRow):
    refused_like_nothing(service, visit)


@pytest.mark.parametrize(
    ("room", "rule"), [(shown_visits, "sees"), (step_of_visit, "may_help")], ids=["the list", "the steps"]
)
def test_rights_that_are_not_checked_are_caught(
    service: RunningService, visit: VisitRow, monkeypatch: pytest.MonkeyPatch, room: object, rule: str
):
    monkeypatch.setattr(room, rule, lambda *asked, **given: True)

    with pytest.raises(AssertionError):
        refused_like_nothing(service, visit)


def test_a_visit_of_another_office_is_not_found_by_who_was_reached(
    service: RunningService, ladder: Ladder, visit: VisitRow
):
    other = NewOffice(id="other", name="Andet kontor", desks=1, time_zone="Europe/Copenhagen")
    service.reception.does(lambda session: add_office(session, other, by=COMMAND_LINE, now=service.reception.now))
    ladder.work.room.sets(visit, office_id="other")

    assert listed(service, "bo") == []
    assert service.call("POST", f"/v1/staff/visits/{visit.id}/coming", {}, token="bo").refused == (404, "not_found")


@pytest.mark.parametrize(("token", "told"), [("bo", ["visit", "visit_gone", "state"]), ("kim", ["state"])])
def test_the_stream_tells_who_was_reached_and_that_it_is_over(
    service: RunningService, ladder: Ladder, token: str, told: list[str]
):
    now = service.reception.now
    ladder.work.room.appointment("10:00", team="Job")
    visit = ladder.work.room.arrives(17, declared="10:00")
    with reading(service, STAFF, token) as stream:
        events = stream.events()
        ladder.passes(minutes=3)
        heard = [next(events).name] if "visit" in told else []
        ladder.answers(visit, Step.COLLECTED)
        service.reception.does(lambda session: append_event(session, "main", StaffEvent.STATE, "desks", now))
        while "state" not in heard:
            heard.append(next(events).name)

    assert list(dict.fromkeys(heard)) == told
