"""A step of one visit: asked of the rules, and written down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kiosk.domain.colleagues import may_help
from kiosk.domain.ids import AppointmentId, DeskId, StaffId
from kiosk.domain.matching import timing_flags
from kiosk.domain.roles import HELPING_STEPS, Role, may_step
from kiosk.domain.visits import Given, Step, VisitState, WrongState, advance
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.caseworkers import is_caseworker
from kiosk.service.usecases.desks import finish_at
from kiosk.service.usecases.merge_visits import merge_visits
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.record_step import last_step, record_step
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.undo_step import undo_step
from kiosk.service.usecases.visit_rows import columns_of, desk_name, find_visit, open_visit_of, state_of
from kiosk.wire.problems import Code

_HANDING = frozenset({Step.CANNOT, Step.HAND_OVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGiven:
    """What the request brings along; each step reads its own part."""

    desk_id: str | None = None
    caseworker_id: str | None = None
    appointment_id: str | None = None
    visit_id: str | None = None


def visit_for(session: Session, visit_id: str, step: Step, by: Staff) -> VisitRow | None:
    """None: no such visit in this office, or neither a caseworker's own nor one that they were told of.

    One's own last step can be taken back also where it gave the visit away.
    """
    row = find_visit(session, visit_id, office_id=by.office_id)
    if row is None:
        return None
    own = row.caseworker_id == by.user_id
    if step is Step.UNDO and not own:
        last = last_step(session, visit_id)
        own = last is not None and last.by == by.user_id
    helping = not own and may_help(state_of(row), by.user_id)
    return row if may_step(by.role, step, own=own, helping=helping) else None


def take_step(
    session: Session, visit_id: str, step: Step, given: StepGiven, *, by: Staff, now: datetime
) -> VisitRow | Refused:
    lock_office(session, by.office_id)
    row = visit_for(session, visit_id, step, by)
    if row is None:
        return NOT_FOUND
    match step:
        case Step.UNDO:
            return undo_step(session, row, by=by, now=now)
        case Step.MERGE:
            return merge_visits(session, row, into=given.visit_id or "", by=by, now=now)
        case _:
            return _advanced(session, row, step, given, by=by, now=now)


def _advanced(
    session: Session, row: VisitRow, step: Step, given: StepGiven, *, by: Staff, now: datetime
) -> VisitRow | Refused:
    brought = _helped(row, by) if step in HELPING_STEPS else _brought(session, row, step, given)
    if isinstance(brought, Refused):
        return brought
    changed = advance(state_of(row), step, brought)
    if isinstance(changed, WrongState):
        return WRONG_STATE
    if step is Step.RESOLVE and changed.appointment and open_visit_of(session, changed.appointment, but=row.id):
        return Refused(code=Code.APPOINTMENT_TAKEN)
    if step is Step.CALL and changed.desk:
        refused = finish_at(session, changed.desk, by=by, now=now)
        if refused is not None:
            return refused
    detail = _detail(given, changed)
    record_step(session, row, step, columns_of(session, row, changed), by=by, now=now, detail=detail)
    return row


def _helped(row: VisitRow, by: Staff) -> Given:
    """A caseworker speaks for themselves; the reception for whoever is to fetch the citizen."""
    helps = by.role is Role.CASEWORKER and row.caseworker_id != by.user_id
    return Given(colleague=by.user_id) if helps else Given()


def _brought(session: Session, row: VisitRow, step: Step, given: StepGiven) -> Given | Refused:
    """What the step needs, looked up in the visit's own office."""
    if step is Step.CALL:
        place = desk_name(session, given.desk_id or "", office_id=row.office_id)
        return NOT_FOUND if place is None else Given(desk=DeskId(given.desk_id or ""))
    if step in _HANDING and given.caseworker_id is not None:
        known = is_caseworker(session, given.caseworker_id, office_id=row.office_id)
        return Given(caseworker=StaffId(given.caseworker_id)) if known else NOT_FOUND
    if step is Step.RESOLVE and given.appointment_id is not None:
        return _appointment_given(session, row, given.appointment_id)
    return Given()


def _appointment_given(session: Session, row: VisitRow, appointment_id: str) -> Given | Refused:
    found = session.get(AppointmentRow, appointment_id)
    if found is None or found.office_id != row.office_id or found.service_day != row.service_day:
        return NOT_FOUND
    return Given(
        appointment=AppointmentId(found.id),
        caseworker=StaffId(found.caseworker_id) if found.caseworker_id else None,
        timing=timing_flags(
            starts_at=found.starts_at, at=row.arrived_at, window=office_rules(session, row.office_id).window
        ),
    )


def _detail(given: StepGiven, changed: VisitState) -> dict[str, Any]:
    """The ids that the audit remembers."""
    said = {
        "desk": given.desk_id,
        "caseworker": given.caseworker_id,
        "appointment": given.appointment_id,
        "on_behalf_of": changed.on_behalf_of,
    }
    return {name: value for name, value in said.items() if value is not None}
