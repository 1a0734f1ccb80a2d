"""The figures of a day: counts and waits without a person, which can be added up over weeks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from kiosk.domain.ids import TopicId
from kiosk.domain.instants import elapsed
from kiosk.domain.visits import Status, Step

K = TypeVar("K", str, int)

IN_TIME = timedelta(minutes=5)
"""A citizen with an appointment who is collected within this is collected in time."""

FEW = 5
"""A group of fewer is not told apart: whoever stood there could work out who the one walk-in about a topic was."""

Counts = Mapping[str, int]
Waits = Mapping[int, int]
"""How many waited so many whole minutes."""

_MET = frozenset({Step.CALL, Step.COLLECTED})
_NOT_MET_AFTER_ALL = frozenset({Step.PUT_BACK, Step.WRONG_PERSON})
_SERVED = frozenset({Status.COLLECTED, Status.ENDED})
_MISSED = frozenset({Status.LEFT, Status.NOT_HERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """`told`: groups of at least FEW. `together`: how many are in the others; None: fewer than FEW, and not told."""

    told: Counts
    together: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One visit as the figures see it. `due_at`: when its appointment begins; `language`: None at the desk.

    `later_time`: it ended with one, by the citizen's own choice.
    """

    arrived_at: datetime
    status: Status
    due_at: datetime | None = None
    walk_in: bool = False
    topic: TopicId | None = None
    language: str | None = None
    steps: Sequence[tuple[Step, datetime]] = ()
    later_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """Of one day, or of several added up.

    `missed`: those who left without a later time, or did not come when they were called.
    """

    arrivals_by_hour: Waits = field(default_factory=dict)
    appointment_waits: Waits = field(default_factory=dict)
    other_waits: Waits = field(default_factory=dict)
    collected: int = 0
    collected_in_time: int = 0
    missed: int = 0
    planned: int = 0
    no_shows: int = 0
    walk_ins_by_topic: Counts = field(default_factory=dict)
    kiosk_by_language: Counts = field(default_factory=dict)

    def __add__(self, other: "DayFigures") -> "DayFigures":
        return DayFigures(
            arrivals_by_hour=_sum(self.arrivals_by_hour, other.arrivals_by_hour),
            appointment_waits=_sum(self.appointment_waits, other.appointment_waits),
            other_waits=_sum(self.other_waits, other.other_waits),
            collected=self.collected + other.collected,
            collected_in_time=self.collected_in_time + other.collected_in_time,
            missed=self.missed + other.missed,
            planned=self.planned + other.planned,
            no_shows=self.no_shows + other.no_shows,
            walk_ins_by_topic=_sum(self.walk_ins_by_topic, other.walk_ins_by_topic),
            kiosk_by_language=_sum(self.kiosk_by_language, other.kiosk_by_language),
        )


def figures_of(stories: Iterable[Story], *, planned: int, no_shows: int, tz: tzinfo) -> DayFigures:
    """A number that joined another visit is no arrival of its own."""
    came = [story for story in stories if story.status is not Status.VOID]
    waits = {True: Counter[int](), False: Counter[int]()}
    in_time = 0
    for story in came:
        waited = wait_of(story)
        if waited is not None:
            waits[story.due_at is not None][int(waited.total_seconds()) // 60] += 1
            in_time += story.due_at is not None and waited <= IN_TIME
    return DayFigures(
        arrivals_by_hour=_count(story.arrived_at.astimezone(tz).hour for story in came),
        appointment_waits=dict(waits[True]),
        other_waits=dict(waits[False]),
        collected=waits[True].total(),
        collected_in_time=in_time,
        missed=sum(story.status in _MISSED and not story.later_time for story in came),
        planned=planned,
        no_shows=no_shows,
        walk_ins_by_topic=_count(str(story.topic or "") for story in came if story.walk_in),
        kiosk_by_language=_count(story.language for story in came if story.language is not None),
    )


def wait_of(story: Story) -> timedelta | None:
    """From the later of arrival and appointment to the call or the pickup that held; None for who was never met."""
    if story.status not in _SERVED:
        return None
    met: datetime | None = None
    for step, at in story.steps:
        if step in _NOT_MET_AFTER_ALL:
            met = None
        elif step in _MET and met is None:
            met = at
    if met is None:
        return None
    since = story.arrived_at if story.due_at is None else max(story.arrived_at, story.due_at)
    return max(timedelta(), elapsed(since=since, until=met))


def share_waited(waits: Waits, share: float) -> int | None:
    """The whole minutes within which this share of them was met; None where fewer than FEW were: no one's own wait."""
    total = sum(waits.values())
    if total < FEW:
        return None
    seen = 0
    for minutes in sorted(waits):
        seen += waits[minutes]
        if seen >= share * total:
            return minutes
    return None


def without_few(counts: Counts) -> Groups:
    """Small groups are one; were even that one small, the smallest of the others joins it, or it were a subtraction."""
    told = {group: count for group, count in counts.items() if count >= FEW}
    together = sum(counts.values()) - sum(told.values())
    if 0 < together < FEW and told:
        smallest = min(told, key=lambda group: (told[group], group))
        together += told.pop(smallest)
    return Groups(told=told, together=together if together == 0 or together >= FEW else None)


def _count(values: Iterable[K]) -> dict[K, int]:
    return dict(Counter(values))


def _sum(first: Mapping[K, int], second: Mapping[K, int]) -> dict[K, int]:
    return dict(Counter(first) + Counter(second))
