"""The citizens of a made-up busy day: who they are, what they do at the kiosk, and how long they stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

from builders.reception import CPH, at
from kiosk.domain.digits import are_possible

SLOTS = [f"{hour:02}:{minute:02}" for hour in range(8, 15) for minute in (0, 30)][1:-1]
"""When appointments begin: 8.30 to 14.00."""


@dataclass(kw_only=True)
class CheckIn:
    """One way through the kiosk. `delay`: how long its envelope is under way; `sent`: how often it comes."""

    at: datetime
    digits: bytes | None = field(repr=False)
    declared: str
    code: str | None = None
    seen: bool = True
    broken: bool = False
    corrected: str | None = None
    delay: timedelta = timedelta()
    sent: int = 1
    language: str = "da"


@dataclass(kw_only=True)
class Person:
    """What is true of somebody today, which no machine knows. `leaves_at`: without being met; None: they stay."""

    digits: bytes = field(repr=False)
    case: str | None = None
    due: datetime | None = None
    check_ins: list[CheckIn] = field(default_factory=list)
    leaves_at: datetime | None = None
    books_later: bool = False
    numbers: list[int] = field(default_factory=list)
    here: bool = False
    meeting: bool = False
    met: bool = False

    @property
    def waits(self) -> bool:
        return self.here and not self.meeting


@dataclass(frozen=True, kw_only=True)
class Planned:
    """An appointment of the day as its source exports it."""

    case: str
    due: datetime
    caseworker: str
    digits: bytes = field(repr=False)


def draw_day(
    chance: Random, day: date, *, arrivals: int, caseworkers: Sequence[str]
) -> tuple[list[Planned], list[Person]]:
    """Five of eight have an appointment, of which some do not come."""
    places = [(clock, who) for clock in SLOTS for who in caseworkers]
    taken = chance.sample(places, min(len(places), round(arrivals * 0.65)))
    planned = [
        Planned(case=f"case-{day}-{place}", due=at(clock, day), caseworker=who, digits=some_digits(chance))
        for place, (clock, who) in enumerate(sorted(taken))
    ]
    planned = _some_alike(chance, planned)
    people = [someone_with(chance, each.digits, each.due, case=each.case) for each in planned]
    people += [_walk_in(chance, day) for _ in range(arrivals - round(arrivals * 0.62))]
    return planned, people


def _some_alike(chance: Random, planned: list[Planned]) -> list[Planned]:
    """Now and then two with the same six digits come at nearly the same time."""
    return [
        replace(each, digits=before.digits) if chance.random() < 0.03 else each
        for before, each in pairwise([planned[0], *planned])
    ]


def some_digits(chance: Random) -> bytes:
    """Born on 1 January more often than others; a replacement number now and then."""
    year = f"{chance.randrange(40, 106) % 100:02}"
    if chance.random() < 0.05:
        return f"0101{year}".encode()
    first = chance.randint(1, 28) + 60 * (chance.random() < 0.03)
    return f"{first:02}{chance.randint(1, 12):02}{year}".encode()


def someone_with(
    chance: Random, digits: bytes, due: datetime, *, case: str | None = None, code: str | None = None
) -> Person:
    """Somebody with an appointment, who mostly says when it is."""
    person = Person(digits=digits, case=case, due=due)
    if chance.random() < 0.03:
        return person
    early = chance.choices([(-25, 8), (-95, -61), (16, 45)], weights=[92, 3, 5])[0]
    first = CheckIn(at=due + timedelta(minutes=chance.randint(*early)), digits=digits, declared="unknown")
    _says(chance, first, due)
    if code is not None and chance.random() < 0.5:
        first.code, first.digits = code, None
    person.check_ins = [first]
    _goes_on(chance, person, patience=(2, 20), share=0.03)
    return person


def _walk_in(chance: Random, day: date) -> Person:
    digits = some_digits(chance)
    came = at("08:05", day) + timedelta(minutes=chance.randrange(400))
    typed = None if chance.random() < 0.1 else digits
    person = Person(digits=digits, books_later=chance.random() < 0.05)
    person.check_ins = [CheckIn(at=came, digits=typed, declared="none")]
    _goes_on(chance, person, patience=(2, 12), share=0.08)
    return person


def _says(chance: Random, said: CheckIn, due: datetime) -> None:
    exact = f"{due.astimezone(CPH):%H:%M}"
    match chance.choices(
        ["exact", "forgot", "other time", "slip", "none", "no number", "walks away", "corrects"],
        weights=[76, 6, 5, 5, 4, 2, 3, 2],
    )[0]:
        case "exact":
            said.declared = exact
        case "other time":
            said.declared = _other(chance, due)
        case "slip":
            said.declared, said.digits = exact, mistyped(chance, said.digits or b"")
        case "none":
            said.declared = "none"
        case "no number":
            said.declared, said.digits = exact, None
        case "walks away":
            said.seen = False
        case "corrects":
            said.declared, said.corrected = _other(chance, due), exact


def _goes_on(chance: Random, person: Person, *, patience: tuple[int, int], share: float) -> None:
    """What can happen to anybody: twice at the kiosk, gone too soon, a slow line, an envelope sent twice or damaged."""
    first = person.check_ins[0]
    first.language = chance.choices(["da", "en", "ar"], weights=[8, 1, 1])[0]
    if chance.random() < 0.05:
        again = CheckIn(
            at=first.at + timedelta(minutes=chance.randint(2, 12)), digits=person.digits, declared=first.declared
        )
        person.check_ins.append(again)
    if chance.random() < share:
        person.leaves_at = first.at + timedelta(minutes=chance.randint(*patience))
    for each in person.check_ins:
        each.delay = timedelta(minutes=chance.randint(5, 180)) if chance.random() < 0.02 else timedelta()
        each.sent = 1 + (chance.random() < 0.03)
        each.broken = chance.random() < 0.005


def mistyped(chance: Random, digits: bytes) -> bytes:
    """One digit wrong, or two swapped; what is no day the kiosk does not take."""
    while True:
        place = chance.randrange(5)
        typed = bytearray(digits)
        if chance.random() < 0.5:
            typed[place], typed[place + 1] = typed[place + 1], typed[place]
        else:
            typed[place] = ord(str((typed[place] - ord("0") + chance.randint(1, 9)) % 10))
        if are_possible(typed):
            return bytes(typed)


def _other(chance: Random, due: datetime) -> str:
    moved = due.astimezone(CPH) + timedelta(minutes=chance.choice([-90, -30, -15, 15, 30, 60]))
    return f"{moved:%H:%M}"
