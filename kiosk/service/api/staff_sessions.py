"""Logging in and out."""

import asyncio
from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from kiosk.domain.roles import Role
from kiosk.service.api.bodies import SmallBody, documented
from kiosk.service.api.problems import problem
from kiosk.service.api.staff_auth import Anybody, origin_of
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.log_in import Credentials, SessionBegun, log_in, normalised
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.sessions import end_session
from kiosk.wire import paths
from kiosk.wire.staff import LoggedIn, LogIn

router = APIRouter()


@router.post(paths.SESSIONS, status_code=201, response_model=LoggedIn, openapi_extra=documented(LogIn))
async def begin(request: Request, parts: ServicePart, body: SmallBody) -> Response:
    """WHY async: who waits for a slot of the password hash must not hold a thread that others need."""
    work = log_in_work(parts, body.parse(LogIn), origin_of(request))
    begun = await asyncio.wrap_future(parts.passwords.submit(work))
    if isinstance(begun, Refused):
        headers = {"Retry-After": str(begun.retry_after)} if begun.retry_after else None
        return problem(begun.code, headers)
    answer = LoggedIn(
        token=begun.token,
        role=Role(begun.role),
        office_id=begun.office_id,
        user_id=begun.user_id,
        name=begun.name,
        expires_at=begun.expires_at,
    )
    return Response(answer.model_dump_json(), status_code=201, media_type="application/json")


@router.delete(paths.CURRENT_SESSION, status_code=204)
def end(parts: ServicePart, staff: Anybody) -> None:
    parts.store.write(lambda session: end_session(session, staff, now=parts.clock()))
    parts.staff.forget()


def log_in_work(parts: Service, typed: LogIn, origin: str) -> Callable[[], SessionBegun | Refused]:
    credentials = Credentials(
        username=typed.username,
        password=typed.password,
        name_tag=parts.keys.lasting_tag("log-in", normalised(typed.username).encode()),
    )
    lasts = parts.settings.session_length
    return lambda: log_in(parts.store, parts.passwords, credentials, lasts=lasts, origin=origin, now=parts.clock())
