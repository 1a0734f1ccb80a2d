"""The staff of the made-up office: they ask for names, collect, call, settle what is unclear, and err now and then."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from builders.month_office import MonthOffice
from builders.month_people import Person
from builders.reception import OFFICE
from kiosk.domain.ids import OfficeId, StaffId
from kiosk.domain.instants import elapsed
from kiosk.domain.roles import Role
from kiosk.domain.settling import Place, place_of
from kiosk.domain.visits import Status, Step
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.call_next import call_next
from kiosk.service.usecases.caseworkers import list_caseworkers
from kiosk.service.usecases.day_appointments import mark_no_show
from kiosk.service.usecases.desk_arrivals import CheckIn, check_in
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step
from kiosk.service.usecases.visit_rows import state_of

BEFORE_TIME = timedelta(minutes=4)
SHOWS_NUMBER_AFTER = timedelta(minutes=15)
NOTHING = StepGiven()


@dataclass
class MonthStaff:
    """Acts once every tick. `until`: how long a meeting goes on, by visit; `tried`: desks that called twice."""

    office: MonthOffice
    chance: Random
    until: dict[str, datetime] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    visits: dict[str, VisitRow] = field(default_factory=dict)
    appointments: dict[str, AppointmentRow] = field(default_factory=dict)

    def act(self) -> None:
        self.appointments = self.office.appointments()
        self._check_in_who_comes_to_the_desk()
        self.visits = {visit.id: visit for visit in self.office.visits()}
        by_place: dict[Place, list[VisitRow]] = {place: [] for place in Place}
        for visit in self.visits.values():
            by_place[place_of(state_of(visit))].append(visit)
        for visit in by_place[Place.TO_SETTLE]:
            self._settle(visit)
        for visit in by_place[Place.TO_COLLECT]:
            self._collect(visit)
        for visit in by_place[Place.AT_DESK]:
            self._at_desk(visit)
        for visit in by_place[Place.OVER]:
            if visit.status == Status.COLLECTED:
                self._end(visit)
        if by_place[Place.QUEUE]:
            self._call_at_free_desks(by_place[Place.AT_DESK])

    def closes(self) -> None:
        """Whoever has an appointment and never came is marked."""
        came = {person.case for person in self.office.holders.values()}
        by = self._receptionist()
        for case, row in self.office.appointments().items():
            if case not in came and not row.cancelled:
                marked = partial(mark_no_show, appointment_id=row.id, by=by, now=self._now)
                self.office.reception.does(marked)

    # ---- the reception ------------------------------------------------------------------------

    def _check_in_who_comes_to_the_desk(self) -> None:
        """A number that nobody called for a quarter of an hour, because the kiosk's line is cut."""
        for number, person in self.office.holders.items():
            if number in self.office.committed or not person.waits or waited(person, self._now) < SHOWS_NUMBER_AFTER:
                continue
            own = self._true_appointment(person)
            wanted = CheckIn(number=number, appointment_id=own.id if own else None, topic_id="general", needs=())
            for each in (wanted, replace(wanted, appointment_id=None)):
                done = self.office.reception.does(
                    partial(check_in, wanted=each, by=self._receptionist(), now=self._now)
                )
                if not isinstance(done, Refused):
                    self.office.committed.add(number)
                    break

    def _settle(self, visit: VisitRow) -> None:
        """The number is said aloud; whoever comes is asked for the name."""
        person = self.office.holders[visit.number]
        if self.chance.random() < 0.02 and not isinstance(self._step(visit, Step.LEFT), Refused):
            self._step(visit, Step.UNDO)
        if not person.waits:
            self._step(visit, Step.LEFT)
            return
        if visit.duplicate_of is not None:
            self._tell_apart(visit, person)
            return
        own = self._true_appointment(person)
        if own is None or self._came_for(own, but=visit):
            self._step(visit, Step.RESOLVE)
        else:
            self._step(visit, Step.RESOLVE, StepGiven(appointment_id=own.id))

    def _tell_apart(self, visit: VisitRow, person: Person) -> None:
        other = self.visits[visit.duplicate_of or ""]
        same = any(number in person.numbers for number in (other.number, *other.also))
        step = Step.MERGE if same else Step.SEPARATE
        if isinstance(self._step(visit, step, StepGiven(visit_id=other.id)), Refused):
            self._step(visit, Step.SEPARATE)

    def _at_desk(self, visit: VisitRow) -> None:
        person = self._whoever(visit)
        if visit.status == Status.COLLECTED:
            self._end(visit)
        elif person.waits and person.due is not None and self._has_caseworker(person):
            own = self._true_appointment(person)
            assert own is not None
            self._step(visit, Step.HAND_OVER, StepGiven(caseworker_id=own.caseworker_id))
        elif person.waits:
            self._meet(visit, person, minutes=self.chance.randint(4, 12))
        elif visit.id not in self.tried:
            self.tried.add(visit.id)
            self._step(visit, Step.CALL_AGAIN)
        else:
            self._step(visit, Step.NOT_HERE)

    def _call_at_free_desks(self, there: list[VisitRow]) -> None:
        """Two desks never call together here; that race is tested where races are."""
        taken = {visit.desk_id for visit in there}
        for desk in (str(number) for number in range(1, self.office.desks + 1)):
            if desk not in taken:
                self.office.reception.does(
                    partial(call_next, desk_id=desk, by=self._receptionist(), day=self.office.day, now=self._now)
                )

    # ---- caseworkers ----------------------------------------------------------------------------

    def _collect(self, visit: VisitRow) -> None:
        if visit.caseworker_id is None:
            self._find_somebody(visit)
            return
        appointment = self._appointment(visit)
        if appointment is not None and self._now < appointment.starts_at - BEFORE_TIME:
            return
        if self._is_busy(visit.caseworker_id):
            return
        if visit.status == Status.WAITING:
            self._answer(visit)
        else:
            self._ask_for_the_name(visit, appointment)

    def _answer(self, visit: VisitRow) -> None:
        roll = self.chance.random()
        if roll < 0.02:
            self._step(visit, Step.CANNOT)
        elif roll < 0.07 and not isinstance(self._step(visit, Step.LATER), Refused):
            return
        else:
            self._step(visit, Step.COMING)

    def _ask_for_the_name(self, visit: VisitRow, appointment: AppointmentRow | None) -> None:
        person = self._whoever(visit)
        own = self._true_appointment(person)
        if not person.waits:
            self._step(visit, Step.NOT_HERE)
        elif appointment is not None and (own is None or own.id != appointment.id):
            self._step(visit, Step.WRONG_PERSON)
        else:
            self._meet(visit, person, minutes=self.chance.randint(15, 28))

    def _find_somebody(self, visit: VisitRow) -> None:
        listed = self.office.reception.sees(partial(list_caseworkers, office_id=OFFICE, now=self._now))
        free = [each.id for each in listed if each.availability == "free" and not self._is_busy(each.id)]
        if free:
            self._step(visit, Step.HAND_OVER, StepGiven(caseworker_id=free[0]))

    # ---- meetings ---------------------------------------------------------------------------------

    def _meet(self, visit: VisitRow, person: Person, *, minutes: int) -> None:
        if not isinstance(self._step(visit, Step.COLLECTED), Refused):
            person.meeting, person.met = True, True
            self.until[visit.id] = self._now + timedelta(minutes=minutes)

    def _end(self, visit: VisitRow) -> None:
        if self._now >= self.until[visit.id]:
            person = self._whoever(visit)
            person.meeting, person.here = False, False
            self._step(visit, Step.ENDED)

    # ---- what people know and machines do not -------------------------------------------------------

    def _whoever(self, visit: VisitRow) -> Person:
        """The holder of any of its numbers who is still here, else of the first."""
        holders = [self.office.holders[number] for number in (visit.number, *visit.also)]
        return next((person for person in holders if person.here), holders[0])

    def _true_appointment(self, person: Person) -> AppointmentRow | None:
        row = self.appointments.get(person.case or "")
        return None if row is None or row.cancelled else row

    def _has_caseworker(self, person: Person) -> bool:
        own = self._true_appointment(person)
        return own is not None and own.caseworker_id is not None

    def _appointment(self, visit: VisitRow) -> AppointmentRow | None:
        return next((row for row in self.appointments.values() if row.id == visit.appointment_id), None)

    def _came_for(self, own: AppointmentRow, *, but: VisitRow) -> bool:
        """Somebody was collected for it already."""
        over = {Status.COLLECTED, Status.ENDED}
        return any(
            row.appointment_id == own.id and row.status in over for row in self.visits.values() if row.id != but.id
        )

    def _is_busy(self, caseworker: str) -> bool:
        return any(row.caseworker_id == caseworker and row.status == Status.COLLECTED for row in self.visits.values())

    def _step(self, visit: VisitRow, step: Step, given: StepGiven = NOTHING) -> VisitRow | Refused:
        taken = partial(take_step, visit_id=visit.id, step=step, given=given, by=self._receptionist(), now=self._now)
        row = self.office.reception.does(taken)
        if isinstance(row, VisitRow):
            self.visits[row.id] = row
        return row

    def _receptionist(self) -> Staff:
        return Staff(
            user_id=StaffId("receptionist"), office_id=OfficeId(OFFICE), role=Role.RECEPTIONIST, session_id="desk"
        )

    @property
    def _now(self) -> datetime:
        return self.office.reception.now


def waited(person: Person, now: datetime) -> timedelta:
    """Since the later of their coming and their time."""
    came = person.check_ins[0].at
    return elapsed(since=came if person.due is None else max(came, person.due), until=now)
