"""The visit that an arrival begins, or the one from the desk that it joins."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.domain.ids import StaffId
from kiosk.domain.matching import Evidence, Flag, Outcome
from kiosk.domain.pickups import Standing
from kiosk.domain.visits import Status
from kiosk.service.store.tables import TopicRow, VisitRow
from kiosk.service.usecases.day_picture import DayVisit
from kiosk.service.usecases.match_arrival import Opened
from kiosk.service.usecases.matched_visit import Matched
from kiosk.service.usecases.pickup_rounds import NO_ROUND, first_round
from kiosk.service.usecases.policies import policies_of
from kiosk.service.usecases.settling import DESK, KIOSK, Pass, Wishes
from kiosk.service.usecases.topics import place_in_queue
from kiosk.wire.envelope import OpenedArrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """All that is known of an arrival that could be read."""

    said: OpenedArrival
    wishes: Wishes
    seen: Evidence = field(repr=False)
    found: Matched


def waiting_at_desk(work: Pass, number: int) -> DayVisit | None:
    """The visit of a desk check-in that took this number, and whose envelope has not come yet."""
    there = work.picture.with_number(number)
    return next((visit for visit in there if visit.origin == DESK and visit.arrival_id is None), None)


def join(work: Pass, at_desk: DayVisit, opened: Opened, arrived: Arrived | None) -> str:
    """The desk's visit has its envelope; what people decided there stays. Its id."""
    visit = work.session.get_one(VisitRow, at_desk.id)
    visit.arrival_id = opened.envelope.id
    visit.version += 1
    if arrived is not None:
        _note(visit, arrived)
    work.picture.join(at_desk, opened.envelope.id)
    return visit.id


def new_visit(work: Pass, opened: Opened, arrived: Arrived | None) -> str:
    """Its id. `arrived` is None for an envelope that cannot be read: it is shown with the number outside."""
    envelope = opened.envelope
    there = work.picture.with_number(envelope.number)
    inside = _of(work, arrived) if arrived else _unreadable(envelope.received_at)
    columns: dict[str, Any] = (
        inside
        | {
            "id": str(uuid.uuid4()),
            "office_id": envelope.office_id,
            "service_day": envelope.service_day,
            "number": envelope.number,
            "clashes": max((each.clashes for each in there), default=-1) + 1,
            "also": [],
            "status": str(Status.WAITING),
            "status_since": inside["arrived_at"],
            "merged_into": None,
            "received_at": envelope.received_at,
            "desk_id": None,
            "place": None,
            "laters": 0,
            "acted": False,
            "origin": KIOSK,
            "arrival_id": envelope.id,
            "version": 1,
        }
        | (_pickup(work, arrived) if arrived else NO_ROUND)
    )
    work.rows.visits.append(columns)
    work.picture.add(DayVisit(**{name: columns[name] for name in DayVisit.__slots__}), columns["tag"])
    return str(columns["id"])


def _note(visit: VisitRow, arrived: Arrived) -> None:
    said, result = arrived.said, arrived.found.result
    visit.tag = arrived.seen.tag
    visit.language = said.language
    visit.declared = arrived.wishes.declared or said.declared
    visit.needs = sorted({*visit.needs, *(arrived.wishes.needs or ())})
    suggested = [result.appointment] if result.appointment else list(result.candidates)
    if visit.appointment_id is None and suggested and not visit.acted:
        visit.flags = sorted({*visit.flags, Flag.HAS_APPOINTMENT})
        visit.candidates = suggested


_UNREADABLE: dict[str, Any] = {
    "outcome": str(Outcome.UNREADABLE),
    "flags": [],
    "appointment_id": None,
    "candidates": [],
    "duplicate_of": None,
    "caseworker_id": None,
    "declared": None,
    "topic_id": None,
    "needs": [],
    "language": None,
    "tag": None,
}


def _unreadable(received_at: datetime) -> dict[str, Any]:
    return _UNREADABLE | {"arrived_at": received_at, "queued_from": received_at}


def _of(work: Pass, arrived: Arrived) -> dict[str, Any]:
    said, topic = arrived.said, _known_topic(work, arrived.said.topic)
    return arrived.found.columns() | {
        "arrived_at": said.at,
        "queued_from": place_in_queue(topic, arrived_at=said.at),
        "declared": arrived.wishes.declared or said.declared,
        "topic_id": None if topic is None else topic.id,
        "needs": list(arrived.wishes.needs or ()),
        "language": said.language,
        "tag": arrived.seen.tag,
    }


def _pickup(work: Pass, arrived: Arrived) -> dict[str, Any]:
    """Without an appointment nobody is asked, and for one that is over only the reception is told."""
    found, appointment = arrived.found, arrived.found.appointment
    if found.result.appointment is None or appointment is None or appointment.caseworker_id != found.caseworker_id:
        return NO_ROUND
    standing = Standing(
        status=Status.WAITING,
        caseworker=StaffId(found.caseworker_id) if found.caseworker_id else None,
        laters=0,
        arrived_at=arrived.said.at,
        appointment_at=appointment.starts_at,
        stands_since=arrived.said.at,
    )
    policy = policies_of(work.session, work.office_id).of(appointment.team)
    return first_round(standing, policy, session=work.session, now=work.now)


def _known_topic(work: Pass, topic_id: str | None) -> TopicRow | None:
    return None if topic_id is None else work.session.get(TopicRow, (work.office_id, topic_id))
