"""What a kiosk asks: its state and its numbers; all of it general, nothing of a person."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Response

from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.device_auth import Kiosk
from kiosk.service.api.problems import problem
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases import refusals
from kiosk.service.usecases.devices import note_heartbeat
from kiosk.service.usecases.kiosk_state import kiosk_state
from kiosk.service.usecases.lease_numbers import lease_for_device
from kiosk.wire import paths
from kiosk.wire.devices import KioskState, NumbersLeased, NumbersRequest
from kiosk.wire.words import Paper

router = APIRouter()

_MOST_SPOOLED = 1_000_000


@router.get(paths.KIOSK_STATE, response_model=KioskState)
def state(
    kiosk: Kiosk,
    service: ServicePart,
    spool: Annotated[int | None, Query(ge=0, le=_MOST_SPOOLED)] = None,
    paper: Paper | None = None,
) -> Response:
    now = service.clock()
    with service.store.read() as session:
        said = kiosk_state(session, kiosk.office_id, now=now)
    # Nobody waits for the note that this kiosk is alive.
    service.store.submit(partial(note_heartbeat, device=kiosk, spool=spool, paper=paper, now=now))
    return Response(said.model_dump_json(), media_type="application/json")


@router.post(
    paths.KIOSK_NUMBERS, status_code=201, response_model=NumbersLeased, openapi_extra=documented(NumbersRequest)
)
def numbers(kiosk: Kiosk, service: ServicePart, body: SmallBody) -> Response:
    said = body.parse(NumbersRequest)
    job = partial(
        lease_for_device,
        office_id=kiosk.office_id,
        day=said.service_day,
        count=said.count,
        device_id=kiosk.id,
        now=service.clock(),
    )
    block = service.store.write(job)
    if isinstance(block, refusals.Refused):
        return problem(block.code)
    leased = NumbersLeased(service_day=said.service_day, first=block.first, last=block.last)
    return Response(leased.model_dump_json(), status_code=201, media_type="application/json")
