"""The one place where a step of a visit is written down: the visit, the step, the events, the audit row."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.visits import Status, Step
from kiosk.service.store.ledger import Audited, append_all, ledger_of, write_what_was_said
from kiosk.service.store.tables import VisitRow, VisitStepRow
from kiosk.service.usecases.event_feed import called, lost
from kiosk.service.usecases.pickup_rounds import RESTORED, round_after
from kiosk.service.usecases.private_rooms import follow_visit
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import STANDS_ANEW, change, shown_to
from kiosk.wire.events import DisplayEvent, StaffEvent

_SINCE = "status_since"
_MERGED_WITH = "merged_with"
_BOOKED = "booked"
_TOGETHER_WITH = "together_with"
_NO_COLUMNS = frozenset({_MERGED_WITH, _BOOKED, _TOGETHER_WITH})

# Made once: making a statement costs more than SQLite needs to do what it says.
_TAKEN = insert(VisitStepRow)
_LAST = (
    select(VisitStepRow).where(VisitStepRow.visit_id == bindparam("visit")).order_by(VisitStepRow.seq.desc()).limit(1)
)


def record_step(
    session: Session,
    row: VisitRow,
    step: Step,
    columns: Mapping[str, Any],
    *,
    by: Staff,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
    merged_with: str | None = None,
    booked: str | None = None,
    together_with: VisitStepRow | None = None,
) -> None:
    """`booked`: the appointment that was made with the step. `together_with`: the step before it, taken back with it.

    Raises ChangedMeanwhile when somebody was quicker.
    """
    was, saw = row.status, shown_to(row)
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    pickup = round_after(session, row, changed, told_before=columns.get("told_after"), now=now)
    before = _before(row, changed.keys() | (RESTORED if pickup else set()))
    change(session, row, changed | pickup, now=now)
    taken = {
        "visit_id": row.id,
        "seq": row.version,
        "office_id": row.office_id,
        "step": step,
        "by": by.user_id,
        "at": now,
        "origin": by.origin,
        "before": before | _beside(merged_with, booked, together_with),
        "undone_at": None,
    }
    ledger_of(session).say(_TAKEN, [taken])
    detail = {"from": was, "to": row.status, **(detail or {})}
    said = Audited(actor=by.user_id, action=f"visit.{step}", subject=row.id, detail=detail, origin=by.origin)
    events = _events(row, step, was=Status(was), lost_by=saw - shown_to(row), moved="desk_id" in changed)
    append_all(session, row.office_id, events=events, audited=[said], now=now)
    follow_visit(session, row, step, by=by, now=now)


def _beside(merged_with: str | None, booked: str | None, together_with: VisitStepRow | None) -> dict[str, Any]:
    """What goes back with the step, over what it changed itself."""
    ids = {name: id for name, id in ((_MERGED_WITH, merged_with), (_BOOKED, booked)) if id}
    return {**together_with.before, _TOGETHER_WITH: together_with.seq, **ids} if together_with else ids


def _before(row: VisitRow, changed: Set[str]) -> dict[str, Any]:
    """What a step is about to change, as JSON."""
    before = {name: getattr(row, name) for name in changed if name != _SINCE}
    if changed & STANDS_ANEW:
        before[_SINCE] = row.status_since.isoformat()
    return before


def last_step(session: Session, visit_id: str) -> VisitStepRow | None:
    write_what_was_said(session)
    return session.scalar(_LAST, {"visit": visit_id})


def taken_with(session: Session, step: VisitStepRow) -> Sequence[VisitStepRow]:
    """The step, and the one before it that goes back with it."""
    first = step.before.get(_TOGETHER_WITH)
    return [step] if first is None else [step, session.get_one(VisitStepRow, (step.visit_id, first))]


def columns_before(step: VisitStepRow) -> dict[str, Any]:
    """What the step changed, as it was."""
    columns = {name: value for name, value in step.before.items() if name not in _NO_COLUMNS}
    if _SINCE in columns:
        columns[_SINCE] = datetime.fromisoformat(columns[_SINCE])
    return columns


def merge_partner(step: VisitStepRow) -> str | None:
    """The other visit of a merge; its own step stands beside this one."""
    partner: str | None = step.before.get(_MERGED_WITH)
    return partner


def appointment_booked(step: VisitStepRow) -> str | None:
    """The appointment that was made with the step, and goes when it is taken back."""
    booked: str | None = step.before.get(_BOOKED)
    return booked


def _events(row: VisitRow, step: Step, *, was: Status, lost_by: Iterable[str], moved: bool) -> list[tuple[str, str]]:
    """`moved`: the desk is another one, or none any more."""
    told: list[tuple[str, str]] = [(StaffEvent.VISIT, row.id)]
    told.extend((StaffEvent.VISIT_GONE, lost(row.id, each)) for each in sorted(lost_by))
    is_called = row.status == Status.CALLED
    if step is Step.CALL_AGAIN or (is_called and was not in {Status.CALLED, Status.COLLECTED}):
        told.append((DisplayEvent.CALL, called(row.id, row.place or "")))
    elif (was is Status.CALLED and row.status not in {Status.CALLED, Status.COLLECTED}) or (
        moved and row.status == Status.WAITING
    ):
        told.append((DisplayEvent.CALL_WITHDRAWN, row.id))
    elif was is Status.CALLED and is_called and moved:
        told += [(DisplayEvent.CALL_WITHDRAWN, row.id), (DisplayEvent.CALL, called(row.id, row.place or ""))]
    return told
