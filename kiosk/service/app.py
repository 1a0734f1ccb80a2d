"""Wiring of the service: its parts are made here, once, and handed to the routers."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI

from kiosk.service.api import health
from kiosk.service.api.frame import Frame
from kiosk.service.api.problems import answer_problems
from kiosk.service.api.wiring import Service
from kiosk.service.store.store import Store
from kiosk.settings.service import ServiceSettings

ROUTERS = (health.router,)


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: ServiceSettings, *, clock: Callable[[], datetime] = utc_now) -> FastAPI:
    """Everything with a thread or a file starts and ends with the lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store = Store(settings.database_url)
        app.state.service = Service(store=store, settings=settings, clock=clock)
        try:
            yield
        finally:
            store.close()

    app = FastAPI(
        title="Reception",
        lifespan=lifespan,
        openapi_url="/openapi.json" if settings.openapi else None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in ROUTERS:
        app.include_router(router)
    answer_problems(app)
    app.add_middleware(Frame)
    return app
