"""The figures as lines of a table: the same lines stand under the charts and in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from admin_tool.models.phrases import Phrase, phrase
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_figures import Figure
from kiosk.messages.keys_staff_figures import Figures as Keys
from kiosk.wire.figures import Figures, FiguresOfDays

Words = Phrase | str
"""Names of the office (topics, languages) are words already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`value` None: fewer than five, and not told. `day` None: the whole period."""

    figure: Phrase
    group: Words
    value: int | None
    unit: StaffKey
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Of topics and of languages, by their ids."""

    topics: Mapping[str, str]
    languages: Mapping[str, str]


def lines(said: FiguresOfDays, names: Names) -> tuple[Line, ...]:
    """The whole period first, then, where there are several, day by day."""
    days = said.days if len(said.days) > 1 else []
    each = (line for of in days for line in _of_day(of.day, of.figures))
    return (*_of_period(said.total, names), *each)


def group_lines(figure: Figure, told: Mapping[str, int], together: int | None, names: Mapping[str, str]) -> list[Line]:
    """The largest first; the small groups last, as one."""
    ordered = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    found = [_line(figure, names.get(id) or _unnamed(id), count) for id, count in ordered]
    return found if together == 0 else [*found, _line(figure, Phrase(Figure.OTHERS), together)]


def wait_lines(figures: Figures) -> tuple[Line, ...]:
    """Told where somebody was met at all."""
    with_one, others = figures.waiting_appointments, figures.waiting_others
    every = (
        (with_one.met, Figure.WITH_MEDIAN, with_one.median),
        (with_one.met, Figure.WITH_MOST, with_one.most),
        (others.met, Figure.OTHERS_MEDIAN, others.median),
        (others.met, Figure.OTHERS_MOST, others.most),
    )
    return tuple(
        Line(figure=Phrase(Figure.WAITING), group=Phrase(group), value=value, unit=Keys.UNIT_MINUTES)
        for met, group, value in every
        if met
    )


def _of_period(figures: Figures, names: Names) -> Iterator[Line]:
    yield from _counts(figures, None)
    yield from wait_lines(figures)
    for hour, count in sorted(figures.arrivals_by_hour.items()):
        yield _line(Figure.ARRIVALS_BY_HOUR, phrase(Figure.HOUR, hour=hour), count)
    yield from group_lines(Figure.TOPICS, figures.walk_ins_by_topic, figures.walk_ins_together, names.topics)
    yield from group_lines(Figure.LANGUAGES, figures.kiosk_by_language, figures.kiosk_together, names.languages)


def _of_day(day: date, figures: Figures) -> Iterator[Line]:
    yield from _counts(figures, day)
    for line in wait_lines(figures):
        yield Line(figure=line.figure, group=line.group, value=line.value, unit=line.unit, day=day)


def _counts(figures: Figures, day: date | None) -> Iterator[Line]:
    every = (
        (Figure.ARRIVALS, figures.arrivals, Keys.UNIT_PEOPLE),
        (Figure.COLLECTED, figures.collected, Keys.UNIT_PEOPLE),
        (Figure.IN_TIME, figures.collected_in_time, Keys.UNIT_PEOPLE),
        (Figure.MISSED, figures.missed, Keys.UNIT_PEOPLE),
        (Figure.PLANNED, figures.planned, Keys.UNIT_APPOINTMENTS),
        (Figure.NO_SHOWS, figures.no_shows, Keys.UNIT_APPOINTMENTS),
    )
    for figure, value, unit in every:
        yield Line(figure=Phrase(figure), group=Phrase(Keys.ALL), value=value, unit=unit, day=day)


def _line(figure: Figure, group: Words, value: int | None) -> Line:
    return Line(figure=Phrase(figure), group=group, value=value, unit=Keys.UNIT_PEOPLE)


def _unnamed(id: str) -> Words:
    return id or Phrase(Figure.NO_TOPIC)
