"""The figures as charts and tiles: what is drawn, as values; nothing of colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from admin_tool.models.figure_tables import Line, Names, Words, group_lines, wait_lines
from admin_tool.models.phrases import Phrase, phrase
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_figures import Figure
from kiosk.messages.keys_staff_figures import Figures as Keys
from kiosk.wire.figures import Figures, FiguresOfDays

_MOST_BARS = 10


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


_BACK = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 27, Period.QUARTER: 83}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    label: Words
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`lying`: bars from left to right, for long labels. `across`: what the labels are. No bars: `empty` says why."""

    title: Phrase
    unit: StaffKey
    bars: tuple[Bar, ...]
    across: StaffKey | None = None
    lying: bool = False
    empty: Phrase = Phrase(Keys.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One large figure and what it says."""

    value: str
    words: Phrase


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Whole weeks back from today; both days included."""
    return today - timedelta(days=_BACK[period]), today


def charts(said: FiguresOfDays, names: Names, period: Period) -> tuple[Chart, ...]:
    total = said.total
    by_day = () if period is Period.TODAY else (_by_day(said),)
    topics = group_lines(Figure.TOPICS, total.walk_ins_by_topic, total.walk_ins_together, names.topics)
    languages = group_lines(Figure.LANGUAGES, total.kiosk_by_language, total.kiosk_together, names.languages)
    return (
        *by_day,
        _by_hour(total),
        _lying(Figure.WAITING, wait_lines(total), Keys.UNIT_MINUTES),
        _lying(Figure.TOPICS, topics, Keys.UNIT_PEOPLE),
        _lying(Figure.LANGUAGES, languages, Keys.UNIT_PEOPLE),
    )


def tiles(figures: Figures) -> tuple[Tile, ...]:
    median = figures.waiting_appointments.median
    return (
        Tile(value=str(figures.arrivals), words=Phrase(Figure.ARRIVALS)),
        Tile(value="–" if median is None else str(median), words=Phrase(Figure.MEDIAN_WAIT)),
        Tile(
            value=_share(figures.collected_in_time, figures.collected),
            words=phrase(Figure.IN_TIME_OF, count=figures.collected_in_time, all=figures.collected),
        ),
        Tile(
            value=str(figures.no_shows),
            words=phrase(Figure.NO_SHOWS_OF, all=figures.planned),
        ),
    )


def _by_hour(figures: Figures) -> Chart:
    """Without gaps: an hour in which nobody came is a bar of nothing."""
    hours = sorted(figures.arrivals_by_hour)
    span = range(hours[0], hours[-1] + 1) if hours else ()
    bars = tuple(Bar(label=str(hour), value=figures.arrivals_by_hour.get(hour, 0)) for hour in span)
    return Chart(title=Phrase(Figure.ARRIVALS_BY_HOUR), unit=Keys.UNIT_PEOPLE, bars=bars, across=Keys.AXIS_HOUR)


def _by_day(said: FiguresOfDays) -> Chart:
    bars = tuple(Bar(label=f"{each.day.day}.{each.day.month}.", value=each.figures.arrivals) for each in said.days)
    return Chart(title=Phrase(Figure.ARRIVALS_BY_DAY), unit=Keys.UNIT_PEOPLE, bars=bars, across=Keys.AXIS_DAY)


def _lying(title: Figure, found: Iterable[Line], unit: StaffKey) -> Chart:
    """What is not told has no bar; it stands in the table."""
    every = list(found)
    bars = tuple(Bar(label=line.group, value=line.value) for line in every if line.value is not None)
    empty = Phrase(Keys.TOO_FEW if every else Keys.EMPTY)
    return Chart(title=Phrase(title), unit=unit, bars=bars[:_MOST_BARS], lying=True, empty=empty)


def marks(largest: int) -> tuple[int, ...]:
    """Round numbers for an axis, at most six of them."""
    step = next(step for size in count() for step in (10**size, 2 * 10**size, 5 * 10**size) if step * 5 >= largest)
    return tuple(range(0, max(largest, 1) + step, step))


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "–"
