"""Staff at work on the visits of a made-up office: steps, calls, and what each left behind."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from builders.arrivals import KioskRoom
from builders.reception import TODAY, Reception
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AuditRow, EventRow, Row, VisitRow, VisitStepRow
from kiosk.service.usecases.call_next import NobodyWaiting, call_next
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step


@dataclass
class AtWork:
    """`room` sends citizens; the receptionist acts unless somebody else is named."""

    reception: Reception

    @property
    def room(self) -> KioskRoom:
        return KioskRoom(self.reception)

    def walk_in(self, number: int = 14, *, topic: str | None = None) -> VisitRow:
        return self.room.arrives(number, digits=None, declared="none", topic=topic)

    def expected(self, number: int = 17, clock: str = "10:00", digits: bytes = b"010190") -> VisitRow:
        """Somebody whose appointment was found."""
        self.room.appointment(clock, digits)
        return self.room.arrives(number, digits=digits, declared=clock)

    def takes(
        self, visit: VisitRow, step: Step, by: Staff | Role = Role.RECEPTIONIST, **given: Any
    ) -> VisitRow | Refused:
        staff = self.reception.staff[by] if isinstance(by, Role) else by
        now = self.reception.now
        return self.reception.does(
            lambda session: take_step(session, visit.id, step, StepGiven(**given), by=staff, now=now)
        )

    def does(self, visit: VisitRow, step: Step, by: Staff | Role = Role.RECEPTIONIST, **given: Any) -> VisitRow:
        """A step that must be allowed."""
        taken = self.takes(visit, step, by, **given)
        assert isinstance(taken, VisitRow), taken
        return taken

    def calls_next(self, desk: str = "1") -> VisitRow | NobodyWaiting | Refused:
        staff, now = self.reception.staff[Role.RECEPTIONIST], self.reception.now
        return self.reception.does(lambda session: call_next(session, desk_id=desk, by=staff, day=TODAY, now=now))

    def again(self, visit: VisitRow) -> VisitRow:
        return self.room.again(visit)

    def left_behind(self) -> tuple[int, int, int]:
        """How many steps, events and audit rows there are."""
        return self._counted(VisitStepRow), self._counted(EventRow), self._counted(AuditRow)

    def _counted(self, table: type[Row]) -> int:
        return self.reception.sees(lambda session: session.scalar(select(func.count()).select_from(table))) or 0


def code(outcome: object) -> str:
    assert isinstance(outcome, Refused), outcome
    return str(outcome.code)
