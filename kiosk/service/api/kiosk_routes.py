"""What a kiosk asks: its state and its numbers; all of it general, nothing of a person."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.device_auth import Kiosk
from kiosk.service.api.problems import problem
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases import refusals
from kiosk.service.usecases.kiosk_state import kiosk_state
from kiosk.service.usecases.lease_numbers import lease_for_device
from kiosk.service.usecases.signs_of_life import Heartbeat, write_sign
from kiosk.wire import paths
from kiosk.wire.devices import KioskState, NumbersLeased, NumbersRequest
from kiosk.wire.words import Paper

router = APIRouter()

_MOST = 1_000_000
_MOST_MS = 100 * 365 * 86_400_000


class KioskSaid(BaseModel):
    """What stands in the query of a heartbeat; all of it may be missing."""

    spool: int | None = Field(default=None, ge=0, le=_MOST)
    paper: Paper | None = None
    trouble: str | None = Field(default=None, pattern=r"^[a-z_]{0,32}$")
    unprinted: int | None = Field(default=None, ge=0, le=_MOST)
    clock: int | None = Field(default=None, ge=-_MOST_MS, le=_MOST_MS)
    scanner: bool | None = None
    numbers: int | None = Field(default=None, ge=0, le=_MOST)
    version: str | None = Field(default=None, pattern=r"^[0-9A-Za-z.+-]{1,40}$")

    def heartbeat(self) -> Heartbeat:
        return Heartbeat(
            spool=self.spool,
            paper=self.paper,
            trouble=self.trouble,
            unprinted=self.unprinted,
            clock_offset_ms=self.clock,
            scanner=self.scanner,
            numbers_left=self.numbers,
            version=self.version,
        )


@router.get(paths.KIOSK_STATE, response_model=KioskState)
def state(
    kiosk: Kiosk,
    service: ServicePart,
    said: Annotated[KioskSaid, Query()],
) -> Response:
    now = service.clock()
    with service.store.read() as session:
        answer = kiosk_state(session, kiosk.office_id, now=now)
    news = service.signs.note(kiosk, said.heartbeat(), now=now)
    if news is not None:
        # Nobody waits for the note of what is wrong with this kiosk.
        service.store.submit(partial(write_sign, sign=news))
    return Response(answer.model_dump_json(), media_type="application/json")


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
