"""What caseworkers can say of themselves, and when a visitor sits beside them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_tool.models.own_availability import is_with_somebody, sayings
from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import ANNE, NOW, SARA, at, minutes, visit
from builders.staff_words import wording
from kiosk.wire.staff import CaseworkerState, Visit
from kiosk.wire.words import Availability


def with_somebody(*visits: Visit, **state: Any) -> bool:
    said = CaseworkerState(id="sara", name="Sara Dam", **{"availability": Availability.FREE, **state})
    return is_with_somebody(said, VisitBook().listed(visits), user_id="sara", now=NOW)


def test_the_menu_has_three_ends_and_none() -> None:
    assert [wording("da").say(each.words) for each in sayings(NOW)] == [
        "Ledig",
        "I møde til 10.15",
        "I møde til 10.45",
        "I møde til 11.15",
        "I møde, til jeg siger til",
        "Ikke til stede til 10.15",
        "Ikke til stede til 10.45",
        "Ikke til stede til 11.15",
        "Ikke til stede resten af dagen",
    ]


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1), timezones=st.just(UTC)))
def test_an_end_is_a_quarter_of_an_hour_and_not_too_near(now: datetime) -> None:
    ends = [each.said.until for each in sayings(now) if each.said.until is not None]

    assert all(end.minute % 15 == 0 and end.second == end.microsecond == 0 for end in ends)
    assert minutes(10) <= ends[0] - now < minutes(25)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, False),
        ({"availability": Availability.MEETING, "by_hand": True}, True),
        ({"availability": Availability.MEETING, "by_hand": True, "until": at("10.30")}, True),
        ({"availability": Availability.MEETING, "by_hand": True, "until": at("9.52")}, False),
        ({"availability": Availability.MEETING, "until": at("10.30")}, False),
        ({"availability": Availability.AWAY, "by_hand": True}, False),
    ],
)
def test_a_meeting_counts_while_it_is_meant_and_not_by_the_plan(state: dict[str, Any], expected: bool) -> None:
    assert with_somebody(**state) is expected


def test_whoever_was_collected_sits_there() -> None:
    assert with_somebody(visit(9, status="collected", caseworker=SARA))
    assert not with_somebody(visit(9, status="ended", caseworker=SARA))
    assert not with_somebody(visit(9, status="collected", caseworker=ANNE))
