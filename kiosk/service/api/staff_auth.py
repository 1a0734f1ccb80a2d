"""Who is asking, and may they: the session behind a bearer token, and the roles a route is open to."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from kiosk.domain.roles import RECEPTION, Role
from kiosk.service.api.device_auth import bearer
from kiosk.service.api.problems import Refused
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.devices import device_of
from kiosk.service.usecases.sessions import staff_of
from kiosk.service.usecases.staff import Staff
from kiosk.wire.problems import Code

EVERYBODY = frozenset(Role)
NEAR_CITIZENS = RECEPTION | {Role.CASEWORKER}
ADMINS = frozenset({Role.ADMIN})


def current_staff(request: Request, parts: ServicePart) -> Staff:
    """Refused as 401 without a session that is alive, as 403 for a device: it is known, but no member of staff."""
    token = bearer(request)
    with parts.store.read() as session:
        found = staff_of(session, token, origin=origin_of(request), now=parts.clock())
        if found is None:
            raise Refused(Code.FORBIDDEN if device_of(session, token) else Code.UNAUTHORIZED)
    return found


def origin_of(request: Request) -> str:
    return request.client.host if request.client else ""


def staff_in(roles: frozenset[Role]) -> Callable[[Staff], Awaitable[Staff]]:
    """A dependency: the member of staff, refused as 403 outside these roles."""

    async def allowed(staff: Annotated[Staff, Depends(current_staff)]) -> Staff:
        if staff.role not in roles:
            raise Refused(Code.FORBIDDEN)
        return staff

    return allowed


Anybody = Annotated[Staff, Depends(staff_in(EVERYBODY))]
NearCitizens = Annotated[Staff, Depends(staff_in(NEAR_CITIZENS))]
Reception = Annotated[Staff, Depends(staff_in(RECEPTION))]
Admin = Annotated[Staff, Depends(staff_in(ADMINS))]
"""What a route asks for: `staff: Reception`. No other role gets in."""
