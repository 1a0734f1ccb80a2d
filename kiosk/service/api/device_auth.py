"""Which device is asking: the bearer token of a kiosk or of a waiting-room screen."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from kiosk.service.api.problems import Refused
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.devices import Device
from kiosk.service.usecases.sessions import staff_of
from kiosk.wire.problems import Code
from kiosk.wire.words import DeviceKind


def bearer(request: Request) -> str:
    """Refused as 401 where there is no token at all."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refused(Code.UNAUTHORIZED)
    return token.strip()


async def device_in(service: Service, request: Request, kind: DeviceKind) -> Device:
    """401 for a token that nobody has (any more), 403 for somebody else's."""
    token = bearer(request)
    device = await service.devices.of(token)
    if device is not None and device.kind is kind:
        return device
    if device is not None or await run_in_threadpool(_is_staff, service, token):
        raise Refused(Code.FORBIDDEN)
    raise Refused(Code.UNAUTHORIZED)


async def _kiosk(request: Request, service: ServicePart) -> Device:
    return await device_in(service, request, DeviceKind.KIOSK)


async def _display(request: Request, service: ServicePart) -> Device:
    return await device_in(service, request, DeviceKind.DISPLAY)


def _is_staff(service: Service, token: str) -> bool:
    with service.store.read() as session:
        return staff_of(session, token, origin="", now=service.clock()) is not None


Kiosk = Annotated[Device, Depends(_kiosk)]
Display = Annotated[Device, Depends(_display)]
