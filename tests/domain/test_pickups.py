"""Nobody is forgotten: when the clock starts, and who hears of it when."""

from datetime import timedelta

import pytest

from builders.matching_cases import at
from builders.visit_states import ANNE
from kiosk.domain.ids import StaffId
from kiosk.domain.pickups import (
    Announcement,
    Escalation,
    Rung,
    Standing,
    Told,
    announcement,
    clock_start,
    due_steps,
    is_in_vain,
    next_due,
    restart_after_coming,
    restart_after_later,
    round_start,
    told_at_once,
)
from kiosk.domain.visits import Status

POLICY = Escalation()
DEFAULT_LADDER = (Rung.STAFF_TOOL, Rung.CHANNELS, Rung.TEAM, Rung.BOARD)


@pytest.mark.parametrize(
    ("arrived", "appointment", "handed_over", "starts"),
    [
        ("09:40", "10:00", None, "10:00"),
        ("10:20", "10:00", None, "10:20"),
        ("09:40", None, "09:55", "09:55"),
        ("09:40", "10:00", "10:05", "10:05"),
    ],
)
def test_the_clock_starts_when_the_citizen_has_a_right_to_be_fetched(
    arrived: str, appointment: str | None, handed_over: str | None, starts: str
) -> None:
    start = clock_start(
        arrived_at=at(arrived),
        appointment_at=at(appointment) if appointment else None,
        handed_over_at=at(handed_over) if handed_over else None,
    )

    assert start == at(starts)


@pytest.mark.parametrize(
    ("seconds", "told", "next_after"),
    [
        (-1, (), 0),
        (0, (Rung.STAFF_TOOL,), 90),
        (89, (Rung.STAFF_TOOL,), 90),
        (90, (Rung.STAFF_TOOL, Rung.CHANNELS), 180),
        (180, (Rung.STAFF_TOOL, Rung.CHANNELS, Rung.TEAM), 300),
        (300, DEFAULT_LADDER, None),
        (9999, DEFAULT_LADDER, None),
    ],
)
def test_silence_climbs_the_ladder(seconds: int, told: tuple[Rung, ...], next_after: int | None) -> None:
    since = at("10:00")

    steps = due_steps(POLICY, since=since, told=None, now=since + timedelta(seconds=seconds))

    due = since + timedelta(seconds=next_after) if next_after is not None else None
    assert tuple(step.rung for step in steps) == told
    assert next_due(POLICY, since=since, told=steps[-1].after if steps else None) == due


def test_what_was_told_is_not_told_again() -> None:
    since = at("10:00")

    steps = due_steps(POLICY, since=since, told=timedelta(seconds=90), now=at("10:04"))

    assert [step.rung for step in steps] == [Rung.TEAM]


def test_only_what_needs_no_message_is_told_with_the_visit_itself() -> None:
    since = at("10:00")

    assert [step.rung for step in told_at_once(POLICY, since=since, now=at("10:06"))] == [Rung.STAFF_TOOL]
    assert told_at_once(POLICY, since=since, now=at("09:59")) == ()


@pytest.mark.parametrize(
    ("status", "caseworker", "appointment", "laters", "since"),
    [
        (Status.WAITING, ANNE, "10:00", 0, "10:00"),
        (Status.WAITING, None, "10:00", 0, "10:00"),
        (Status.WAITING, ANNE, None, 0, "09:55"),
        (Status.WAITING, ANNE, "10:00", 1, "10:00"),
        (Status.WAITING, None, None, 0, None),
        (Status.ON_THE_WAY, ANNE, "09:30", 0, "10:00"),
        (Status.CALLED, ANNE, "09:30", 0, None),
        (Status.COLLECTED, ANNE, "09:30", 0, None),
        (Status.LEFT, ANNE, "09:30", 0, None),
    ],
)
def test_an_answer_is_waited_for_until_somebody_has_come(
    status: Status, caseworker: StaffId | None, appointment: str | None, laters: int, since: str | None
) -> None:
    standing = Standing(
        status=status,
        caseworker=caseworker,
        laters=laters,
        arrived_at=at("09:40"),
        appointment_at=at(appointment) if appointment else None,
        stands_since=at("09:55"),
    )

    assert round_start(standing, POLICY) == (at(since) if since else None)


def test_coming_and_later_stop_the_clock_for_five_minutes() -> None:
    assert restart_after_coming(at("10:00"), POLICY) == at("10:05")
    assert restart_after_later(at("10:00"), POLICY) == at("10:05")


@pytest.mark.parametrize(
    ("early", "now", "how"),
    [
        (False, "10:00", Announcement.FULL),
        (True, "08:00", Announcement.SILENT),
        (False, "10:30", Announcement.FULL),
        (False, "10:31", Announcement.RECEPTION_ONLY),
    ],
)
def test_the_caseworker_hears_what_helps(early: bool, now: str, how: Announcement) -> None:
    assert announcement(early=early, ends_at=at("10:30"), now=at(now)) is how


@pytest.mark.parametrize(
    ("team", "office", "in_vain"),
    [((True,), (True, True), True), ((False,), (True,), True), ((True,), (True, False), False), ((), (), True)],
)
def test_a_step_is_in_vain_when_none_of_its_own_messages_was_taken(
    team: tuple[bool, ...], office: tuple[bool, ...], in_vain: bool
) -> None:
    late = at("10:10")
    told = [Told(made_at=late, good_until=at("10:13"), in_vain=each) for each in team]
    told += [Told(made_at=late, good_until=at("10:15"), in_vain=each) for each in office]

    assert is_in_vain(told) is in_vain
