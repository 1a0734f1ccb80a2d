"""A kiosk that is killed again and again while the service is away: what a citizen saw arrives, once."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from builders.busy_kiosk import busy_kiosk, hold_numbers, is_done, shown, until
from builders.scale import scaled
from builders.stand_in_service import Mood, StandInService

OUTAGES = scaled(10)
KILLS = scaled(5, least=2)
ARRIVALS = scaled(200, least=12)
DELIVERED_WITHIN_SECONDS = 60.0


def delivered(service: StandInService) -> Counter[int]:
    return Counter(item["number"] for item in service.distinct.values())


def meet_the_service(folder: Path, service: StandInService) -> None:
    """A kiosk that was never told a key could seal nothing."""
    hold_numbers(folder, 3 * OUTAGES * ARRIVALS)
    with busy_kiosk(folder, url=service.url, citizens=0):
        until(lambda: len(service.queries) > 0 and is_done(folder))


def outage(folder: Path, service: StandInService, chance: Random, *, first: int) -> None:
    """Citizens come, and the kiosk is killed while they do."""
    service.mood = Mood.GONE
    (folder / "shown").unlink(missing_ok=True)
    for _ in range(KILLS):
        met = len(shown(folder))
        enough = min(ARRIVALS, met + chance.randint(1, max(1, ARRIVALS // KILLS)))
        with busy_kiosk(folder, url=service.url, citizens=ARRIVALS - met, first=first + met):
            until(lambda enough=enough: len(shown(folder)) >= enough)  # type: ignore[misc]


def back(folder: Path, service: StandInService, *, first: int) -> list[int]:
    """The rest of the citizens come, then the service is there again; the numbers that were seen."""
    met = len(shown(folder))
    with busy_kiosk(folder, url=service.url, citizens=ARRIVALS - met, first=first + met):
        until(lambda: is_done(folder))
        seen = shown(folder)
        service.mood = Mood.GOOD
        until(lambda: set(seen) <= set(delivered(service)), seconds=DELIVERED_WITHIN_SECONDS)
    return seen


def test_whatever_a_citizen_saw_arrives_exactly_once(tmp_path):
    chance = Random(20261123)
    seen: list[int] = []
    with StandInService() as service:
        meet_the_service(tmp_path, service)
        for first in range(0, OUTAGES * ARRIVALS, ARRIVALS):
            outage(tmp_path, service, chance, first=first)
            seen += back(tmp_path, service, first=first)
    assert len(seen) == len(set(seen)) == OUTAGES * ARRIVALS
    assert set(delivered(service).values()) == {1}
    assert all(service.opened(item).number == item["number"] for item in service.distinct.values())


def test_the_play_finds_a_kiosk_that_shows_what_it_has_not_kept(tmp_path):
    with StandInService() as service:
        meet_the_service(tmp_path, service)
        service.mood = Mood.GONE
        (tmp_path / "shown").unlink()
        with busy_kiosk(tmp_path, url=service.url, citizens=3, planted="envelopes not kept"):
            until(lambda: is_done(tmp_path))
        assert len(shown(tmp_path)) == 3
        service.mood = Mood.GOOD
        with busy_kiosk(tmp_path, url=service.url, citizens=0), pytest.raises(AssertionError):
            until(lambda: set(shown(tmp_path)) <= set(delivered(service)), seconds=8)
