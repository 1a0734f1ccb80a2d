"""Steps of pickups that are due: noted, told on the streams, and their messages put into the outbox, all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.instants import later
from kiosk.domain.message_kinds import MessageKind
from kiosk.domain.pickups import SEEN_IN_TOOLS, Escalation, PolicyStep, Rung, due_steps, highest, next_due, round_start
from kiosk.service.store.ledger import append_all, lock_office
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.pickup_rounds import NO_ROUND, seconds, standing_of, team_of
from kiosk.service.usecases.policies import Policies, policies_of
from kiosk.service.usecases.put_message import put_message
from kiosk.service.usecases.reach import Reach, reach_of
from kiosk.service.usecases.visit_rows import colleagues_column, colleagues_of
from kiosk.wire.events import StaffEvent

AT_ONCE = 50
"""Visits in one transaction, so that a morning's backlog holds nobody up."""

_ABOUT_ONES_OWN = frozenset({Rung.CHANNELS, Rung.STAND_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Climb:
    """One transaction's steps of one office."""

    session: Session
    policies: Policies
    reach: Reach
    now: datetime


def take_due_steps(session: Session, office_id: str, *, now: datetime) -> int:
    """How many visits had a step due; a repetition finds none of them."""
    lock_office(session, office_id)
    rows = session.scalars(
        select(VisitRow)
        .where(VisitRow.office_id == office_id, VisitRow.step_due_at <= now)
        .order_by(VisitRow.step_due_at, VisitRow.id)
        .limit(AT_ONCE)
        .execution_options(populate_existing=True)
    ).all()
    if not rows:
        return 0
    _read_appointments(session, rows)
    climb = _Climb(
        session=session, policies=policies_of(session, office_id), reach=reach_of(session, office_id, now=now), now=now
    )
    told = [row.id for row in rows if _climbed(climb, row)]
    append_all(session, office_id, events=[(StaffEvent.VISIT, id) for id in told], audited=(), now=now)
    session.flush()
    return len(rows)


def next_step_due(session: Session) -> tuple[datetime, str] | None:
    """When, and in which office; None while nobody's answer is waited for."""
    found = session.execute(
        select(VisitRow.step_due_at, VisitRow.office_id)
        .where(VisitRow.step_due_at.is_not(None))
        .order_by(VisitRow.step_due_at)
        .limit(1)
    ).first()
    return (found[0], found[1]) if found is not None and found[0] is not None else None


def _read_appointments(session: Session, rows: Sequence[VisitRow]) -> None:
    """Into the session, all at once."""
    ids = {row.appointment_id for row in rows if row.appointment_id}
    if ids:
        session.scalars(select(AppointmentRow).where(AppointmentRow.id.in_(sorted(ids)))).all()


def _climbed(climb: _Climb, row: VisitRow) -> bool:
    """False: the appointment was put off meanwhile, so the step is not due yet."""
    session, now = climb.session, climb.now
    team = team_of(session, row.appointment_id)
    policy = climb.policies.of(team)
    since = round_start(standing_of(session, row, {}, now=now), policy)
    if since is None:
        row.step_due_at = NO_ROUND["step_due_at"]
        return False
    told = None if row.told_after is None else timedelta(seconds=row.told_after)
    steps = due_steps(policy, since=since, told=told, now=now)
    if not steps:
        row.step_due_at = next_due(policy, since=since, told=told)
        return False
    row.colleagues = _colleagues(climb, row, steps, team)
    reached = [_told(climb, row, step, policy, since=since, team=team) for step in steps]
    row.told_after = seconds(steps[-1].after)
    row.step_due_at = next_due(policy, since=since, told=steps[-1].after)
    ends_nowhere = row.step_due_at is None and not reached[-1]
    rungs = [step.rung for step in steps] + ([Rung(row.escalation)] if row.escalation else [])
    row.escalation = str(Rung.BOARD if ends_nowhere else highest(rungs))
    row.version += 1
    return True


def _colleagues(climb: _Climb, row: VisitRow, steps: Sequence[PolicyStep], team: str | None) -> str | None:
    """Whoever was told stays told; the caseworker is none of them, nor is who they have it from."""
    told = set(colleagues_of(row))
    for step in steps:
        told |= climb.reach.colleagues(step, caseworker=row.caseworker_id, team=team)
    return colleagues_column(told - {row.caseworker_id, row.on_behalf_of})


def _told(
    climb: _Climb, row: VisitRow, step: PolicyStep, policy: Escalation, *, since: datetime, team: str | None
) -> bool:
    """Whether it reached anybody: a message that is late before it is made reaches nobody."""
    if step.rung in SEEN_IN_TOOLS:
        return True
    due_at = later(since, step.after)
    messages = put_message(
        climb.session,
        office_id=row.office_id,
        kind=MessageKind.PICKUP if step.rung in _ABOUT_ONES_OWN else MessageKind.TEAM,
        to=climb.reach.of(step, caseworker=row.caseworker_id, team=team),
        number=row.number,
        visit_id=row.id,
        since=due_at,
        stale_after=policy.good_for,
        now=climb.now,
    )
    return bool(messages) and later(due_at, policy.good_for) > climb.now
