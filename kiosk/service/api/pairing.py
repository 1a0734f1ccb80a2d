"""The route where a device comes from: a one-time code against a token."""

import base64
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.problems import problem
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.pairing import NewDevice, Origin, pair
from kiosk.service.usecases.refusals import Refused
from kiosk.wire import paths
from kiosk.wire.devices import Block, Paired, PairRequest
from kiosk.wire.problems import Code

router = APIRouter()


@router.post(paths.PAIR, status_code=201, response_model=Paired, openapi_extra=documented(PairRequest))
async def pair_device(request: Request, service: ServicePart, body: SmallBody) -> Response:
    said = body.parse(PairRequest)
    # The address is the connection's own: what a header claims of it is not believed.
    address = request.client.host if request.client else ""
    come_from = Origin(address=address, wrong_at=service.wrong_codes.last_wrong(address))
    answer = await run_in_threadpool(_paired, service, said.code, come_from)
    if isinstance(answer, Paired):
        return Response(answer.model_dump_json(), status_code=201, media_type="application/json")
    if answer.code is not Code.BAD_CODE:
        return problem(answer.code, {"Retry-After": "600"})
    wait = service.wrong_codes.note(address, service.clock())
    return problem(Code.BAD_CODE) if wait is None else problem(Code.TOO_MANY_REQUESTS, {"Retry-After": str(wait)})


def _paired(service: Service, code: str, origin: Origin) -> Paired | Refused:
    device = service.store.write(partial(pair, typed=code, origin=origin, now=service.clock()))
    if isinstance(device, Refused):
        return device
    with service.store.read() as session:
        return _told(session, device)


def _told(session: Session, device: NewDevice) -> Paired:
    current = box_keys(session).current
    reserve = device.reserve
    return Paired(
        token=device.token,
        device_id=device.device_id,
        office_id=device.office_id,
        kind=device.kind,
        key_id=current.key_id,
        public_key=base64.b64encode(current.public_key).decode(),
        reserve=Block(first=reserve.first, last=reserve.last) if reserve else None,
    )
