"""Keys of the waiting-room screen."""

from kiosk.messages.key import DisplayKey


class Called(DisplayKey):
    NUMBER = "called.number"
    DESK = "called.desk"
    NOBODY_YET = "called.nobody_yet"
    BEFORE = "called.before"
    ALSO = "called.also"


class Waiting(DisplayKey):
    HERE = "waiting.here"
    NO_ORDER = "waiting.no_order"
    PAGE = "waiting.page"


class Screen(DisplayKey):
    CLOCK = "screen.clock"
    AGE_MINUTES = "screen.age_minutes"
    AGE_SINCE = "screen.age_since"
    NOT_CONNECTED = "screen.not_connected"
    CLOSED = "screen.closed"
    NOT_PAIRED = "screen.not_paired"
    WINDOW = "screen.window"
