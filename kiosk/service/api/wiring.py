"""What routers get from the process: the service's parts, made once in app.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from kiosk.service.api.alarm_path import AlarmPath
from kiosk.service.api.first_looks import FirstLooks
from kiosk.service.api.hub import Hub
from kiosk.service.api.known_tokens import KnownTokens
from kiosk.service.api.phone_words import Pages
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.usecases.channels import JudgesAddresses
from kiosk.service.usecases.devices import Device
from kiosk.service.usecases.fetched_sources import KnowsSources
from kiosk.service.usecases.import_day import ReadsAppointments
from kiosk.service.usecases.passwords import Passwords
from kiosk.service.usecases.presence import Presence
from kiosk.service.usecases.signs_of_life import SignsOfLife
from kiosk.service.usecases.staff import Staff
from kiosk.settings.service import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Stands in `app.state.service` from the start of the lifespan, `began_at`; `clock` is aware and UTC."""

    store: Store
    keys: KeyRing
    settings: ServiceSettings
    clock: Callable[[], datetime]
    began_at: datetime
    devices: KnownTokens[Device]
    staff: KnownTokens[Staff]
    hub: Hub
    passwords: Passwords
    presence: Presence
    signs: SignsOfLife
    reads_appointments: ReadsAppointments
    first_looks: FirstLooks
    alarm_path: AlarmPath
    judges_addresses: JudgesAddresses
    pages: Pages
    sources: KnowsSources


async def service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


ServicePart = Annotated[Service, Depends(service)]
