"""The route where a device comes from: a one-time code against a token."""

import base64
from dataclasses import replace
from datetime import datetime
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.problems import problem
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.pairing import GOOD_FOR, NewDevice, Origin, pair
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.wrong_codes import note_wrong_code, wrong_codes_from
from kiosk.wire import paths
from kiosk.wire.devices import Block, Paired, PairRequest
from kiosk.wire.problems import Code

router = APIRouter()


@router.post(paths.PAIR, status_code=201, response_model=Paired, openapi_extra=documented(PairRequest))
async def pair_device(request: Request, service: ServicePart, body: SmallBody) -> Response:
    said = body.parse(PairRequest)
    # The address is the connection's own: what a header claims of it is not believed.
    address = request.client.host if request.client else ""
    answer = await run_in_threadpool(_paired, service, said.code, address)
    if isinstance(answer, Paired):
        return Response(answer.model_dump_json(), status_code=201, media_type="application/json")
    wait = answer.retry_after
    return problem(answer.code) if wait is None else problem(answer.code, {"Retry-After": str(wait)})


def _paired(service: Service, code: str, address: str) -> Paired | Refused:
    now, since = service.clock(), service.began_at
    with service.store.read() as session:
        origin = Origin(address=address, wrong_at=wrong_codes_from(session, address, since=since, now=now))
    device = service.store.write(partial(pair, typed=code, origin=origin, now=now))
    if isinstance(device, Refused):
        return _counted(service, device, address, now)
    with service.store.read() as session:
        return _told(session, device)


def _counted(service: Service, refused: Refused, address: str, now: datetime) -> Refused:
    """Of a code that was guessed at too often it is the code's time that is waited for."""
    if refused.code is not Code.BAD_CODE:
        return replace(refused, retry_after=round(GOOD_FOR.total_seconds()))
    wait = service.store.write(partial(note_wrong_code, address=address, since=service.began_at, now=now))
    return refused if wait is None else Refused(code=Code.TOO_MANY_REQUESTS, retry_after=wait)


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
