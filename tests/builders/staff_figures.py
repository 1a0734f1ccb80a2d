"""Made-up figures of a day and of weeks, as the service tells them."""

from datetime import date, timedelta
from typing import Any

from builders.staff_visits import DAY
from kiosk.wire.figures import Figures, FiguresOfDay, FiguresOfDays, Waiting

BY_HOUR = {8: 14, 9: 31, 10: 38, 11: 22, 12: 9, 13: 24, 14: 17, 15: 4}


def figures(**given: Any) -> Figures:
    fields: dict[str, Any] = {
        "arrivals": sum(BY_HOUR.values()),
        "arrivals_by_hour": BY_HOUR,
        "waiting_appointments": Waiting(met=96, median=4, most=11),
        "waiting_others": Waiting(met=52, median=17, most=38),
        "collected": 96,
        "collected_in_time": 71,
        "missed": 6,
        "planned": 104,
        "no_shows": 8,
        "walk_ins_by_topic": {"job": 24, "home": 17, "": 6},
        "kiosk_by_language": {"da": 118, "en": 13, "ar": 9},
        "walk_ins_together": 5,
        "kiosk_together": 0,
    }
    return Figures(**{**fields, **given})


def of_days(count: int = 1, **given: Any) -> FiguresOfDays:
    """The last so many days up to the made-up Monday, weekends left out."""
    days = [day for day in (DAY - timedelta(days=back) for back in reversed(range(count))) if day.weekday() < 5]
    return FiguresOfDays(days=[_day(day) for day in days], total=figures(**given))


def _day(day: date) -> FiguresOfDay:
    arrivals = 110 + (day.toordinal() * 37) % 70
    return FiguresOfDay(
        day=day, figures=figures(arrivals=arrivals, walk_ins_by_topic={}, kiosk_by_language={}, walk_ins_together=0)
    )
