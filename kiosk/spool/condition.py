"""How the kiosk stands, as the background work reports it."""

from dataclasses import dataclass

from kiosk.client.device_answers import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Said after every beat. `numbers_left`: of the present service day, the reserve among them."""

    state: State | None
    online: bool
    revoked: bool
    disk_good: bool
    numbers_left: int
