"""What a kiosk makes of the service's last word when the service cannot be heard."""

from datetime import datetime, timedelta, timezone

import pytest

from builders.stand_in_service import a_state
from kiosk.client.device_answers import read_state
from kiosk.presenter.office_view import Standing, office_from
from kiosk.spool.condition import Condition

ZONE = timezone(timedelta(hours=1))
HEARD = Standing(online=True, able=True)
UNHEARD = Standing(online=False, able=True)


def at(clock: str, day: str = "2026-11-23") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00+01:00")


def state(**changes: object):
    return read_state(a_state(**changes))


def test_the_services_word_is_taken_as_it_is():
    office = office_from(state(notice={"da": "Vi flytter"}), HEARD, now=at("09:52"))
    assert (office.open, office.online, office.working) == (True, True, True)
    assert (office.name, office.languages) == ("Borgerservice", ("da", "en", "ar"))
    assert (office.notice, office.wait_minutes) == ({"da": "Vi flytter"}, (10, 15))
    assert [topic.id for topic in office.topics] == ["topic-1"]
    assert len(office.times) == 28


@pytest.mark.parametrize("is_open", [True, False])
def test_while_it_is_heard_the_service_says_whether_it_is_open(is_open):
    assert office_from(state(open=is_open), HEARD, now=at("03:00")).open is is_open


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (at("07:44"), False),
        (at("07:45"), True),
        (at("14:59"), True),
        (at("15:00"), False),
        (at("09:00", "2026-11-24"), True),
    ],
)
def test_a_day_that_begins_offline_goes_by_the_grid_of_times(now, is_open):
    closed_last_night = state(open=False, now="2026-11-22T20:00:00+01:00", service_day="2026-11-22")
    assert office_from(closed_last_night, UNHEARD, now=now).open is is_open


def test_a_reception_that_closed_in_its_hours_stays_closed_that_day():
    closed_at_noon = state(open=False, now="2026-11-23T12:00:00+01:00")
    assert not office_from(closed_at_noon, UNHEARD, now=at("13:00")).open
    assert office_from(closed_at_noon, UNHEARD, now=at("09:00", "2026-11-24")).open


def test_without_a_grid_the_last_word_holds():
    assert office_from(state(times=[], open=True), UNHEARD, now=at("03:00")).open


def test_before_any_word_the_citizen_is_asked_all_the_same():
    office = office_from(None, UNHEARD, now=at("09:52"))
    assert (office.open, office.working, office.times) == (True, True, ())


@pytest.mark.parametrize(
    ("change", "able"),
    [({}, True), ({"revoked": True}, False), ({"disk_good": False}, False), ({"numbers_left": 0}, False)],
)
def test_a_kiosk_is_able_while_a_number_could_be_given_and_would_be_heard_of(change, able):
    good = {"state": None, "online": False, "revoked": False, "disk_good": True, "numbers_left": 1}
    assert Standing.of(Condition(**(good | change))).able is able
