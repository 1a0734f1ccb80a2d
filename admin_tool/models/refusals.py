"""The service's no as a sentence that says what to do."""

from collections.abc import Mapping

from admin_tool.models.phrases import Phrase
from kiosk.messages.keys_staff import Refused
from kiosk.wire.problems import Code

_SENTENCES: Mapping[str, Refused] = {
    Code.WRONG_STATE: Refused.WRONG_STATE,
    Code.NOTHING_TO_UNDO: Refused.NOTHING_TO_UNDO,
    Code.APPOINTMENT_TAKEN: Refused.APPOINTMENT_TAKEN,
    Code.NUMBER_TAKEN: Refused.NUMBER_TAKEN,
    Code.DESK_BUSY: Refused.DESK_BUSY,
    Code.ROOM_TAKEN: Refused.ROOM_TAKEN,
    Code.SLOT_TAKEN: Refused.SLOT_TAKEN,
    Code.SLOT_PAST: Refused.SLOT_PAST,
    Code.CLOSED: Refused.CLOSED,
    Code.NO_NUMBERS: Refused.NO_NUMBERS,
    Code.NOT_FOUND: Refused.NOT_FOUND,
    Code.FORBIDDEN: Refused.FORBIDDEN,
    Code.TOO_LARGE: Refused.TOO_LARGE,
    Code.TOO_MANY: Refused.TOO_MANY,
    Code.TOO_MANY_REQUESTS: Refused.TOO_MANY,
    Code.NAME_TAKEN: Refused.NAME_TAKEN,
    Code.MALFORMED: Refused.MALFORMED,
}


def sentence(code: str) -> Phrase:
    return Phrase(_SENTENCES.get(code, Refused.OTHER))
