"""What devices in the public room and the service say to each other."""

from datetime import date

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.wire.words import DeviceKind

MAX_NUMBERS = 20
MAX_ARRIVALS = 50

Texts = dict[str, str]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class PairRequest(_Said):
    code: str = Field(max_length=64)


class Block(_Said):
    """Numbers from `first` to `last`, both included."""

    first: int
    last: int


class Paired(_Said):
    token: str
    device_id: str
    office_id: str
    kind: DeviceKind
    key_id: str
    public_key: str
    reserve: Block | None


class BoxKey(_Said):
    """`public_key`: base64 of 32 bytes X25519."""

    key_id: str
    public_key: str


class TopicTexts(_Said):
    """`bookable`: whether a later time can be booked for it at all."""

    id: str
    texts: Texts
    bookable: bool = False


class KioskState(_Said):
    """`now` carries the office's own offset, so that a kiosk needs no time zone of its own."""

    open: bool
    service_day: date
    now: AwareDatetime
    key_id: str
    public_key: str
    next_key: BoxKey | None = None
    times: list[str]
    topics: list[TopicTexts]
    languages: list[str]
    notice: Texts | None = None
    walk_in_wait_minutes: tuple[int, int] | None = None
    # Beside the contract: what the frame of a kiosk shows and how it behaves.
    office_name: str = ""
    grid_minutes: int = 15
    next_service_day: date | None = None


class NumbersRequest(_Said):
    service_day: date
    count: int = Field(ge=1, le=MAX_NUMBERS)


class NumbersLeased(_Said):
    service_day: date
    first: int
    last: int


class ArrivalsAccepted(_Said):
    accepted: int


class Slot(_Said):
    id: str
    starts_at: AwareDatetime


class Slots(_Said):
    slots: list[Slot]


class BookingRequest(_Said):
    id: str
    slot_id: str
    key_id: str
    envelope: str


class Booked(_Said):
    code: str
    starts_at: AwareDatetime
