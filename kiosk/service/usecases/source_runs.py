"""How each source fares: what its runs did, since when it fails, and whether somebody wants it asked now."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import SourceRow, SourceRunRow
from kiosk.service.usecases.import_plan import PlanReport
from kiosk.service.usecases.staff import By, Staff
from kiosk.wire.events import StaffEvent
from kiosk.wire.sources import SOURCES

BY_ITSELF = By(actor="service", origin="source")
THROTTLED = "throttled"
_PATIENCE = timedelta(minutes=15)
_NOTED_EVERY = timedelta(minutes=1)
_KEPT_RUNS = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRun:
    """`reason`: empty where it answered. `report`: None where there was nothing new."""

    office_id: str
    source_id: str
    name: str
    began_at: datetime
    ended_at: datetime
    reason: str = ""
    report: PlanReport | None = None

    @property
    def is_good(self) -> bool:
        return not self.reason


def source_states(session: Session, office_id: str) -> Mapping[str, SourceRow]:
    """Of a source that was never asked there is none."""
    rows = session.scalars(select(SourceRow).where(SourceRow.office_id == office_id))
    return {row.id: row for row in rows}


def last_runs(session: Session, office_id: str, source_ids: Collection[str]) -> Mapping[str, SourceRunRow]:
    """The latest one of each that is kept."""
    found = {}
    for source_id in source_ids:
        row = session.scalar(
            select(SourceRunRow)
            .where(SourceRunRow.office_id == office_id, SourceRunRow.source_id == source_id)
            .order_by(SourceRunRow.began_at.desc(), SourceRunRow.id)
            .limit(1)
        )
        if row is not None:
            found[source_id] = row
    return found


def is_worth_noting(state: SourceRow | None, run: SourceRun) -> bool:
    """WHY: a folder is looked at every few seconds, and a write is a write."""
    if state is None or run.report is not None or state.wanted_at is not None or state.reason != run.reason:
        return True
    return state.looked_at is None or elapsed(since=state.looked_at, until=run.ended_at) >= _NOTED_EVERY


def note_run(session: Session, run: SourceRun) -> None:
    """A run that found nothing new, or failed as it did before, changes the source's state alone."""
    lock_office(session, run.office_id)
    state = _state(session, run.office_id, run.source_id, name=run.name)
    state.name = run.name
    is_news = state.reason != run.reason
    was_wanted = state.wanted_at is not None and state.wanted_at <= run.began_at
    state.looked_at = run.ended_at
    if run.is_good:
        state.good_at, state.failing_since = run.ended_at, None
    elif state.failing_since is None and not _is_resting(state, run):
        state.failing_since = run.ended_at
    state.reason = run.reason
    if was_wanted:
        state.wanted_at = None
    if run.report is not None or is_news or was_wanted:
        session.add(_row(run))
        append_event(session, run.office_id, StaffEvent.STATE, SOURCES, run.ended_at)


def want_run(session: Session, source_id: str, *, name: str, by: Staff, now: datetime) -> None:
    """Whichever process has the source in hand sees it within a second."""
    lock_office(session, by.office_id)
    _state(session, by.office_id, source_id, name=name).wanted_at = now
    append_event(session, by.office_id, StaffEvent.STATE, SOURCES, now)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="source.wanted",
        subject=source_id,
        origin=by.origin,
        now=now,
    )


def forget_others(session: Session, configured: Collection[tuple[str, str]]) -> None:
    """Sources that the settings name no more: nobody waits for them."""
    for row in session.scalars(select(SourceRow)):
        if (row.office_id, row.id) not in configured:
            session.delete(row)


def oldest_kept(now: datetime) -> datetime:
    """Runs that began before are forgotten with the night."""
    return now - _KEPT_RUNS


def _is_resting(state: SourceRow, run: SourceRun) -> bool:
    """A source that asks for patience does not fail until the plan is no longer fresh."""
    if run.reason != THROTTLED or state.good_at is None:
        return False
    return elapsed(since=state.good_at, until=run.ended_at) < _PATIENCE


def _state(session: Session, office_id: str, source_id: str, *, name: str) -> SourceRow:
    found = session.get(SourceRow, (office_id, source_id))
    if found is None:
        found = SourceRow(
            office_id=office_id,
            id=source_id,
            name=name,
            looked_at=None,
            good_at=None,
            failing_since=None,
            reason="",
            wanted_at=None,
        )
        session.add(found)
    return found


def _row(run: SourceRun) -> SourceRunRow:
    report = run.report or PlanReport()
    total = report.total
    return SourceRunRow(
        id=str(uuid.uuid4()),
        office_id=run.office_id,
        source_id=run.source_id,
        began_at=run.began_at,
        ended_at=run.ended_at,
        reason=run.reason,
        parts=report.parts,
        taken=report.taken,
        added=total.added,
        changed=total.changed,
        cancelled=total.cancelled,
        unmapped=len(report.unmapped),
        outside=report.outside,
        codes=dict(report.codes),
        rejected=[[each.part, each.line, each.code] for each in report.rejected],
    )
