"""What the staff tool and the service say to each other about an alarm."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict

from kiosk.wire.staff import Line


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class RaiseAlarm(_Said):
    """`id` is made by the tool: the same press, sent again, is the same alarm."""

    id: UUID
    place: Line = ""
    drill: bool = False


class AlarmRaised(_Said):
    """`reachable`: how many colleagues were listening when it was raised."""

    id: str
    reachable: int


class Alarm(_Said):
    """Names of colleagues; `not_reached` were logged in when it was raised and have not seen it."""

    id: str
    place: str
    by: str
    at: AwareDatetime
    drill: bool
    ended_at: AwareDatetime | None = None
    false_alarm: bool = False
    seen: list[str] = []
    coming: list[str] = []
    not_reached: list[str] = []
