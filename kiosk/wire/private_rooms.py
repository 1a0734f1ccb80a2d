"""Private rooms between the staff tool and the service."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.wire.staff import Line


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class PrivateRoom(_Said):
    """`visit_id` and `number` of who has it; where they lack, it is nobody of the listener's."""

    name: str
    taken: bool = False
    visit_id: str | None = None
    number: int | None = None
    since: AwareDatetime | None = None


class PrivateRooms(_Said):
    """In the order of the office's settings; none where the office has none."""

    rooms: list[PrivateRoom]


class GiveRoom(_Said):
    """`room` null: the first that is free. `desk_id`: the number is called there with the same touch."""

    visit_id: Line
    room: Line | None = None
    desk_id: Line | None = None


class GiveRoomBack(_Said):
    room: Annotated[Line, Field(min_length=1)]
