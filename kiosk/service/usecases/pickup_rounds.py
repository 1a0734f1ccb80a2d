"""The one place where it is said of a visit whether an answer is waited for, and when its next step is due.

The columns go in with whatever changes the visit, so there is no visit without its pickup.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from kiosk.domain.ids import StaffId
from kiosk.domain.instants import elapsed
from kiosk.domain.pickups import Escalation, Rung, Standing, highest, next_due, round_start, told_at_once
from kiosk.domain.visits import Status
from kiosk.service.store.jobs import PICKUPS, wake
from kiosk.service.store.tables import AppointmentRow, VisitRow
from kiosk.service.usecases.policies import policies_of
from kiosk.service.usecases.put_message import restore_messages, withdraw_messages
from kiosk.service.usecases.visit_rows import STANDS_ANEW

LOOK_AGAIN = timedelta(seconds=2)
"""Who climbs the ladders looks by themselves so often; what is due sooner wakes them."""

NO_ROUND: dict[str, Any] = {"step_due_at": None, "told_after": None, "escalation": None}
RESTORED = frozenset({"told_after", "escalation", "colleagues"})
"""What a step that is taken back gives back: whoever was told is not told again, and whoever was told of the round
that it began sees the visit no more.
"""


def first_round(standing: Standing, policy: Escalation, *, session: Session, now: datetime) -> dict[str, Any]:
    """The columns of a round that begins; what everybody sees with the visit itself counts as told."""
    since = round_start(standing, policy)
    if since is None:
        return dict(NO_ROUND)
    told = told_at_once(policy, since=since, now=now)
    told_after = seconds(told[-1].after) if told else None
    seen = highest(step.rung for step in told)
    return {
        "told_after": told_after,
        "escalation": str(seen) if seen else None,
        "step_due_at": _due(session, policy, since, told_after, now=now),
    }


def round_after(
    session: Session, row: VisitRow, changed: Mapping[str, Any], *, told_before: int | None, now: datetime
) -> dict[str, Any]:
    """The columns after a step that changes these; nothing where the round goes on as it was.

    `told_before`: how far it had come, where a step is taken back; it goes on from there.
    """
    before, after = standing_of(session, row, {}, now=now), standing_of(session, row, changed, now=now)
    if not (_is_waited_for(before) or _is_waited_for(after)):
        return {}
    policy = policies_of(session, row.office_id).of(team_of(session, changed.get("appointment_id", row.appointment_id)))
    since = round_start(after, policy)
    if since is not None and told_before is not None:
        restore_messages(session, row.id, since=since, now=now)
        return {"told_after": told_before, "step_due_at": _due(session, policy, since, told_before, now=now)}
    if (round_start(before, policy), before.caseworker) == (since, after.caseworker):
        return {}
    if row.escalation not in {None, Rung.STAFF_TOOL}:
        withdraw_messages(session, row.id)
    return first_round(after, policy, session=session, now=now)


def begin_anew(session: Session, row: VisitRow, *, now: datetime) -> None:
    """For a visit that was made, or matched anew, as a whole."""
    policy = policies_of(session, row.office_id).of(team_of(session, row.appointment_id))
    for name, value in first_round(standing_of(session, row, {}, now=now), policy, session=session, now=now).items():
        setattr(row, name, value)


def look_at_once(session: Session, appointments: Sequence[str]) -> None:
    """Their times have changed: whose clock starts earlier now is not left to the old time."""
    _look(session, VisitRow.appointment_id.in_(appointments) & VisitRow.step_due_at.is_not(None))


def look_at_all(session: Session, office_id: str) -> None:
    """The office's policies have changed: nobody waits for a step of the old ones, or at their end."""
    is_climbing = VisitRow.step_due_at.is_not(None) | VisitRow.told_after.is_not(None)
    _look(session, (VisitRow.office_id == office_id) & VisitRow.status.in_(WAITED_FOR) & is_climbing)


def _look(session: Session, which: ColumnElement[bool]) -> None:
    session.execute(
        update(VisitRow).where(which).values(step_due_at=VisitRow.arrived_at),
        execution_options={"synchronize_session": False},
    )
    wake(session, PICKUPS)


def standing_of(session: Session, row: VisitRow, changed: Mapping[str, Any], *, now: datetime) -> Standing:
    """Of the row as it will be with these columns changed."""
    new: dict[str, Any] = {name: changed.get(name, getattr(row, name)) for name in _READ}
    stands_since = changed.get("status_since", now if STANDS_ANEW & changed.keys() else row.status_since)
    appointment = _appointment(session, new["appointment_id"])
    return Standing(
        status=Status(new["status"]),
        caseworker=StaffId(new["caseworker_id"]) if new["caseworker_id"] else None,
        laters=new["laters"],
        arrived_at=row.arrived_at,
        appointment_at=appointment.starts_at if appointment else None,
        stands_since=stands_since,
    )


def team_of(session: Session, appointment_id: str | None) -> str | None:
    appointment = _appointment(session, appointment_id)
    return appointment.team if appointment else None


def seconds(after: timedelta) -> int:
    return int(after.total_seconds())


WAITED_FOR = (Status.WAITING, Status.ON_THE_WAY)
_ANY = Escalation()
"""Whether there is a round is the same by every policy."""
_READ = ("status", "caseworker_id", "laters", "appointment_id")


def _appointment(session: Session, appointment_id: str | None) -> AppointmentRow | None:
    return session.get(AppointmentRow, appointment_id) if appointment_id else None


def _is_waited_for(standing: Standing) -> bool:
    return round_start(standing, _ANY) is not None


def _due(
    session: Session, policy: Escalation, since: datetime, told_after: int | None, *, now: datetime
) -> datetime | None:
    told = None if told_after is None else timedelta(seconds=told_after)
    due = next_due(policy, since=since, told=told)
    if due is not None and elapsed(since=now, until=due) <= LOOK_AGAIN:
        wake(session, PICKUPS)
    return due
