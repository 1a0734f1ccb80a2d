"""The one route citizens wait behind: a kiosk's envelopes are kept, and the answer is the same for all."""

import asyncio
from functools import partial

from fastapi import APIRouter, Response

from kiosk.service.api.arrivals_body import read_arrivals
from kiosk.service.api.bodies import SmallBody
from kiosk.service.api.device_auth import Kiosk
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.take_in import take_in
from kiosk.wire import paths
from kiosk.wire.devices import ArrivalsAccepted

router = APIRouter()


@router.post(paths.KIOSK_ARRIVALS, status_code=202, response_model=ArrivalsAccepted)
async def arrivals(kiosk: Kiosk, service: ServicePart, body: SmallBody) -> Response:
    """Committed before it is answered. Nothing is opened here, so neither the answer nor its time tells anything."""
    items = read_arrivals(body.raw())
    origin = {"office_id": kiosk.office_id, "device_id": kiosk.id, "received_at": service.clock(), "taken_at": None}
    if items:
        kept = service.store.submit(partial(take_in, envelopes=[{**item, **origin} for item in items]))
        await asyncio.wrap_future(kept)
    return Response(b'{"accepted":%d}' % len(items), status_code=202, media_type="application/json")
