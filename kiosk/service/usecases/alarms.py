"""Raising an alarm, answering it, and what everybody is shown of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiosk.domain.alarms import ENDINGS, AlarmStep, may_answer
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AlarmAnswerRow, AlarmRow, StaffSessionRow
from kiosk.service.usecases.refusals import NOT_FOUND, WRONG_STATE, Refused
from kiosk.service.usecases.render_visits import caseworker_names
from kiosk.service.usecases.staff import Staff
from kiosk.wire.alarms import Alarm
from kiosk.wire.events import StaffEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """`reachable`: how many colleagues were listening."""

    id: str
    place: str
    drill: bool
    reachable: int


def raise_alarm(session: Session, press: Press, *, by: Staff, now: datetime) -> AlarmRow:
    """The same id again is the same alarm."""
    lock_office(session, by.office_id)
    known = session.get(AlarmRow, (by.office_id, press.id))
    if known is not None:
        return known
    alarm = AlarmRow(
        office_id=by.office_id,
        id=press.id,
        place=press.place,
        raised_by=by.user_id,
        raised_at=now,
        drill=press.drill,
        reachable=press.reachable,
        ended_at=None,
        ended_by=None,
        false_alarm=False,
    )
    session.add(alarm)
    _tell(session, alarm, "alarm.raised", by=by, now=now)
    return alarm


def answer_alarm(session: Session, alarm_id: str, step: AlarmStep, *, by: Staff, now: datetime) -> Alarm | Refused:
    """Anybody of the office may answer, and end it."""
    lock_office(session, by.office_id)
    alarm = session.get(AlarmRow, (by.office_id, alarm_id))
    if alarm is None:
        return NOT_FOUND
    if not may_answer(step, ended=alarm.ended_at is not None):
        return WRONG_STATE
    if step in ENDINGS:
        alarm.ended_at, alarm.ended_by = now, by.user_id
        alarm.false_alarm = step is AlarmStep.FALSE_ALARM
    else:
        _note_answer(session, alarm, step, by=by, now=now)
    _tell(session, alarm, f"alarm.{step}", by=by, now=now)
    session.flush()
    return render_alarms(session, [alarm])[0]


def find_alarm(session: Session, alarm_id: str, *, office_id: str) -> Alarm | Refused:
    alarm = session.get(AlarmRow, (office_id, alarm_id))
    return NOT_FOUND if alarm is None else render_alarms(session, [alarm])[0]


def alarms_by_id(session: Session, office_id: str, ids: Collection[str]) -> Mapping[str, Alarm]:
    if not ids:
        return {}
    rows = session.scalars(select(AlarmRow).where(AlarmRow.office_id == office_id, AlarmRow.id.in_(sorted(ids))))
    return {alarm.id: alarm for alarm in render_alarms(session, rows.all())}


def render_alarms(session: Session, alarms: Sequence[AlarmRow]) -> list[Alarm]:
    return [_rendered(session, alarm) for alarm in alarms]


def _rendered(session: Session, alarm: AlarmRow) -> Alarm:
    answers = session.scalars(
        select(AlarmAnswerRow)
        .where(AlarmAnswerRow.office_id == alarm.office_id, AlarmAnswerRow.alarm_id == alarm.id)
        .order_by(AlarmAnswerRow.seen_at, AlarmAnswerRow.user_id)
    ).all()
    seen = [answer.user_id for answer in answers]
    missing = sorted(_logged_in(session, alarm) - {*seen, alarm.raised_by})
    names = caseworker_names(session, [alarm.raised_by, *seen, *missing])
    return Alarm(
        id=alarm.id,
        place=alarm.place,
        by=names[alarm.raised_by],
        at=alarm.raised_at,
        drill=alarm.drill,
        ended_at=alarm.ended_at,
        false_alarm=alarm.false_alarm,
        seen=[names[user_id] for user_id in seen],
        coming=[names[answer.user_id] for answer in answers if answer.coming_at is not None],
        not_reached=[names[user_id] for user_id in missing],
    )


def _logged_in(session: Session, alarm: AlarmRow) -> set[str]:
    """Who had a session when it was raised."""
    revoked_at = StaffSessionRow.revoked_at
    found = select(StaffSessionRow.user_id).where(
        StaffSessionRow.office_id == alarm.office_id,
        StaffSessionRow.created_at <= alarm.raised_at,
        StaffSessionRow.expires_at > alarm.raised_at,
        or_(revoked_at.is_(None), revoked_at > alarm.raised_at),
    )
    return set(session.scalars(found))


def _note_answer(session: Session, alarm: AlarmRow, step: AlarmStep, *, by: Staff, now: datetime) -> None:
    answer = session.get(AlarmAnswerRow, (alarm.office_id, alarm.id, by.user_id))
    if answer is None:
        answer = AlarmAnswerRow(
            office_id=alarm.office_id, alarm_id=alarm.id, user_id=by.user_id, seen_at=now, coming_at=None
        )
        session.add(answer)
    if step is AlarmStep.COMING and answer.coming_at is None:
        answer.coming_at = now


def _tell(session: Session, alarm: AlarmRow, action: str, *, by: Staff, now: datetime) -> None:
    append_event(session, alarm.office_id, StaffEvent.ALARM, alarm.id, now)
    append_audit(
        session,
        alarm.office_id,
        actor=by.user_id,
        action=action,
        subject=alarm.id,
        detail={"drill": alarm.drill},
        origin=by.origin,
        now=now,
    )
