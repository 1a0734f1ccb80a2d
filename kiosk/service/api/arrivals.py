"""The one route citizens wait behind: a kiosk's envelopes are kept, and the answer is the same for all."""

import asyncio
from functools import partial

from fastapi import APIRouter, Request, Response
from starlette.routing import Route

from kiosk.service.api.arrivals_body import read_arrivals
from kiosk.service.api.bodies import SMALL, Body, read_up_to
from kiosk.service.api.device_auth import device_in
from kiosk.service.api.wiring import Service
from kiosk.service.usecases.take_in import take_in
from kiosk.wire import paths
from kiosk.wire.devices import ArrivalsAccepted
from kiosk.wire.words import DeviceKind

router = APIRouter()


@router.post(paths.KIOSK_ARRIVALS, status_code=202, response_model=ArrivalsAccepted)
async def arrivals(request: Request) -> Response:
    """Committed before it is answered. Nothing is opened here, so neither the answer nor its time tells anything.

    WHY no dependencies: solving them costs as much as all the rest of this route.
    """
    service: Service = request.app.state.service
    kiosk = await device_in(service, request, DeviceKind.KIOSK)
    items = read_arrivals(Body(await read_up_to(request, SMALL)).raw())
    origin = {"office_id": kiosk.office_id, "device_id": kiosk.id, "received_at": service.clock(), "taken_at": None}
    if items:
        kept = service.store.submit(partial(take_in, envelopes=[{**item, **origin} for item in items]))
        await asyncio.wrap_future(kept)
    return Response(b'{"accepted":%d}' % len(items), status_code=202, media_type="application/json")


# WHY a second time, without FastAPI around it: a quarter of the route's cost is what FastAPI does for routes that
# need it. The first declaration is what /openapi.json tells.
route = Route(paths.KIOSK_ARRIVALS, arrivals, methods=["POST"])
