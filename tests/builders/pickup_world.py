"""Many pickups at once: people who answer or do not, a service that is down now and then, and what was to happen."""

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from builders.reception import CPH, OFFICE, Reception
from kiosk.domain.availability import Availability
from kiosk.domain.ids import OfficeId, StaffId
from kiosk.domain.pickups import Escalation, PolicyStep, Rung
from kiosk.domain.roles import Role
from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Status, Step
from kiosk.service.notify.pickup_watch import PickupWatch
from kiosk.service.store.tables import AppointmentRow, StandInRow, VisitRow
from kiosk.service.usecases.caseworkers import say_availability
from kiosk.service.usecases.own_pickups import pickup_of
from kiosk.service.usecases.pickup_rounds import begin_anew
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step

SECOND = timedelta(seconds=1)
FIVE = timedelta(minutes=5)
OWN = Escalation(
    steps=(
        PolicyStep(after=timedelta(), rung=Rung.STAFF_TOOL),
        PolicyStep(after=timedelta(seconds=45), rung=Rung.CHANNELS),
        PolicyStep(after=timedelta(seconds=45), rung=Rung.OFFICE),
        PolicyStep(after=timedelta(seconds=200), rung=Rung.BOARD),
    )
)
"""The policy of the team `Own`; all others have the default."""
_STEPS = (Step.COMING, Step.LATER, Step.CANNOT, Step.HAND_OVER, Step.COLLECTED, Step.LEFT, Step.UNDO)
_WEIGHTS = (4, 3, 1, 2, 2, 1, 3)


@dataclass
class Wait:
    """What is to happen to one visit, said once more in the plainest way: from when it waits, and what was told."""

    arrived: datetime
    appointment: datetime | None
    policy: Escalation
    since: datetime | None = None
    told: int = 0
    changed: datetime | None = None
    has_caseworker: bool = True
    before: tuple[datetime | None, int] | None = None

    def begins(self, since: datetime | None, now: datetime) -> None:
        """The first step of both policies is the caseworker's tool: told with the visit itself."""
        self.before = (self.since, self.told)
        self.since, self.told, self.changed = since, 1 if since is not None and since <= now else 0, now

    def answered(self, step: Step, now: datetime, *, is_news: bool, has_caseworker: bool) -> None:
        """`is_news`: somebody else is asked now, or something else is waited for."""
        self.has_caseworker = has_caseworker
        match step:
            case Step.UNDO:
                self._takes_back(now)
            case _ if not is_news:
                self.before = None
            case Step.COMING:
                self.begins(now + FIVE, now)
            case Step.LATER if self.is_anybodys:
                self.begins(now + FIVE, now)
            case Step.HAND_OVER | Step.CANNOT if self.is_anybodys:
                self.begins(max(filter(None, (self.arrived, self.appointment, now))), now)
            case _:
                self.begins(None, now)

    @property
    def is_anybodys(self) -> bool:
        """Whoever stands in the queue is called: nobody is asked to come for them."""
        return self.has_caseworker or self.appointment is not None

    def _takes_back(self, now: datetime) -> None:
        if self.before is not None:
            (self.since, self.told), self.changed = self.before, now
            if self.since is not None and self.since <= now:
                self.told = max(self.told, 1)

    def next_moment(self) -> datetime | None:
        if self.since is None or self.told >= len(self.policy.steps):
            return None
        return self.since + self.policy.steps[self.told].after

    def due(self, now: datetime) -> list[datetime]:
        """The moments of the steps that are to be taken now."""
        if self.since is None:
            return []
        moments = [self.since + step.after for step in self.policy.steps[self.told :]]
        return [moment for moment in moments if moment <= now]


