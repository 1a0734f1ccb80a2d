"""The public holidays of a country or region: an office is closed on them unless it says otherwise."""

from datetime import date
from functools import lru_cache

from holidays import country_holidays

_YEARS = range(2020, 2100)
"""Computed at once and kept: a table of dates costs less than asking the rules for each day."""
_LEAP_YEAR = 2024


class UnknownPlace(ValueError):
    """No country of ISO 3166 with known holidays, or no such region of it."""


@lru_cache
def closed_days(place: str | None, extra: tuple[str, ...] = ()) -> frozenset[date]:
    """`place`: `DK`, with a region `DE-BE`; None: open on holidays. `extra`: the office's own days.

    Raises UnknownPlace.
    """
    return public_holidays(place).union(*map(own_days, extra))


def own_days(raw: str) -> frozenset[date]:
    """One day, `2026-12-24`, or the same of every year, `12-24`. Raises ValueError."""
    if len(raw) > len("12-24"):
        return frozenset({date.fromisoformat(raw)})
    date.fromisoformat(f"{_LEAP_YEAR}-{raw}")
    return frozenset(date(year, int(raw[:2]), int(raw[3:])) for year in _YEARS if raw != "02-29" or year % 4 == 0)


@lru_cache
def public_holidays(place: str | None) -> frozenset[date]:
    """Raises UnknownPlace."""
    if place is None:
        return frozenset()
    country, _, region = place.partition("-")
    try:
        return frozenset(country_holidays(country, subdiv=region or None, years=_YEARS))
    except (NotImplementedError, KeyError) as unknown:
        raise UnknownPlace(place) from unknown
