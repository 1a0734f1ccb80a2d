"""The figures of a day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.figures import FEW, DayFigures, Groups, Story, figures_of, share_waited, wait_of, without_few
from kiosk.domain.ids import TopicId
from kiosk.domain.visits import Status, Step

CPH = ZoneInfo("Europe/Copenhagen")


def at(clock: str) -> datetime:
    """Copenhagen's time."""
    return datetime.fromisoformat(f"2026-11-23T{clock}+01:00").astimezone(UTC)


def story(arrived: str, *steps: tuple[Step, str], status: Status = Status.ENDED, due: str = "", **more) -> Story:
    taken = [(step, at(clock)) for step, clock in steps]
    return Story(arrived_at=at(arrived), status=status, due_at=at(due) if due else None, steps=taken, **more)


def counted(*stories: Story) -> DayFigures:
    return figures_of(stories, planned=0, no_shows=0, tz=CPH)


@pytest.mark.parametrize(
    ("one", "minutes"),
    [
        (story("09:00", (Step.CALL, "09:12"), (Step.COLLECTED, "09:14")), 12),
        (story("09:00", (Step.COLLECTED, "10:04"), due="10:00"), 4),
        (story("10:10", (Step.COLLECTED, "10:15"), due="10:00"), 5),
        (story("09:00", (Step.COLLECTED, "09:50"), due="10:00"), 0),
        (story("09:00", (Step.CALL, "09:10"), (Step.PUT_BACK, "09:15"), (Step.CALL, "09:30")), 30),
        (story("09:00", (Step.COLLECTED, "09:10"), (Step.WRONG_PERSON, "09:11"), (Step.COLLECTED, "09:20")), 20),
        (story("09:00", (Step.CALL, "09:10"), status=Status.NOT_HERE), None),
        (story("09:00", status=Status.WAITING), None),
    ],
    ids=["call", "early", "late", "before time", "put back", "wrong person", "not here", "waiting"],
)
def test_a_wait_runs_from_the_later_of_arrival_and_appointment_to_the_meeting(one: Story, minutes: int | None):
    assert wait_of(one) == (None if minutes is None else timedelta(minutes=minutes))


def test_five_minutes_are_in_time_and_a_second_more_is_not():
    in_time, too_late = (story("09:00", (Step.COLLECTED, clock), due="09:00") for clock in ("09:05:00", "09:05:01"))
    assert (counted(in_time).collected_in_time, counted(too_late).collected_in_time) == (1, 0)


def test_a_day_is_counted_without_anybody_in_it():
    day = figures_of(
        [
            story("08:05", (Step.COLLECTED, "09:03"), due="09:00", language="da"),
            story("08:40", (Step.COLLECTED, "09:06"), due="09:00", language="ar"),
            story("09:10", (Step.CALL, "09:25"), walk_in=True, topic=TopicId("housing"), language="da"),
            story("09:15", status=Status.LEFT, walk_in=True, topic=TopicId("housing")),
            story("09:20", status=Status.VOID, language="da"),
            story("09:30", status=Status.LEFT, later_time=True),
        ],
        planned=5,
        no_shows=1,
        tz=CPH,
    )

    assert day == DayFigures(
        arrivals_by_hour={8: 2, 9: 3},
        appointment_waits={3: 1, 6: 1},
        other_waits={15: 1},
        collected=2,
        collected_in_time=1,
        missed=1,
        planned=5,
        no_shows=1,
        walk_ins_by_topic={"housing": 2},
        kiosk_by_language={"da": 2, "ar": 1},
    )


def test_half_and_nine_of_ten_are_met_within():
    waits = {1: 5, 7: 4, 40: 1}

    assert (share_waited(waits, 0.5), share_waited(waits, 0.9)) == (1, 7)
    assert share_waited({}, 0.5) is None


_MINUTES = st.dictionaries(st.integers(0, 90), st.integers(1, 9), max_size=6)


@given(_MINUTES, st.floats(0.01, 1))
def test_at_least_the_share_waited_no_longer(waits: dict[int, int], share: float):
    within = share_waited(waits, share)

    everybody = [minutes for minutes, count in waits.items() for _ in range(count)]
    if within is not None:
        assert sum(each <= within for each in everybody) >= share * len(everybody)
        assert sum(each < within for each in everybody) < share * len(everybody)


@given(st.lists(st.builds(DayFigures, other_waits=_MINUTES, collected=st.integers(0, 9)), max_size=5))
def test_days_add_up_in_any_order(days: list[DayFigures]):
    forwards, backwards = sum(days, DayFigures()), sum(reversed(days), DayFigures())

    assert forwards == backwards
    assert sum(forwards.other_waits.values()) == sum(sum(day.other_waits.values()) for day in days)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, Groups(told={})),
        ({"job": 9, "home": 5}, Groups(told={"job": 9, "home": 5})),
        ({"job": 9, "home": 3, "tax": 2}, Groups(told={"job": 9}, together=5)),
        ({"job": 9, "home": 7, "tax": 1}, Groups(told={"job": 9}, together=8)),
        ({"job": 9, "tax": 1}, Groups(told={}, together=10)),
        ({"tax": 1}, Groups(told={}, together=None)),
    ],
)
def test_a_group_of_few_is_not_told_apart(counts: dict[str, int], expected: Groups):
    assert without_few(counts) == expected


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40)))
def test_nothing_small_can_be_worked_out(counts: dict[str, int]):
    groups = without_few(counts)

    assert all(count >= FEW for count in groups.told.values())
    assert groups.together in (None, 0) or groups.together >= FEW
    assert groups.together is not None or not groups.told


def test_a_wait_of_few_is_nobodys_figure():
    assert share_waited({3: 4}, 0.5) is None
    assert share_waited({3: 4, 8: 1}, 0.5) == 3
