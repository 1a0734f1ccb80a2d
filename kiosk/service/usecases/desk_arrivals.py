"""A check-in at the desk: what the kiosk does, done by the reception for a citizen."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.matching import Outcome, timing_flags
from kiosk.domain.numbers import NoNumbers
from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Status
from kiosk.service.store.ledger import append_audit, append_event, lock_office
from kiosk.service.store.tables import AppointmentRow, ArrivalRow, TopicRow, VisitRow
from kiosk.service.usecases.lease_numbers import lease_numbers
from kiosk.service.usecases.office_rules import OfficeRules, office_rules
from kiosk.service.usecases.pickup_rounds import begin_anew
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.settling import DESK
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.topics import place_in_queue
from kiosk.service.usecases.visit_rows import open_visit_of
from kiosk.wire.events import StaffEvent
from kiosk.wire.problems import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """`number` None: the next one is drawn."""

    number: int | None
    appointment_id: str | None
    topic_id: str | None
    needs: Sequence[str]


def check_in(session: Session, wanted: CheckIn, *, by: Staff, now: datetime) -> VisitRow | Refused:
    """An envelope of a kiosk that comes later for the same number joins this visit."""
    lock_office(session, by.office_id)
    rules = office_rules(session, by.office_id)
    day = service_day(now, rules.tz)
    appointment = _appointment(session, wanted, rules, day)
    if isinstance(appointment, Refused):
        return appointment
    topic = None if wanted.topic_id is None else session.get(TopicRow, (by.office_id, wanted.topic_id))
    if wanted.topic_id is not None and topic is None:
        return NOT_FOUND
    if appointment is not None and open_visit_of(session, appointment.id) is not None:
        return Refused(code=Code.APPOINTMENT_TAKEN)
    number = _number(session, wanted, by.office_id, day, now)
    if isinstance(number, Refused):
        return number
    visit = _visit(wanted, topic, appointment, rules, number=number, day=day, now=now)
    begin_anew(session, visit, now=now)
    session.add_all((visit, _evidence(visit, appointment, now=now)))
    session.flush()
    append_event(session, by.office_id, StaffEvent.VISIT, visit.id, now)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="visit.checked_in",
        subject=visit.id,
        detail={"number": number, "appointment": appointment.id if appointment else None},
        origin=by.origin,
        now=now,
    )
    return visit


def _appointment(session: Session, wanted: CheckIn, rules: OfficeRules, day: date) -> AppointmentRow | Refused | None:
    if wanted.appointment_id is None:
        return None
    found = session.get(AppointmentRow, wanted.appointment_id)
    if found is None or found.office_id != rules.office_id or found.service_day != day:
        return NOT_FOUND
    return found


def _number(session: Session, wanted: CheckIn, office_id: str, day: date, now: datetime) -> int | Refused:
    """A number that a visit of the day has, open or not, cannot be given to a second citizen."""
    if wanted.number is not None:
        return Refused(code=Code.NUMBER_TAKEN) if _is_taken(session, wanted.number, office_id, day) else wanted.number
    while True:
        block = lease_numbers(session, office_id, day, 1, device_id=None, now=now)
        if isinstance(block, NoNumbers):
            return Refused(code=Code.NO_NUMBERS)
        if not _is_taken(session, block.first, office_id, day):
            return block.first


def _is_taken(session: Session, number: int, office_id: str, day: date) -> bool:
    found = select(VisitRow.id).where(
        VisitRow.office_id == office_id, VisitRow.service_day == day, VisitRow.number == number
    )
    return session.scalar(found.limit(1)) is not None


def _visit(
    wanted: CheckIn,
    topic: TopicRow | None,
    appointment: AppointmentRow | None,
    rules: OfficeRules,
    *,
    number: int,
    day: date,
    now: datetime,
) -> VisitRow:
    """Nothing is matched: the reception has asked for the name. `arrival_id` waits for the kiosk's envelope."""
    return VisitRow(
        id=str(uuid.uuid4()),
        office_id=rules.office_id,
        service_day=day,
        number=number,
        clashes=0,
        also=[],
        status=Status.WAITING,
        status_since=now,
        candidates=[],
        duplicate_of=None,
        merged_into=None,
        arrived_at=now,
        queued_from=place_in_queue(topic, arrived_at=now),
        received_at=now,
        declared=None,
        topic_id=wanted.topic_id,
        needs=[str(need) for need in wanted.needs],
        language=None,
        desk_id=None,
        place=None,
        laters=0,
        acted=False,
        origin=DESK,
        arrival_id=None,
        version=1,
        **_of_appointment(appointment, rules, now=now),
    )


def _of_appointment(appointment: AppointmentRow | None, rules: OfficeRules, *, now: datetime) -> dict[str, Any]:
    if appointment is None:
        nothing = dict.fromkeys(("appointment_id", "caseworker_id", "tag"))
        return {"outcome": Outcome.WALK_IN, "flags": [], **nothing}
    return {
        "outcome": Outcome.MATCHED,
        "flags": sorted(map(str, timing_flags(starts_at=appointment.starts_at, at=now, window=rules.window))),
        "appointment_id": appointment.id,
        "caseworker_id": appointment.caseworker_id,
        "tag": appointment.tag,
    }


def _evidence(visit: VisitRow, appointment: AppointmentRow | None, *, now: datetime) -> ArrivalRow:
    return ArrivalRow(
        office_id=visit.office_id,
        id=str(uuid.uuid4()),
        service_day=visit.service_day,
        number=visit.number,
        kind=DESK,
        about=None,
        device_id=None,
        at=now,
        received_at=now,
        declared=None,
        outcome=visit.outcome,
        source=appointment.source if appointment else None,
        external_id=appointment.external_id if appointment else None,
        receipt=None,
        seen=True,
        language=None,
        visit_id=visit.id,
    )
