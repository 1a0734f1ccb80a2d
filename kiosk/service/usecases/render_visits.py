"""Visits and appointments as staff are shown them: without name and digits; many with a handful of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.roles import Role
from kiosk.domain.undo import UNDO_WITHIN
from kiosk.domain.visits import Status, Step
from kiosk.service.store.ledger import write_what_was_said
from kiosk.service.store.tables import AppointmentRow, UserRow, VisitRow, VisitStepRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.settling import KIOSK
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import colleagues_of
from kiosk.wire import staff as wire

_LastStep = Row[str, str, str, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenNow:
    """A step that was just taken: the visit's last, so nobody has to look it up."""

    step: Step
    by: str
    at: datetime


def _last_of_each() -> Select[str, str, str, datetime]:
    last = (
        select(VisitStepRow.visit_id, func.max(VisitStepRow.seq).label("seq"))
        .where(VisitStepRow.visit_id.in_(bindparam("visits", expanding=True)))
        .group_by(VisitStepRow.visit_id)
        .subquery()
    )
    its_own = (VisitStepRow.visit_id == last.c.visit_id) & (VisitStepRow.seq == last.c.seq)
    return select(VisitStepRow.visit_id, VisitStepRow.step, VisitStepRow.by, VisitStepRow.at).join(last, its_own)


