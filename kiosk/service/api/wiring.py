"""What routers get from the process: the service's parts, made once in app.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from kiosk.service.store.store import Store
from kiosk.settings.service import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Stands in `app.state.service` from the start of the lifespan; `clock` is aware and UTC."""

    store: Store
    settings: ServiceSettings
    clock: Callable[[], datetime]


async def service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


ServicePart = Annotated[Service, Depends(service)]
