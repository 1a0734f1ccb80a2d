"""A made-up month: day after day of a busy office, minute by minute, from one seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from builders.month_office import MonthOffice
from builders.month_people import Person, Planned, draw_day, someone_with
from builders.month_staff import MonthStaff, waited
from builders.reception import TODAY, Reception, at
from kiosk.domain.visits import OPEN
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.night import night

TICK = timedelta(minutes=2)
CLOSES = "18:00"
DESKS = 6
CASEWORKERS = 40


@dataclass
class Month:
    """`unseen`: who waited while no open visit had their number, and when; `longest`: how long somebody waited.

    `people`: everybody, by day; `visits`: as the night left them.
    """

    reception: Reception
    seed: int
    arrivals: int
    people: dict[date, list[Person]] = field(default_factory=dict)
    visits: dict[date, list[VisitRow]] = field(default_factory=dict)
    unseen: list[tuple[datetime, list[int]]] = field(default_factory=list)
    longest: timedelta = timedelta()

    def passes(self, days: int) -> None:
        chance = Random(self.seed)
        office = MonthOffice(reception=self.reception, chance=chance, desks=DESKS)
        office.opens(caseworkers=CASEWORKERS)
        for day in working_days(days):
            self.reception.now = at("07:50", day)
            office.begins(day)
            self._day(office, chance, day)
            self.reception.now = at("00:10", day + timedelta(days=1))
            night(self.reception.store, self.reception.keys, before=None, now=self.reception.now)
            self.visits[day] = office.visits()

    def _day(self, office: MonthOffice, chance: Random, day: date) -> None:
        planned, people = draw_day(chance, day, arrivals=self.arrivals, caseworkers=office.caseworkers)
        people += [
            someone_with(chance, digits, booked.starts_at, case=booked.code, code=booked.code)
            for booked, digits in office.booked[day]
        ]
        self.people[day] = people
        office.imports(planned)
        staff = MonthStaff(office=office, chance=chance)
        coming = sorted(((said.at, place) for place, person in enumerate(people) for said in person.check_ins))
        while self.reception.now < at(CLOSES if any(person.here for person in people) else "15:30", day):
            if self.reception.now == at("10:00", day):
                office.imports(planned, cancelled=self._cancelled(chance, planned))
            while coming and coming[0][0] <= self.reception.now:
                _, place = coming.pop(0)
                self._comes(office, people[place], day)
            _some_leave(people, self.reception.now)
            office.delivers()
            staff.act()
            self._look_around(office)
            self.reception.now += TICK
        staff.closes()
        self.reception.now = at("19:00", day)
        office.delivers()

    def _comes(self, office: MonthOffice, person: Person, day: date) -> None:
        said = person.check_ins[len(person.numbers)]
        if person.books_later:
            office.books(person.digits, earliest=day + timedelta(days=1))
        elif not person.numbers or person.waits:
            person.here = True
            office.registers(person, said)

    def _look_around(self, office: MonthOffice) -> None:
        shown = {number for visit in office.visits() if visit.status in OPEN for number in (visit.number, *visit.also)}
        for person in self.people[office.day]:
            known = office.committed.intersection(person.numbers)
            if person.waits:
                self.longest = max(self.longest, waited(person, self.reception.now))
            if person.waits and known and not known & shown:
                self.unseen.append((self.reception.now, person.numbers))

    def _cancelled(self, chance: Random, planned: list[Planned]) -> frozenset[str]:
        later = [each.case for each in planned if each.due > self.reception.now + timedelta(hours=2)]
        return frozenset(chance.sample(later, min(2, len(later))))


def working_days(count: int) -> Iterator[date]:
    """From a Monday on."""
    days = (TODAY + timedelta(days=offset) for offset in range(7 * count))
    weekdays = (day for day in days if day.weekday() < 5)
    return (day for day, _ in zip(weekdays, range(count), strict=False))


def _some_leave(people: list[Person], now: datetime) -> None:
    for person in people:
        if person.waits and person.leaves_at is not None and person.leaves_at <= now:
            person.here = False