_LAST_STEPS = _last_of_each()
_LAST_STEP = (
    select(VisitStepRow.visit_id, VisitStepRow.step, VisitStepRow.by, VisitStepRow.at)
    .where(VisitStepRow.visit_id == bindparam("visit"))
    .order_by(VisitStepRow.seq.desc())
    .limit(1)
)
"""Made once: making a statement costs more than SQLite needs to do what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedVisit:
    """The same for everybody, but for who may take back the last step, and for colleagues who were told of it."""

    visit: wire.Visit
    last_step_by: str | None
    undo_until: datetime | None

    def shown_to(self, staff: Staff) -> wire.Visit:
        visit = _for_colleague(self.visit, staff.user_id) if _is_colleagues(self.visit, staff) else self.visit
        if self.undo_until is None or self.last_step_by != staff.user_id:
            return visit
        return visit.model_copy(update={"undo_until": self.undo_until})


def show_visit(
    session: Session, outcome: VisitRow | Refused, staff: Staff, *, taken: TakenNow | None = None
) -> wire.Visit | Refused:
    """To who took the step: the visit as it is now, also where the step gave it away."""
    if isinstance(outcome, Refused):
        return outcome
    (rendered,) = render_visits(session, [outcome], taken=taken)
    return rendered.shown_to(staff)


def render_visits(session: Session, rows: Sequence[VisitRow], *, taken: TakenNow | None = None) -> list[RenderedVisit]:
    """In the order of the rows. `taken`: the last step of all of them, where it is known."""
    named = {id for row in rows for id in (row.appointment_id, *row.candidates) if id}
    appointments = _appointments(session, named)
    names = caseworker_names(
        session,
        {id for row in rows for id in (row.caseworker_id, row.on_behalf_of)}
        | {appointment.caseworker_id for appointment in appointments.values()},
    )
    shown = {id: render_appointment(row, names) for id, row in appointments.items()}
    steps = {} if taken else _last_steps(session, [row.id for row in rows])
    return [_rendered(row, shown, names, taken or steps.get(row.id)) for row in rows]


def render_appointments(session: Session, rows: Sequence[AppointmentRow]) -> list[wire.Appointment]:
    names = caseworker_names(session, (row.caseworker_id for row in rows))
    return [render_appointment(row, names) for row in rows]


def render_appointment(row: AppointmentRow, names: Mapping[str, str]) -> wire.Appointment:
    return wire.Appointment(
        id=row.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        caseworker=_caseworker(row.caseworker_id, names),
        caseworker_name=row.caseworker_name,
        room=row.room,
        cancelled=row.cancelled,
        no_show=row.no_show_at is not None,
    )


def caseworker_names(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    wanted = sorted({id for id in ids if id})
    if not wanted:
        return {}
    found = session.execute(select(UserRow.id, UserRow.full_name, UserRow.username).where(UserRow.id.in_(wanted)))
    return {id: full_name or username for id, full_name, username in found}


def _rendered(
    row: VisitRow,
    appointments: Mapping[str, wire.Appointment],
    names: Mapping[str, str],
    step: _LastStep | TakenNow | None,
) -> RenderedVisit:
    can_undo = step is not None and step.step != Step.UNDO
    return RenderedVisit(
        visit=wire.Visit(appointment=appointments.get(row.appointment_id or ""), **_fields(row, appointments, names)),
        last_step_by=step.by if step and can_undo else None,
        undo_until=step.at + UNDO_WITHIN if step and can_undo else None,
    )


def _fields(row: VisitRow, appointments: Mapping[str, wire.Appointment], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "also": row.also,
        "status": Status(row.status),
        "outcome": Outcome(row.outcome),
        "flags": [Flag(flag) for flag in row.flags],
        "candidates": [appointments[id] for id in row.candidates if id in appointments],
        "duplicate_of": row.duplicate_of,
        "arrived_at": row.arrived_at,
        "received_at": row.received_at,
        "topic": row.topic_id,
        "needs": row.needs,
        "place": row.place,
        "version": row.version,
        "service_day": row.service_day,
        "caseworker": _caseworker(row.caseworker_id, names),
        "desk_id": row.desk_id,
        "declared": row.declared,
        "language": row.language,
        "laters": row.laters,
        "status_since": row.status_since,
        "escalation": row.escalation,
        "colleagues": list(colleagues_of(row)),
        "on_behalf_of": _caseworker(row.on_behalf_of, names),
        "queued_from": row.queued_from,
        "digits_only": row.origin == KIOSK and row.tag is not None and Flag.RESOLVED not in row.flags,
    }


_FLAGS_FOR_COLLEAGUES = frozenset({Flag.EARLY, Flag.LATE})
_NOT_FOR_COLLEAGUES: Mapping[str, Any] = {
    "candidates": [],
    "duplicate_of": None,
    "topic": None,
    "needs": [],
    "declared": None,
    "language": None,
}


def _is_colleagues(visit: wire.Visit, staff: Staff) -> bool:
    """Whether this one was told of it only because somebody else does not answer."""
    is_own = visit.caseworker is not None and visit.caseworker.id == staff.user_id
    return staff.role is Role.CASEWORKER and not is_own and staff.user_id in visit.colleagues


def _for_colleague(visit: wire.Visit, user_id: str) -> wire.Visit:
    """Number, time and whose it is; the rest with *Jeg kommer*, when it is theirs."""
    flags = [flag for flag in visit.flags if flag in _FLAGS_FOR_COLLEAGUES]
    told = {"flags": flags, "colleagues": [user_id], "queued_from": visit.arrived_at}
    return visit.model_copy(update={**_NOT_FOR_COLLEAGUES, **told})


def _caseworker(user_id: str | None, names: Mapping[str, str]) -> wire.Caseworker | None:
    return wire.Caseworker(id=user_id, name=names.get(user_id, "")) if user_id else None


def _appointments(session: Session, ids: Iterable[str]) -> Mapping[str, AppointmentRow]:
    wanted = sorted(ids)
    if not wanted:
        return {}
    return {row.id: row for row in session.scalars(select(AppointmentRow).where(AppointmentRow.id.in_(wanted)))}


def _last_steps(session: Session, visit_ids: Sequence[str]) -> Mapping[str, _LastStep]:
    if not visit_ids:
        return {}
    write_what_was_said(session)
    if len(visit_ids) == 1:
        rows = session.connection().execute(_LAST_STEP, {"visit": visit_ids[0]})
    else:
        rows = session.connection().execute(_LAST_STEPS, {"visits": list(visit_ids)})
    return {row.visit_id: row for row in rows}
