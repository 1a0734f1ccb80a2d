"""The visit that an arrival begins, or the one from the desk that it joins."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from kiosk.domain.matching import Evidence, Flag, Outcome
from kiosk.domain.visits import Status
from kiosk.service.store.tables import TopicRow, VisitRow
from kiosk.service.usecases.match_arrival import Opened
from kiosk.service.usecases.matched_visit import Matched
from kiosk.service.usecases.settling import DESK, KIOSK, Pass, Wishes
from kiosk.wire.envelope import OpenedArrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """All that is known of an arrival that could be read."""

    said: OpenedArrival
    wishes: Wishes
    seen: Evidence = field(repr=False)
    found: Matched


def waiting_at_desk(work: Pass, number: int) -> VisitRow | None:
    """The visit of a desk check-in that took this number, and whose envelope has not come yet."""
    there = work.picture.with_number(number)
    return next((visit for visit in there if visit.origin == DESK and visit.arrival_id is None), None)


def join(visit: VisitRow, said: OpenedArrival, wishes: Wishes, seen: Evidence, found: Matched) -> VisitRow:
    """What people decided at the desk stays."""
    visit.arrival_id = said.id
    visit.tag = seen.tag
    visit.language = said.language
    visit.declared = wishes.declared or said.declared
    visit.needs = sorted({*visit.needs, *(wishes.needs or ())})
    suggested = found.result.appointment or (found.result.candidates[0] if found.result.candidates else None)
    if visit.appointment_id is None and suggested is not None and not visit.acted:
        visit.flags = sorted({*visit.flags, Flag.HAS_APPOINTMENT})
        visit.candidates = list(found.result.candidates) or [suggested]
    visit.version += 1
    return visit


def new_visit(work: Pass, opened: Opened, arrived: Arrived | None) -> VisitRow:
    """`arrived` is None for an envelope that cannot be read: it is shown with the number outside."""
    envelope = opened.envelope
    there = work.picture.with_number(envelope.number)
    inside = _of(work, arrived) if arrived else _UNREADABLE | {"arrived_at": envelope.received_at}
    visit = VisitRow(
        id=str(uuid.uuid4()),
        office_id=envelope.office_id,
        service_day=envelope.service_day,
        number=envelope.number,
        clashes=max((each.clashes for each in there), default=-1) + 1,
        also=[],
        status=str(Status.WAITING),
        status_since=inside["arrived_at"],
        merged_into=None,
        received_at=envelope.received_at,
        desk_id=None,
        place=None,
        laters=0,
        acted=False,
        origin=KIOSK,
        arrival_id=envelope.id,
        version=1,
        **inside,
    )
    work.session.add(visit)
    work.picture.add(visit)
    return visit


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


def _of(work: Pass, arrived: Arrived) -> dict[str, Any]:
    said = arrived.said
    return arrived.found.columns() | {
        "arrived_at": said.at,
        "declared": arrived.wishes.declared or said.declared,
        "topic_id": _known_topic(work, said.topic),
        "needs": list(arrived.wishes.needs or ()),
        "language": said.language,
        "tag": arrived.seen.tag,
    }


def _known_topic(work: Pass, topic_id: str | None) -> str | None:
    if topic_id is None or work.session.get(TopicRow, (work.office_id, topic_id)) is None:
        return None
    return topic_id
