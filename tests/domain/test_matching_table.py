"""Every row of the table of outcomes, and its corners."""

from datetime import timedelta

import pytest

from builders.matching_cases import NEAR, OTHER, OWN, appointment, arrival
from kiosk.domain.matching import Candidate, Evidence, Match, Window, match

WINDOW = Window()


def came_to(found: Match) -> str:
    """An outcome in one line: outcome +flags =appointment ?candidates of-visit."""
    parts = [found.outcome.value, *(f"+{flag}" for flag in sorted(found.flags))]
    if found.appointment:
        parts.append(f"={found.appointment}")
    if found.candidates:
        parts.append("?" + ",".join(found.candidates))
    if found.duplicate_of:
        parts.append(f"of {found.duplicate_of}")
    return " ".join(parts)


def one(
    clock: str = "10:00",
    *,
    tag: bytes | None = OWN,
    cancelled: bool = False,
    open_visit: str | None = None,
    seen: bool = False,
) -> list[Candidate]:
    return [appointment(clock, tag, cancelled=cancelled, open_visit=open_visit, seen=seen)]


def two(first: str, second: str) -> list[Candidate]:
    return [appointment(first, id="a"), appointment(second, id="b")]


ROWS: dict[str, tuple[Evidence, list[Candidate], str]] = {
    "time: one at t": (arrival("10:00"), one(), "matched =10:00"),
    "time: one at t, another later": (arrival("10:00"), two("10:00", "12:00"), "matched =a"),
    "time: one inside the grid's span": (arrival("10:00"), one("10:14"), "matched =10:14"),
    "time: two at t": (arrival("10:00"), two("10:00", "10:10"), "ambiguous ?a,b"),
    "time: two at t, a third elsewhere": (
        arrival("10:00"),
        [*two("10:00", "10:00"), appointment("13:00", id="c")],
        "ambiguous ?a,b",
    ),
    "time: one 30 min later": (arrival("10:00"), one("10:30"), "matched +other_time =10:30"),
    "time: one 30 min before": (arrival("10:00"), one("09:30"), "matched +late +other_time =09:30"),
    "time: one just after the span": (
        arrival("10:00"),
        one("10:15"),
        "matched +other_time =10:15",
    ),
    "time: one 31 min later": (arrival("10:00"), one("10:31"), "near_miss ?10:31"),
    "time: one 31 min before": (arrival("10:00"), one("09:29"), "near_miss ?09:29"),
    "time: two, none at t": (arrival("10:00"), two("10:30", "13:00"), "ambiguous ?a,b"),
    "time: near digits at t": (arrival("10:00"), one(tag=NEAR), "near_miss ?10:00"),
    "time: near digits at another time": (arrival("10:00"), one("10:15", tag=NEAR), "unmatched"),
    "time: own digits before near ones": (
        arrival("10:00"),
        [appointment("10:00", NEAR), appointment("12:00", id="own")],
        "near_miss ?own",
    ),
    "time: nobody": (arrival("10:00"), one(tag=OTHER), "unmatched"),
    "unknown: one": (arrival("unknown"), one("10:45"), "matched =10:45"),
    "unknown: two": (arrival("unknown"), two("09:00", "14:00"), "ambiguous ?a,b"),
    "unknown: nobody": (arrival("unknown"), one(tag=OTHER), "unmatched"),
    "unknown: near digits do not count": (arrival("unknown"), one(tag=NEAR), "unmatched"),
    "none: nobody": (arrival("none"), one(tag=OTHER), "walk_in"),
    "none: somebody": (arrival("none"), one(), "walk_in +has_appointment ?10:00"),
    "none: two": (arrival("none"), two("09:00", "14:00"), "walk_in +has_appointment ?a,b"),
    "no digits: time": (arrival("10:00", tag=None), one(), "unmatched"),
    "no digits: unknown": (arrival("unknown", tag=None), one(), "unmatched"),
    "no digits: none": (arrival("none", tag=None), one(), "walk_in"),
    "no digits: an appointment without digits": (
        arrival("10:00", tag=None),
        one(tag=None),
        "unmatched",
    ),
    "open visit: time": (
        arrival("10:00"),
        one(open_visit="17"),
        "possible_duplicate ?10:00 of 17",
    ),
    "open visit: other time": (
        arrival("10:00"),
        one("10:30", open_visit="17"),
        "possible_duplicate ?10:30 of 17",
    ),
    "open visit: further away": (
        arrival("10:00"),
        one("14:00", open_visit="17"),
        "possible_duplicate ?14:00 of 17",
    ),
    "open visit: unknown": (
        arrival("unknown"),
        one(open_visit="17"),
        "possible_duplicate ?10:00 of 17",
    ),
    "open visit: none": (
        arrival("none"),
        one(open_visit="17"),
        "possible_duplicate ?10:00 of 17",
    ),
    "open visit of one among two": (
        arrival("10:00"),
        [appointment("10:00", id="a", open_visit="17"), appointment("10:00", id="b")],
        "ambiguous ?a,b",
    ),
    "earlier visit over without a meeting": (arrival("10:00"), one(seen=False), "matched =10:00"),
    "earlier visit collected": (
        arrival("10:00"),
        one(seen=True),
        "unmatched +already_seen ?10:00",
    ),
    "earlier visit collected, none": (
        arrival("none"),
        one(seen=True),
        "unmatched +already_seen ?10:00",
    ),
    "cancelled alone: time": (arrival("10:00"), one(cancelled=True), "unmatched +cancelled"),
    "cancelled alone: unknown": (arrival("unknown"), one(cancelled=True), "unmatched +cancelled"),
    "cancelled alone: none": (arrival("none"), one(cancelled=True), "walk_in +cancelled"),
    "cancelled beside a planned one": (
        arrival("10:00"),
        [appointment("10:00", id="a", cancelled=True), appointment("10:00", id="b")],
        "matched =b",
    ),
    "cancelled beside near digits": (
        arrival("10:00"),
        [appointment("10:00", id="a", cancelled=True), appointment("10:00", NEAR, id="b")],
        "near_miss ?b",
    ),
    "near digits, cancelled": (arrival("10:00"), one(tag=NEAR, cancelled=True), "unmatched"),
    "60 min early": (arrival("10:00", clock="09:00"), one(), "matched =10:00"),
    "61 min early": (arrival("10:00", clock="08:59"), one(), "matched +early =10:00"),
    "15 min late": (arrival("10:00", clock="10:15"), one(), "matched =10:00"),
    "16 min late": (arrival("10:00", clock="10:16"), one(), "matched +late =10:00"),
    "early without an appointment": (
        arrival("none", clock="08:00"),
        one(),
        "walk_in +has_appointment ?10:00",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_an_arrival_comes_to_what_the_table_says(row: str) -> None:
    evidence, appointments, expected = ROWS[row]

    assert came_to(match(evidence, appointments, window=WINDOW)) == expected


def test_how_near_is_near_is_the_offices_choice() -> None:
    wide = Window(other_time=timedelta(hours=3))

    found = match(arrival("10:00"), one("12:59"), window=wide)

    assert came_to(found) == "matched +early +other_time =12:59"
