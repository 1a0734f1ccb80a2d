"""Leasing waiting numbers: from one counter per office and day, each number once."""

from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.domain.numbers import FIRST_ORDINARY, Block, NoNumbers, lease
from kiosk.domain.opening import next_opening_day
from kiosk.domain.service_day import service_day
from kiosk.service.store.tables import NumberCounterRow, NumberLeaseRow
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import Refused
from kiosk.wire.problems import Code


def lease_numbers(
    session: Session, office_id: str, day: date, count: int, *, device_id: str | None, now: datetime
) -> Block | NoNumbers:
    """`device_id` None: for a desk. The counter stays locked until the commit."""
    counter = _locked_counter(session, office_id, day)
    block = lease(after=counter.next_number - 1, count=count)
    if isinstance(block, NoNumbers):
        return block
    counter.next_number = block.last + 1
    session.execute(
        insert(NumberLeaseRow).values(
            office_id=office_id,
            service_day=day,
            first=block.first,
            last=block.last,
            device_id=device_id,
            leased_at=now,
        )
    )
    return block


def lease_for_device(
    session: Session, office_id: str, day: date, count: int, *, device_id: str, now: datetime
) -> Block | Refused:
    """Only for today and the next day the office opens."""
    rules = office_rules(session, office_id)
    today = service_day(now, rules.tz)
    if day not in (today, next_opening_day(rules.hours, today)):
        return Refused(code=Code.MALFORMED)
    block = lease_numbers(session, office_id, day, count, device_id=device_id, now=now)
    return Refused(code=Code.NO_NUMBERS) if isinstance(block, NoNumbers) else block


def _locked_counter(session: Session, office_id: str, day: date) -> NumberCounterRow:
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    fresh = (sqlite if is_sqlite else postgresql).insert(NumberCounterRow)
    session.execute(
        fresh.values(office_id=office_id, service_day=day, next_number=FIRST_ORDINARY).on_conflict_do_nothing()
    )
    statement = select(NumberCounterRow).filter_by(office_id=office_id, service_day=day).with_for_update()
    return session.execute(statement).scalar_one()
