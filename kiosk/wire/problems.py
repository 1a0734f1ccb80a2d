"""The stable codes of RFC 9457 problem documents."""

from enum import StrEnum

from pydantic import BaseModel

MEDIA_TYPE = "application/problem+json"


class Code(StrEnum):
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    TOO_LARGE = "too_large"
    MALFORMED = "malformed"
    TOO_MANY = "too_many"
    TOO_MANY_REQUESTS = "too_many_requests"
    BAD_CODE = "bad_code"
    BAD_LOGIN = "bad_login"
    NO_NUMBERS = "no_numbers"
    WRONG_STATE = "wrong_state"
    NOTHING_TO_UNDO = "nothing_to_undo"
    APPOINTMENT_TAKEN = "appointment_taken"
    NUMBER_TAKEN = "number_taken"
    DESK_BUSY = "desk_busy"
    ROOM_TAKEN = "room_taken"
    SLOT_TAKEN = "slot_taken"
    SLOT_PAST = "slot_past"
    CLOSED = "closed"
    WRONG_DAY = "wrong_day"
    ADDRESS_REFUSED = "address_refused"
    NAME_TAKEN = "name_taken"
    NO_STEPS = "no_steps"
    TOO_MANY_STEPS = "too_many_steps"
    STEPS_NOT_RISING = "steps_not_rising"
    OUT_OF_RANGE = "out_of_range"
    LAST_STEP_REACHES_NOBODY = "last_step_reaches_nobody"
    IDEMPOTENCY_MISMATCH = "idempotency_mismatch"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class Problem(BaseModel):
    """RFC 9457. `code` is what programs read; `title` is for logs; never an echo of the input."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