@dataclass
class World:
    """Time jumps from one thing that happens to the next. What was wrong stands in `wrong`."""

    reception: Reception
    chance: random.Random
    waits: dict[str, Wait] = field(default_factory=dict)
    down: list[tuple[datetime, datetime]] = field(default_factory=list)
    is_away: bool = False
    wrong: "Counter[str]" = field(default_factory=Counter)
    told: int = 0
    seen: int = 0
    messages: int = 0
    answers: int = 0
    _plan: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    def plan(self, at: datetime, what: Callable[[], None]) -> None:
        heapq.heappush(self._plan, (at, next(self._order), what))

    def comes(self, number: int, at: datetime) -> None:
        """Somebody, with an appointment or handed over, and whoever is to fetch them, as they may behave."""
        appointment = at + timedelta(seconds=self.chance.uniform(-900, 1800)) if self.chance.random() < 0.8 else None
        id = f"visit-{number}"
        self.plan(at, lambda: self._arrives(id, number, appointment))
        moment = max(at, appointment or at)
        for _ in range(self.chance.choice((0, 1, 1, 2, 3, 5))):
            moment += timedelta(seconds=self.chance.expovariate(1 / 120))
            self.plan(moment, lambda: self._acts(id))

    def wanders(self, at: datetime) -> None:
        """The caseworker comes and goes; bo stands in, and mia is of the team `Job` as well."""
        later = _appointment("of-mia", at + timedelta(hours=3), service_day(at, CPH), team="Job", caseworker_id="mia")
        stand_in = StandInRow(user_id="caseworker", office_id=OFFICE, stand_in_id="bo")
        self.reception.does(lambda session: session.add_all([later, stand_in]))
        for _ in range(16):
            at += timedelta(seconds=self.chance.expovariate(1 / 400))
            self.plan(at, self._comes_or_goes)

    def runs(self) -> None:
        """Until nothing is planned and nothing is due any more."""
        watch = PickupWatch(self.reception.store, lambda: self.reception.now)
        while (at := self._next()) is not None:
            self.reception.now = max(at, self.reception.now)
            self._looks(watch)
            while self._plan and self._plan[0][0] <= self.reception.now:
                heapq.heappop(self._plan)[2]()

    def _next(self) -> datetime | None:
        """What happens next: something that is planned, or a step, as soon as the service is there to take it."""
        moments = [moment for wait in self.waits.values() if (moment := wait.next_moment()) is not None]
        due = max(min(moments), self.reception.now) if moments else None
        if due is not None:
            due = next((until for since, until in self.down if since <= due < until), due)
        return min(filter(None, (due, self._plan[0][0] if self._plan else None)), default=None)

    def _is_down(self, at: datetime) -> bool:
        return any(since <= at < until for since, until in self.down)

    def _looks(self, watch: PickupWatch) -> None:
        now = self.reception.now
        if self._is_down(now):
            return
        before = self._told_after()
        while watch.look() == 0:
            pass
        after = self._told_after()
        for id, wait in self.waits.items():
            due = wait.due(now)
            if before.get(id) == after.get(id) and not due:
                continue
            told = _steps_between(wait.policy, before.get(id), after.get(id))
            if told != len(due):
                self.wrong["left out" if told < len(due) else "too soon, twice, or after an answer"] += 1
            if any(self._is_late(moment, wait) for moment in due):
                self.wrong["late"] += 1
            self._is_heard(id, wait.policy, wait.policy.steps[wait.told : wait.told + len(due)])
            wait.told += len(due)
            self.told += told
            self.seen += bool(told)

    def _is_heard(self, id: str, policy: Escalation, steps: Sequence[PolicyStep]) -> None:
        """Counts what is sent: everybody has a mailbox, the office has one, teams have none. Whoever was told sees it,
        and with the last step the whole reception.
        """
        with self.reception.store.read() as session:
            row = session.get_one(VisitRow, id)
            told = {row.caseworker_id} - {None}
            for step in steps:
                sent = told & {row.caseworker_id} if step.rung is Rung.CHANNELS else set()
                if sent == {"caseworker"} and self.is_away:
                    sent, told = sent | {"bo"}, told | {"bo"}
                if step.rung is Rung.TEAM and policy is not OWN and row.appointment_id:
                    told = told | {"caseworker", "mia"}
                self.messages += len(sent) + (step.rung is Rung.OFFICE)
            if any(pickup_of(session, id, _staff(who), now=self.reception.now) is None for who in told if who):
                self.wrong["not seen by whom it was told"] += 1
            if steps and steps[-1] is policy.steps[-1] and row.escalation != Rung.BOARD:
                self.wrong["not on the board"] += 1

    def _comes_or_goes(self) -> None:
        self.is_away = not self.is_away
        said = Availability.AWAY if self.is_away else Availability.FREE
        by, now = self.reception.staff[Role.CASEWORKER], self.reception.now
        self.reception.does(lambda session: say_availability(session, said, until=None, by=by, now=now))

    def _is_late(self, moment: datetime, wait: Wait) -> bool:
        could = not self._is_down(moment) and (wait.changed is None or moment >= wait.changed)
        return could and self.reception.now - moment > SECOND

    def _told_after(self) -> dict[str, int | None]:
        with self.reception.store.read() as session:
            return {id: told for id, told in session.execute(select(VisitRow.id, VisitRow.told_after))}

    def _arrives(self, id: str, number: int, appointment: datetime | None) -> None:
        now, own = self.reception.now, self.chance.random() < 0.5
        day = service_day(now, CPH)
        rows: list[Any] = []
        if appointment is not None:
            rows.append(_appointment(id, appointment, day, team="Own" if own else "Job"))
        row = _visit(id, number, day, now, appointment_id=rows[0].id if rows else None)

        def job(session: Session) -> None:
            session.add_all(rows)
            session.flush()
            begin_anew(session, row, now=now)
            session.add(row)

        self.reception.does(job)
        wait = self.waits[id] = Wait(
            arrived=now, appointment=appointment, policy=OWN if own and appointment else Escalation()
        )
        wait.begins(max(filter(None, (now, appointment))), now)

    def _acts(self, id: str) -> None:
        now = self.reception.now
        (step,) = self.chance.choices(_STEPS, _WEIGHTS)
        given = StepGiven(caseworker_id="bo") if step is Step.HAND_OVER else StepGiven()
        by = self.reception.staff[Role.RECEPTIONIST]
        before = self._asked(id)
        taken = self.reception.does(lambda session: take_step(session, id, step, given, by=by, now=now))
        if isinstance(taken, VisitRow):
            self.answers += 1
            has_caseworker = taken.caseworker_id is not None
            self.waits[id].answered(step, now, is_news=self._asked(id) != before, has_caseworker=has_caseworker)

    def _asked(self, id: str) -> tuple[Any, ...]:
        """Who is asked, and what they have said."""
        with self.reception.store.read() as session:
            row = session.get_one(VisitRow, id)
            return row.status, row.caseworker_id, row.laters


