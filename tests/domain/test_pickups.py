"""Nobody is forgotten: when the clock starts, and who hears of it when."""

from datetime import timedelta

import pytest

from builders.matching_cases import at
from kiosk.domain.pickups import (
    Announcement,
    Escalation,
    Rung,
    announcement,
    clock_start,
    next_due,
    reached,
    restart_after_coming,
    restart_after_later,
)

POLICY = Escalation()


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
        (300, tuple(Rung), None),
        (9999, tuple(Rung), None),
    ],
)
def test_silence_climbs_the_ladder(seconds: int, told: tuple[Rung, ...], next_after: int | None) -> None:
    since = at("10:00")
    now = since + timedelta(seconds=seconds)

    due = since + timedelta(seconds=next_after) if next_after is not None else None
    assert reached(POLICY, since=since, now=now) == told
    assert next_due(POLICY, since=since, now=now) == due


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
