"""A queue of walk-ins, as a kiosk hands them in, and the desks that call them."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from builders.processes import Installation, Service
from builders.public_room import pair
from builders.store import until_all_taken

BATCH = 50


def walk_in(installation: Installation, service: Service, count: int) -> list[int]:
    """Their numbers, in the order of their coming; all are waiting when it returns."""
    kiosk = pair(installation, service)
    numbers = list(range(1, count + 1))
    for start in range(0, count, BATCH):
        items = [kiosk.arrival(number, digits=None, declared="none") for number in numbers[start : start + BATCH]]
        status, answer = service.call("POST", "/v1/kiosk/arrivals", {"arrivals": items}, token=kiosk.token)
        assert status == 202, answer
    until_all_taken(installation)
    return numbers


@dataclass(kw_only=True)
class Desk:
    """Somebody at a desk who calls the next one."""

    id: str
    token: str = field(repr=False)

    def call_next(self, service: Service) -> dict[str, Any] | None:
        """The visit that is called; None when nobody waits."""
        return self._post(service, "/v1/staff/call_next", {"desk_id": self.id}, expected=(200, 204))

    def takes(self, service: Service, visit: dict[str, Any], step: str = "collected") -> dict[str, Any] | None:
        """None when somebody else has them already."""
        return self._post(service, f"/v1/staff/visits/{visit['id']}/{step}", {}, expected=(200, 409))

    def _post(self, service: Service, path: str, body: Any, *, expected: tuple[int, ...]) -> dict[str, Any] | None:
        key = {"Idempotency-Key": str(uuid.uuid4())}
        status, answer = service.call("POST", path, body, token=self.token, headers=key)
        assert status in expected, (status, answer)
        return answer if status == 200 else None
