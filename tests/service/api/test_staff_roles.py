"""Role × route: each is open to the roles that need it, and to nobody else. A route that is not in the table fails."""

import pytest
from fastapi.routing import APIRoute

from builders.reception import KIOSK
from builders.running_service import RunningService
from kiosk.domain.roles import OWN_STEPS, Role
from kiosk.domain.visits import Step
from kiosk.service.api.staff_auth import ADMINS, EVERYBODY, NEAR_CITIZENS
from kiosk.service.app import ROUTERS
from kiosk.wire import paths

RECEPTION = frozenset({Role.RECEPTIONIST, Role.LEAD})
RECEPTION_OR_ADMIN = RECEPTION | ADMINS

OPEN_TO: dict[tuple[str, str], frozenset[Role]] = {
    ("GET", paths.STAFF_VISITS): NEAR_CITIZENS,
    ("POST", paths.STAFF_VISIT_STEP): NEAR_CITIZENS,
    ("POST", paths.STAFF_CALL_NEXT): RECEPTION,
    ("POST", paths.STAFF_VISIT_MOVE): RECEPTION,
    ("POST", paths.STAFF_VOID_NUMBERS): RECEPTION,
    ("POST", paths.STAFF_VOID_NUMBERS_UNDO): RECEPTION,
    ("POST", paths.STAFF_ARRIVALS): RECEPTION,
    ("GET", paths.STAFF_APPOINTMENTS): NEAR_CITIZENS,
    ("POST", paths.STAFF_NAME_SEARCH): RECEPTION,
    ("POST", paths.STAFF_NO_SHOW): NEAR_CITIZENS,
    ("POST", paths.STAFF_NO_SHOW_UNDO): NEAR_CITIZENS,
    ("GET", paths.STAFF_PERSON): NEAR_CITIZENS,
    ("GET", paths.STAFF_BOOKINGS): RECEPTION,
    ("POST", paths.STAFF_BOOKINGS): RECEPTION,
    ("POST", paths.STAFF_BOOKING_CANCEL): RECEPTION,
    ("GET", paths.STAFF_TIMES): RECEPTION_OR_ADMIN,
    ("POST", paths.STAFF_TIMES): RECEPTION_OR_ADMIN,
    ("DELETE", paths.STAFF_TIME): RECEPTION_OR_ADMIN,
    ("GET", paths.STAFF_TOPIC): RECEPTION_OR_ADMIN,
    ("PUT", paths.STAFF_TOPIC): frozenset({Role.LEAD, Role.ADMIN}),
    ("GET", paths.STAFF_DESKS): RECEPTION,
    ("GET", paths.STAFF_CASEWORKERS): NEAR_CITIZENS,
    ("GET", paths.STAFF_ROOMS): NEAR_CITIZENS,
    ("POST", paths.STAFF_ROOM_GIVE): RECEPTION,
    ("POST", paths.STAFF_ROOM_GIVE_BACK): RECEPTION,
    ("POST", paths.STAFF_AVAILABILITY): frozenset({Role.CASEWORKER}),
    ("GET", paths.STAFF_FIGURES): RECEPTION_OR_ADMIN,
    ("GET", paths.STAFF_TOPICS): EVERYBODY,
    ("POST", paths.STAFF_PRESENCE): EVERYBODY,
    ("GET", paths.STAFF_EVENTS): EVERYBODY,
    ("GET", paths.STAFF_SOURCES): frozenset({Role.LEAD, Role.ADMIN}),
    ("POST", paths.STAFF_SOURCE_RUN): frozenset({Role.LEAD, Role.ADMIN}),
    ("POST", paths.STAFF_SOURCE_PREVIEW): frozenset({Role.LEAD, Role.ADMIN}),
    ("POST", paths.STAFF_IMPORTS): RECEPTION_OR_ADMIN,
    ("GET", paths.STAFF_OWN_POLICY): frozenset({Role.CASEWORKER}),
    ("POST", paths.STAFF_STAND_IN): frozenset({Role.CASEWORKER}),
    ("GET", paths.STAFF_DEVICES): RECEPTION_OR_ADMIN,
    ("GET", paths.STAFF_SUPERVISION): RECEPTION_OR_ADMIN,
    ("DELETE", paths.STAFF_DEVICE): ADMINS,
    ("PATCH", paths.STAFF_DEVICE): ADMINS,
    ("POST", paths.STAFF_PAIRING_CODES): ADMINS,
    ("POST", paths.STAFF_ALARMS): EVERYBODY,
    ("POST", paths.STAFF_ALARM_STEP): EVERYBODY,
    ("GET", paths.STAFF_ALARM): EVERYBODY,
    ("GET", paths.STAFF_CHANNELS): EVERYBODY,
    ("POST", paths.STAFF_CHANNELS): EVERYBODY,
    ("DELETE", paths.STAFF_CHANNEL): EVERYBODY,
    ("POST", paths.STAFF_CHANNEL_TEST): EVERYBODY,
    ("GET", paths.STAFF_MESSAGES): RECEPTION_OR_ADMIN,
    ("GET", paths.STAFF_POLICIES): frozenset({Role.LEAD, Role.ADMIN}),
    ("PUT", paths.STAFF_POLICIES): frozenset({Role.LEAD, Role.ADMIN}),
    ("PATCH", paths.STAFF_POLICIES): frozenset({Role.LEAD, Role.ADMIN}),
    ("POST", paths.STAFF_STAND_INS): frozenset({Role.LEAD, Role.ADMIN}),
    ("GET", paths.STAFF_USERS): ADMINS,
    ("POST", paths.STAFF_USERS): ADMINS,
    ("PATCH", paths.STAFF_USER): ADMINS,
    ("POST", paths.STAFF_USER_PASSWORD): ADMINS,
}
ENDLESS = paths.STAFF_EVENTS
"""An open stream has no end to wait for; who may open it is asked before it begins."""


def routes() -> set[tuple[str, str]]:
    found = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {
        (method, route.path) for route in found for method in route.methods or () if route.path.startswith("/v1/staff")
    }


def address(path: str) -> str:
    return path.replace("{step}", "coming").replace("{", "no-").replace("}", "")


def test_every_route_stands_in_the_table():
    assert routes() == set(OPEN_TO)


@pytest.mark.parametrize("role", list(Role))
def test_a_route_is_open_to_the_roles_that_need_it(service: RunningService, role: Role):
    for (method, path), roles in OPEN_TO.items():
        if path == ENDLESS and role in roles:
            continue

        answer = service.call(method, address(path), token=role.value)

        assert (answer.status == 403) == (role not in roles), f"{role} {method} {path}: {answer.status}"
        assert answer.status not in {401, 500}


@pytest.mark.parametrize(("token", "refused"), [("", 401), ("nobody's token", 401), (KIOSK, 403)])
def test_without_a_session_nothing_is_open(service: RunningService, token: str, refused: int):
    for method, path in OPEN_TO:
        answer = service.call(method, address(path), token=token)

        assert answer.status == refused, f"{method} {path}: {answer.status}"
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("step", list(Step))
def test_a_caseworker_is_forbidden_the_receptions_steps_before_anything_is_looked_up(
    service: RunningService, step: Step
):
    answer = service.call("POST", f"/v1/staff/visits/nobody/{step}", token="caseworker")

    assert answer.refused == ((404, "not_found") if step in OWN_STEPS else (403, "forbidden"))


def test_a_step_that_nobody_knows_is_not_found(service: RunningService):
    assert service.call("POST", "/v1/staff/visits/nobody/dance", token="lead").refused == (404, "not_found")
