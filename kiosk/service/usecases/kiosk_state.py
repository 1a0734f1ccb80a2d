"""What a kiosk is told every few seconds: general, and the same whoever stands before it."""

import base64
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.opening import grid_times, is_open, next_opening_day
from kiosk.domain.service_day import service_day
from kiosk.service.store.tables import BoxKeyRow, TopicRow
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.general_wait import general_wait
from kiosk.service.usecases.office_rules import OfficeRules, office_rules
from kiosk.wire.devices import BoxKey, KioskState, TopicTexts


def kiosk_state(session: Session, office_id: str, *, now: datetime) -> KioskState:
    rules = office_rules(session, office_id)
    today = service_day(now, rules.tz)
    found = box_keys(session)
    return KioskState(
        open=is_open(rules.hours, now, rules.tz),
        service_day=today,
        now=now.astimezone(rules.tz),
        key_id=found.current.key_id,
        public_key=base64.b64encode(found.current.public_key).decode(),
        next_key=_announced(found.following),
        times=[f"{each:%H:%M}" for each in _times(rules, now)],
        topics=topics(session, office_id),
        languages=list(rules.languages),
        notice=rules.notice,
        walk_in_wait_minutes=general_wait(session, rules, now=now),
        office_name=rules.name,
        grid_minutes=int(rules.hours.grid.total_seconds()) // 60,
        next_service_day=next_opening_day(rules.hours, today),
    )


def topics(session: Session, office_id: str) -> list[TopicTexts]:
    rows = session.scalars(select(TopicRow).filter_by(office_id=office_id).order_by(TopicRow.position))
    return [TopicTexts(id=row.id, texts=row.texts, bookable=row.booking is not None) for row in rows]


def _announced(row: BoxKeyRow | None) -> BoxKey | None:
    if row is None:
        return None
    return BoxKey(key_id=row.key_id, public_key=base64.b64encode(row.public_key).decode())


def _times(rules: OfficeRules, now: datetime) -> tuple[time, ...]:
    """WHY the next day's when today has none: a kiosk that is opened out of turn still has times to offer."""
    today = service_day(now, rules.tz)
    following = next_opening_day(rules.hours, today)
    return grid_times(rules.hours, today) or (grid_times(rules.hours, following) if following else ())
