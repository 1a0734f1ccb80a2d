"""Names and payloads of server-sent events, and the rhythm of the streams."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from kiosk.wire.devices import Texts

COMMENT_EVERY_SECONDS = 3.0
SILENCE_IS_DOWN_SECONDS = 9.0
"""After three comments missed the line is dead, whatever TCP believes."""

SPEAKS_FOR_ITSELF = "speaks_for_itself"
"""In the query of a screen's stream: it says itself, at a path of its own, that it is there; its line says nothing."""


class StaffEvent(StrEnum):
    VISIT = "visit"
    VISIT_GONE = "visit_gone"
    ALARM = "alarm"
    STATE = "state"
    RESET = "reset"


class DisplayEvent(StrEnum):
    CALL = "call"
    CALL_WITHDRAWN = "call_withdrawn"
    HERE = "here"
    STATE = "state"


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class VisitGone(_Said):
    """The visit is no longer the listener's business."""

    id: str


class StateChanged(_Said):
    """Something that is asked for, not told: `about` says what to ask for again."""

    about: str


class Call(_Said):
    number: int
    place: str
    at: AwareDatetime


class CallWithdrawn(_Said):
    number: int


class Here(_Said):
    """Every committed number that has not been called, ascending."""

    numbers: list[int]


class DisplayState(_Said):
    """Sent first on every connection."""

    open: bool
    notice: Texts | None = None
    recent: list[Call] = []
    here: list[int] = []
    office_name: str = ""
    now: AwareDatetime | None = None
