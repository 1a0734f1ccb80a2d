"""What somebody with only a phone is shown: who waits for them, and the steps they can take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiosk.domain.colleagues import may_help
from kiosk.domain.roles import Role
from kiosk.domain.visits import OPEN, Given, Step, WrongState, advance
from kiosk.service.store.tables import VisitRow
from kiosk.service.usecases.render_visits import render_visits
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import visit_for
from kiosk.service.usecases.visit_rows import state_of
from kiosk.wire.staff import Visit

ON_THE_PHONE = (Step.COMING, Step.LATER, Step.CANNOT, Step.COLLECTED)
"""In the order in which they are offered to somebody who has not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickup:
    """`steps`: what this member of staff can do now, also take back their own last step. `own`: theirs to fetch;
    `for_colleague`: not theirs, but they were told of it because nobody answered.
    """

    visit: Visit
    steps: tuple[Step, ...]
    own: bool
    for_colleague: bool


def own_pickups(session: Session, staff: Staff, *, day: date, now: datetime) -> Sequence[Pickup]:
    """Who has arrived today for this one of the staff and was not fetched, the longest waiting first; then those of
    colleagues who do not answer.
    """
    waiting = select(VisitRow).where(
        VisitRow.office_id == staff.office_id,
        VisitRow.service_day == day,
        VisitRow.status.in_(list(OPEN)),
        or_(
            VisitRow.caseworker_id == staff.user_id,
            VisitRow.colleagues.is_not(None),
            VisitRow.on_behalf_of == staff.user_id,
        ),
    )
    rows = session.scalars(waiting.order_by(VisitRow.arrived_at, VisitRow.number)).all()
    theirs = [row for row in rows if _is_own(row, staff) or _helps(row, staff)]
    return _shown(session, sorted(theirs, key=lambda row: not _is_own(row, staff)), staff, now)


def pickup_of(session: Session, visit_id: str, staff: Staff, *, now: datetime) -> Pickup | None:
    """None: there is no such visit, or it is none of theirs, now and by their last step."""
    row = visit_for(session, visit_id, Step.COMING, staff) or visit_for(session, visit_id, Step.UNDO, staff)
    return None if row is None else _shown(session, [row], staff, now)[0]


def _shown(session: Session, rows: Sequence[VisitRow], staff: Staff, now: datetime) -> Sequence[Pickup]:
    visits = [rendered.shown_to(staff) for rendered in render_visits(session, rows)]
    return [
        Pickup(
            visit=visit,
            steps=_steps(session, row, visit, staff, now),
            own=_is_own(row, staff),
            for_colleague=_helps(row, staff),
        )
        for row, visit in zip(rows, visits, strict=True)
    ]


def _is_own(row: VisitRow, staff: Staff) -> bool:
    return row.caseworker_id == staff.user_id


def _helps(row: VisitRow, staff: Staff) -> bool:
    return staff.role is Role.CASEWORKER and not _is_own(row, staff) and may_help(state_of(row), staff.user_id)


def _steps(session: Session, row: VisitRow, visit: Visit, staff: Staff, now: datetime) -> tuple[Step, ...]:
    state = state_of(row)
    allowed = [step for step in ON_THE_PHONE if not isinstance(advance(state, step, Given()), WrongState)]
    taken = [step for step in allowed if visit_for(session, row.id, step, staff) is not None]
    if Step.COMING not in taken:
        taken.sort(key=lambda step: step is not Step.COLLECTED)
    return (*taken, Step.UNDO) if visit.undo_until is not None and visit.undo_until > now else tuple(taken)
