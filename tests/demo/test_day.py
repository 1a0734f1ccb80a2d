"""The demo's day fits around any moment, and holds what the card promises."""

from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.demo.day import DemoDay, as_csv, day_around
from kiosk.domain.digits import BirthDigits, neighbours, parse_digits
from kiosk.domain.opening import times_around
from kiosk.settings.assets import config_folder

FILE = (config_folder() / "demo_day.toml").read_text(encoding="utf-8")
ZONE = timezone(timedelta(hours=1))
GRID = tuple(time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45))


def day_at(hour: int, minute: int, *, day: int = 23) -> DemoDay:
    return day_around(datetime(2026, 11, day, hour, minute, 31, tzinfo=ZONE), FILE)


@given(minute=st.integers(0, 24 * 60 - 1))
def test_everything_to_be_tried_is_among_the_eight_times_of_the_kiosk(minute: int) -> None:
    hour, minute = divmod(minute, 60)
    offered = times_around(GRID, time(hour, minute))

    assert {trial.time for trial in day_at(hour, minute).trials} - {None} <= set(offered)


@given(minute=st.integers(0, 24 * 60 - 1))
def test_every_meeting_lies_in_the_day(minute: int) -> None:
    day = day_at(*divmod(minute, 60))

    assert {meeting.starts_at.date().day for meeting in day.meetings} == {23}
    assert all(meeting.starts_at < meeting.ends_at for meeting in day.meetings)
    assert {meeting.ends_at.date().day for meeting in day.meetings} == {23}


def test_two_citizens_share_six_digits() -> None:
    day = day_at(9, 52)
    one, other = (trial for trial in day.trials if trial.what.startswith("collision"))

    assert one.digits == other.digits
    assert one.time != other.time


def test_the_near_miss_is_one_slip_away_and_nobody_elses() -> None:
    day = day_at(9, 52)
    typed = next(trial for trial in day.trials if trial.what == "near_miss")
    parsed = parse_digits(typed.digits)

    assert isinstance(parsed, BirthDigits)
    near = {digits.decode() for digits in neighbours(parsed)}
    assert [meeting.citizen for meeting in day.meetings if meeting.digits in near] == ["Jens Eksempel"]
    assert typed.digits not in {meeting.digits for meeting in day.meetings}


def test_all_digits_are_possible_and_all_people_made_up() -> None:
    day = day_at(9, 52)

    assert all(isinstance(parse_digits(meeting.digits), BirthDigits) for meeting in day.meetings)
    assert all(isinstance(parse_digits(trial.digits), BirthDigits) for trial in day.trials)
    assert all(meeting.citizen.endswith("Eksempel") for meeting in day.meetings)


def test_nobody_meets_two_citizens_at_once() -> None:
    for user in day_at(9, 52).users:
        own = sorted((m.starts_at, m.ends_at) for m in day_at(9, 52).meetings if m.initials == user.initials)

        assert all(first[1] <= second[0] for first, second in zip(own, own[1:], strict=False))


def test_the_roles_are_all_there() -> None:
    roles = [user.role for user in day_at(9, 52).users]

    assert set(roles) == {"caseworker", "receptionist", "lead", "admin"}
    assert roles.count("caseworker") == 2


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_the_export_is_one_that_case_systems_write(hour: int) -> None:
    day = day_at(hour, 50)
    heading, *rows = as_csv(day).splitlines()

    assert heading.startswith("Aftale-id;Dato;Starttid;Sluttid;CPR-nr.;Borger")
    assert len(rows) == len(day.meetings)
    assert all(";23-11-2026;" in row and "-0000;" in row for row in rows)
