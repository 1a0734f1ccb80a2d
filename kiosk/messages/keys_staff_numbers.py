"""Keys of the dialog that takes a span of numbers off the board."""

from kiosk.messages.key import StaffKey


class Nobody(StaffKey):
    ACTION = "nobody.action"
    TITLE = "nobody.title"
    HINT = "nobody.hint"
    FIRST = "nobody.first"
    LAST = "nobody.last"
    COUNT = "nobody.count"
    DO = "nobody.do"
    DONE = "nobody.done"
    DONE_KEPT = "nobody.done_kept"
    BACK = "nobody.back"