def _steps_between(policy: Escalation, before: int | None, after: int | None) -> int:
    """How many steps were taken from the one to the other; -1 where it went back."""

    def count(told: int | None) -> int:
        return 0 if told is None else sum(step.after <= timedelta(seconds=told) for step in policy.steps)

    return count(after) - count(before)


def _staff(who: str) -> Staff:
    return Staff(user_id=StaffId(who), office_id=OfficeId(OFFICE), role=Role.CASEWORKER, session_id="", origin="")


def _appointment(
    id: str, starts_at: datetime, day: date, *, team: str, caseworker_id: str = "caseworker"
) -> AppointmentRow:
    return AppointmentRow(
        id=f"appointment-{id}", office_id=OFFICE, service_day=day, source="csv", identity=id, external_id=None,
        starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30), tag=None, digits_box=None, name_box=None,
        caseworker_id=caseworker_id, caseworker_name="", room="", team=team, cancelled=False, no_show_at=None,
        no_show_by=None, code=None,
    )  # fmt: skip


def _visit(id: str, number: int, day: date, now: datetime, *, appointment_id: str | None) -> VisitRow:
    return VisitRow(
        id=id, office_id=OFFICE, service_day=day, number=number, clashes=0, also=[], status=Status.WAITING,
        status_since=now, outcome="matched" if appointment_id else "walk_in", flags=[], appointment_id=appointment_id,
        caseworker_id="caseworker", candidates=[], duplicate_of=None, merged_into=None, arrived_at=now,
        queued_from=now, received_at=now, declared=None, topic_id=None, needs=[], language=None, desk_id=None,
        place=None, laters=0, acted=False, tag=None, origin="kiosk", arrival_id=None, version=1, step_due_at=None,
        told_after=None, escalation=None,
    )  # fmt: skip
