"""Wiring of the service: its parts are made here, once, and handed to the routers."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Protocol

from fastapi import FastAPI

from kiosk.service.api import (
    arrivals,
    display_events,
    health,
    kiosk_bookings,
    kiosk_routes,
    pairing,
    phone_pages,
    staff_events,
    staff_steps,
)
from kiosk.service.api.alarm_path import AlarmPath
from kiosk.service.api.first_looks import FirstLooks
from kiosk.service.api.frame import Frame
from kiosk.service.api.hub import Hub
from kiosk.service.api.known_tokens import KnownTokens
from kiosk.service.api.phone_words import Pages
from kiosk.service.api.problems import DOCUMENTED, answer_problems
from kiosk.service.api.staff_routers import ROUTERS as STAFF_ROUTERS
from kiosk.service.api.wiring import Service
from kiosk.service.notify.channel_watch import ChannelWatch
from kiosk.service.notify.open_channels import OpenChannels
from kiosk.service.notify.pickup_watch import PickupWatch
from kiosk.service.notify.post import dispatcher_of, links_of
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.service.outgoing.trust import check_authorities, trusted
from kiosk.service.sources.any_file import reader_for
from kiosk.service.sources.open_sources import check_mappings, open_sources
from kiosk.service.sources.runner import SourceRunner
from kiosk.service.sources.sourced import SourceParts
from kiosk.service.usecases.booking_chore import OpenBookings
from kiosk.service.usecases.devices import device_of
from kiosk.service.usecases.fetched_sources import schedules_of
from kiosk.service.usecases.import_day import ReadsAppointments, Unreadable
from kiosk.service.usecases.inbox_worker import Chore, InboxWorker
from kiosk.service.usecases.night_watch import NightWatch
from kiosk.service.usecases.passwords import Passwords
from kiosk.service.usecases.presence import Presence
from kiosk.service.usecases.pulse import Pulse
from kiosk.service.usecases.sessions import staff_of
from kiosk.service.usecases.settle_inbox import SettleInbox
from kiosk.service.usecases.signs_of_life import SignsOfLife
from kiosk.service.usecases.start_up import House, start_up
from kiosk.service.usecases.supervision_watch import SupervisionWatch
from kiosk.settings.assets import assets_folder
from kiosk.settings.service import BadSettings, ServiceSettings

ROUTERS = (
    arrivals.router,
    health.router,
    pairing.router,
    kiosk_routes.router,
    kiosk_bookings.router,
    display_events.router,
    staff_events.router,
    *STAFF_ROUTERS,
    phone_pages.router,
)


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: ServiceSettings, *, clock: Callable[[], datetime] = utc_now, watches: bool = True) -> FastAPI:
    """Everything with a thread or a file starts and ends with the lifespan. `watches`: over the office's machines."""
    reader = reader_for(settings.import_mapping)
    if isinstance(reader, Unreadable):
        raise BadSettings("The setting import_mapping names a file that is no mapping.")
    check_mappings(settings.sources)
    check_authorities(settings.outgoing_authorities)
    app = FastAPI(
        title="Reception",
        lifespan=_lifespan(settings, clock, reader, watches=watches),
        openapi_url="/openapi.json" if settings.openapi else None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=DOCUMENTED,
    )
    # The routes that people wait behind stand first: they are looked for first.
    app.router.routes.extend((arrivals.route, *staff_steps.routes))
    for router in ROUTERS:
        app.include_router(router)
    answer_problems(app)
    app.add_middleware(Frame)
    return app


def _lifespan(
    settings: ServiceSettings, clock: Callable[[], datetime], reader: ReadsAppointments, *, watches: bool
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as at_the_end:
            house = start_up(settings, now=clock())
            at_the_end.callback(house.store.close)
            service = _parts(house, settings, clock, reader)
            app.state.service = service
            for part in (service.passwords, service.alarm_path):
                at_the_end.callback(part.close)
            for thread in _threads(house, service, watches=watches):
                thread.start()
                at_the_end.callback(thread.stop)
            yield

    return lifespan


def _watch(service: Service, pulse: Pulse) -> SupervisionWatch:
    return SupervisionWatch(
        service.store,
        signs=service.signs,
        presence=service.presence,
        pulse=pulse,
        clock=service.clock,
        schedules=schedules_of(service.sources),
    )


class _Thread(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


def _threads(house: House, service: Service, *, watches: bool) -> Iterator[_Thread]:
    """In the order in which they start."""
    store, keys, clock = house.store, house.keys, service.clock
    pulse = Pulse(clock())
    # WHY in this order: who has booked for today and checks in at once is found by what they booked.
    chores: list[Chore] = [OpenBookings(store, keys, clock), SettleInbox(store, keys, clock)]
    yield from (service.hub, service.sources, InboxWorker(store, chores), NightWatch(store, keys, clock))
    channels = OpenChannels(keys, service.settings, clock)
    if watches:
        yield from (_watch(service, pulse), ChannelWatch(store, receiver_of=channels.receiver_of, clock=clock))
    yield PickupWatch(store, clock)
    links = links_of(service.settings.public_url)
    yield dispatcher_of(store, opens=channels.open_channel, links=links, clock=clock, lives=pulse.beat)


def _parts(
    house: House, settings: ServiceSettings, clock: Callable[[], datetime], reader: ReadsAppointments
) -> Service:
    return Service(
        store=house.store,
        keys=house.keys,
        settings=settings,
        clock=clock,
        began_at=clock(),
        devices=KnownTokens(house.store, device_of),
        staff=KnownTokens(house.store, lambda session, token: staff_of(session, token, origin="", now=clock())),
        hub=Hub(house.store),
        passwords=Passwords(),
        presence=Presence(),
        signs=SignsOfLife(),
        reads_appointments=reader,
        first_looks=FirstLooks(house.store),
        alarm_path=AlarmPath(),
        pages=Pages(assets_folder()),
        judges_addresses=OpenChannels(house.keys, settings, clock).judges,
        sources=_sources(house, settings, clock),
    )


def _sources(house: House, settings: ServiceSettings, clock: Callable[[], datetime]) -> SourceRunner:
    parts = SourceParts(store=house.store, keys=house.keys, clock=clock)
    permitted = PermittedAddresses(settings.allowed_hosts)
    opened = open_sources(settings.sources, parts, permitted=permitted, tls=trusted(settings.outgoing_authorities))
    return SourceRunner(opened, parts, monotonic=time.monotonic)


def end_streams(app: Any) -> None:
    """In the event loop, before it waits for open answers."""
    service: Service | None = getattr(app.state, "service", None)
    if service is not None:
        service.hub.end_streams()
