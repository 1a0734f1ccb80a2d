"""Free, in a meeting, away: by the plan, by who sits there, and by hand."""

from datetime import UTC, datetime

import pytest

from kiosk.domain.availability import Asked, Availability, ByHand, Meeting, availability

FREE, MEETING, AWAY = Availability.FREE, Availability.MEETING, Availability.AWAY


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=UTC)


PLANNED = Meeting(starts_at=at("10:00"), ends_at=at("10:30"))
BEGUN = Meeting(starts_at=at("10:00"), ends_at=at("10:30"), begun=True)
WALK_IN = Meeting(starts_at=at("10:00"), ends_at=None, begun=True)


@pytest.mark.parametrize(
    ("meetings", "clock", "expected"),
    [
        ([], "10:00", Asked(availability=FREE)),
        ([PLANNED], "09:59", Asked(availability=FREE)),
        ([PLANNED], "10:00", Asked(availability=MEETING, until=at("10:30"))),
        ([PLANNED], "10:30", Asked(availability=FREE)),
        ([BEGUN], "10:10", Asked(availability=MEETING, until=at("10:30"))),
        ([BEGUN], "10:40", Asked(availability=MEETING)),
        ([WALK_IN], "10:10", Asked(availability=MEETING)),
        ([WALK_IN, PLANNED], "10:10", Asked(availability=MEETING)),
    ],
)
def test_meetings_alone(meetings: list[Meeting], clock: str, expected: Asked):
    assert availability(meetings, None, now=at(clock)) == expected


@pytest.mark.parametrize("said", [AWAY, MEETING])
def test_what_is_said_by_hand_holds_until_its_end(said: Availability):
    by_hand = ByHand(availability=said, said_at=at("09:00"), until=at("09:30"))

    assert availability([], by_hand, now=at("09:29")) == Asked(availability=said, until=at("09:30"), by_hand=True)
    assert availability([], by_hand, now=at("09:30")) == Asked(availability=FREE)


def test_away_without_an_end_holds_over_the_plan():
    by_hand = ByHand(availability=AWAY, said_at=at("09:00"))

    assert availability([BEGUN], by_hand, now=at("10:10")) == Asked(availability=AWAY, by_hand=True)


def test_free_by_hand_counts_against_a_plan_that_came_to_nothing():
    by_hand = ByHand(availability=FREE, said_at=at("10:10"))
    next_one = Meeting(starts_at=at("10:30"), ends_at=at("11:00"))

    assert availability([PLANNED, next_one], by_hand, now=at("10:15")) == Asked(availability=FREE)
    assert availability([PLANNED, next_one], by_hand, now=at("10:35")).availability is MEETING


def test_free_by_hand_does_not_send_away_who_sits_there():
    by_hand = ByHand(availability=FREE, said_at=at("10:10"))

    assert availability([BEGUN], by_hand, now=at("10:15")).availability is MEETING


def test_free_until_a_time_covers_what_is_planned_before_it():
    by_hand = ByHand(availability=FREE, said_at=at("09:00"), until=at("10:20"))

    assert availability([PLANNED], by_hand, now=at("10:10")) == Asked(availability=FREE)
    assert availability([PLANNED], by_hand, now=at("10:20")).availability is MEETING
