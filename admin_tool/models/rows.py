"""One row of a list as it is painted: number, time, words, a pill, buttons."""

from dataclasses import dataclass
from enum import StrEnum

from admin_tool.models.phrases import Line, Phrase
from kiosk.messages.key import StaffKey


class Action(StrEnum):
    """What a person can ask of a row."""

    COMING = "coming"
    LATER = "later"
    CANNOT = "cannot"
    COLLECTED = "collected"
    ENDED = "ended"
    NOT_HERE = "not_here"
    WRONG_PERSON = "wrong_person"
    LEFT = "left"
    CALL = "call"
    CALL_AGAIN = "call_again"
    MOVE = "move"
    PUT_BACK = "put_back"
    MERGE = "merge"
    SEPARATE = "separate"
    HAND_OVER = "hand_over"
    UNDO = "undo"
    VOID_NUMBERS = "void_numbers"
    GIVE_ROOM = "give_room"
    CALL_AND_GIVE_ROOM = "call_and_give_room"
    GIVE_ROOM_BACK = "give_room_back"
    SUGGESTIONS = "suggestions"
    SHOW_NAME = "show_name"
    IS_HERE = "is_here"
    NO_SHOW = "no_show"
    UNDO_NO_SHOW = "undo_no_show"
    BOOK = "book"
    BOOK_LATER = "book_later"
    BLOCK = "block"
    UNBLOCK = "unblock"
    CLOSE_EXTRA = "close_extra"
    SHOW_CODE = "show_code"
    CANCEL_BOOKING = "cancel_booking"
    REVOKE = "revoke"
    RENAME = "rename"
    NEW_PASSWORD = "new_password"
    DEACTIVATE = "deactivate"
    RUN_SOURCE = "run_source"
    PREVIEW_SOURCE = "preview_source"
    SHOW_SENT = "show_sent"
    TEST_CHANNEL = "test_channel"
    REMOVE_CHANNEL = "remove_channel"


class Tone(StrEnum):
    PLAIN = "plain"
    GOOD = "good"
    INFO = "info"
    AMBER = "amber"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A button, or an entry of the row's menu."""

    action: Action
    label: StaffKey
    prominent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    text: Phrase
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`big` is the number (or a dash), `lead` the time; `emphasis` stands bold before `headline`."""

    id: str
    big: str = ""
    lead: Phrase | None = None
    lead_detail: Phrase | None = None
    emphasis: Phrase | None = None
    headline: Line = ()
    detail: Line = ()
    pill: Pill | None = None
    offers: tuple[Offer, ...] = ()
    more: tuple[Offer, ...] = ()
    tone: Tone = Tone.PLAIN
    faded: bool = False

    @property
    def every_offer(self) -> tuple[Offer, ...]:
        return (*self.offers, *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Between the sections of a list; `folded` is None where it cannot be folded."""

    id: str
    text: Phrase
    count: int
    tone: Tone = Tone.PLAIN
    folded: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A quiet line where a section has no rows."""

    id: str
    text: Phrase


Entry = Row | Heading | Remark
