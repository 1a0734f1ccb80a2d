"""The staff's event stream: in order, without gaps, for whom it concerns, and over when the session is."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from builders.arrivals import KioskRoom
from builders.at_work import AtWork
from builders.event_reader import STAFF, reading
from builders.reception import Reception, at
from builders.running_service import RunningService, running
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import append_event
from kiosk.service.store.store import Store
from kiosk.service.store.tables import EventRow
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.sessions import revoke_sessions
from kiosk.service.usecases.staff import COMMAND_LINE

RECEPTIONIST, CASEWORKER = "receptionist", "caseworker"


@pytest.fixture(params=["sqlite_copy", pytest.param("postgres_copy", marks=pytest.mark.postgres)])
def service(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningService]:
    """Whatever the test does to the reception is done by another store: as another process would."""
    url = request.getfixturevalue(request.param)
    store = Store(url)
    with running(Reception.opened(store, KeyRing(tmp_path / "secrets")), url) as serving:
        serving.reception.now = at("09:52")
        yield serving
    store.close()


@pytest.fixture
def room(service: RunningService) -> KioskRoom:
    return KioskRoom(service.reception)


def test_an_arrival_of_another_process_is_told_as_the_list_tells_it(service: RunningService, room: KioskRoom):
    with reading(service, STAFF, RECEPTIONIST) as stream:
        visit = room.arrives(17)

        told = stream.next("visit")

    listed = service.call("GET", "/v1/staff/visits", token=RECEPTIONIST).json
    assert told.data == listed["visits"][0]
    assert (told.data["id"], told.id) == (visit.id, listed["last_event_id"])
    assert stream.headers["content-type"].startswith("text/event-stream")


def test_who_comes_again_gets_what_was_missed_in_order(service: RunningService, room: KioskRoom):
    for number in range(1, 6):
        room.arrives(number)

    with reading(service, STAFF, RECEPTIONIST, after=2) as stream:
        told = list(islice(stream.events(), 3))

    assert [(event.id, event.data["number"]) for event in told] == [(3, 3), (4, 4), (5, 5)]


def test_without_a_last_event_the_stream_begins_now(service: RunningService, room: KioskRoom):
    room.arrives(1)
    with reading(service, STAFF, RECEPTIONIST) as stream:
        room.arrives(2)

        assert stream.next("visit").data["number"] == 2


@pytest.mark.parametrize("after", [0, 99])
def test_what_is_no_longer_kept_is_to_be_asked_for_again(service: RunningService, room: KioskRoom, after: int):
    room.arrives(1)
    room.arrives(2)
    room.reception.does(lambda session: session.execute(delete(EventRow).where(EventRow.id == 1)))

    with reading(service, STAFF, RECEPTIONIST, after=after) as stream:
        reset = next(stream.events())
        room.arrives(3)
        following = stream.next("visit")

    assert (reset.name, reset.id) == ("reset", 2)
    assert following.data["number"] == 3


def test_a_caseworker_hears_of_their_own_alone(service: RunningService, room: KioskRoom):
    room.appointment("10:00", b"020280")
    with reading(service, STAFF, CASEWORKER) as stream:
        room.arrives(16)
        room.arrives(17, digits=b"020280")

        assert stream.next("visit").data["number"] == 17


def test_a_visit_that_is_handed_over_is_gone_for_its_caseworker(service: RunningService):
    work = AtWork(service.reception)
    colleague = service.reception.employ("colleague")
    visit = work.expected()
    listed = service.call("GET", "/v1/staff/visits", token=CASEWORKER).json["last_event_id"]

    work.does(visit, Step.HAND_OVER, caseworker_id=colleague.user_id)

    with reading(service, STAFF, CASEWORKER, after=listed) as stream:
        gone = next(stream.events())
    assert (gone.name, gone.data) == ("visit_gone", {"id": visit.id})


def test_a_silent_line_says_again_and_again_that_it_is_alive(service: RunningService):
    with reading(service, STAFF, RECEPTIONIST) as stream:
        comments = [line for line in islice(stream.lines(), 4) if line.startswith(":")]

    assert len(comments) == 2


def test_the_stream_of_a_revoked_session_ends(service: RunningService):
    user = service.reception.staff[Role.RECEPTIONIST].user_id
    with reading(service, STAFF, RECEPTIONIST) as stream:
        service.reception.does(lambda session: revoke_sessions(session, user, now=service.reception.now))

        assert [event.name for event in stream.events()] == []


def test_an_office_hears_nothing_of_another(service: RunningService, room: KioskRoom):
    now = service.reception.now
    with reading(service, STAFF, RECEPTIONIST) as stream:
        service.reception.does(lambda session: _another_office(session, now))
        room.arrives(17)

        assert stream.next("visit").id == 1


def _another_office(session: Session, now: datetime) -> None:
    new = NewOffice(id="elsewhere", name="Andetsteds", desks=1, time_zone="Europe/Copenhagen")
    add_office(session, new, by=COMMAND_LINE, now=now)
    append_event(session, "elsewhere", "state", "appointments", now)
