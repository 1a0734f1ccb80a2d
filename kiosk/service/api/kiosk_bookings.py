"""A kiosk books a later time: which are free, and one that is kept. Who books stays sealed until after the answer."""

from functools import partial

from fastapi import APIRouter, Response

from kiosk.service.api.arrivals_body import read_envelope, read_key_id, read_uuid
from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.days import Days
from kiosk.service.api.device_auth import Kiosk
from kiosk.service.api.problems import Refused, problem
from kiosk.service.api.references import Reference
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases import book_slot, refusals
from kiosk.service.usecases.free_times import slot_id, times_of_topic
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.offices import is_topic
from kiosk.wire import paths
from kiosk.wire.devices import Booked, BookingRequest, Slot, Slots
from kiosk.wire.problems import Code

router = APIRouter()


@router.get(paths.KIOSK_SLOTS, response_model=Slots)
def slots(kiosk: Kiosk, service: ServicePart, days: Days, topic: Reference = "") -> Response:
    if not topic:
        raise Refused(Code.MALFORMED)
    with service.store.read() as session:
        if not is_topic(session, topic, office_id=kiosk.office_id):
            raise Refused(Code.NOT_FOUND)
        first, last = days.first_and_last()
        found = times_of_topic(session, kiosk.office_id, topic_id=topic, first=first, last=last, now=service.clock())
        tz = office_rules(session, kiosk.office_id).tz
    if isinstance(found, refusals.Refused):
        return problem(found.code)
    said = [Slot(id=slot_id(slot.topic, slot.starts_at), starts_at=slot.starts_at.astimezone(tz)) for slot in found]
    return Response(Slots(slots=said).model_dump_json(), media_type="application/json")


@router.post(paths.KIOSK_BOOKINGS, status_code=201, response_model=Booked, openapi_extra=documented(BookingRequest))
def bookings(kiosk: Kiosk, service: ServicePart, body: SmallBody) -> Response:
    """The answer depends on the slot alone: the envelope is kept as it came, good or not."""
    said = body.parse(BookingRequest)
    wanted = book_slot.BookingRequested(
        id=read_uuid(said.id),
        office_id=kiosk.office_id,
        slot=said.slot_id,
        device_id=kiosk.id,
        key_id=read_key_id(said.key_id),
        envelope=read_envelope(said.envelope),
    )
    booked = service.store.write(partial(book_slot.book_slot, wanted=wanted, now=service.clock()))
    if isinstance(booked, refusals.Refused):
        headers = {"Retry-After": str(booked.retry_after)} if booked.retry_after else None
        return problem(booked.code, headers)
    with service.store.read() as session:
        tz = office_rules(session, kiosk.office_id).tz
    answer = Booked(code=booked.code, starts_at=booked.starts_at.astimezone(tz))
    return Response(answer.model_dump_json(), status_code=201, media_type="application/json")
