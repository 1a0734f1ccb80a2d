"""Keys of what stands around every page of the staff tool: menu, line to the service, times, needs."""

from kiosk.messages.key import StaffKey


class Menu(StaffKey):
    BOARD = "menu.board"
    MY_DAY = "menu.my_day"
    APPOINTMENTS = "menu.appointments"
    TIMES = "menu.times"
    IMPORT = "menu.import"
    SOURCES = "menu.sources"
    MESSAGES = "menu.messages"
    POLICIES = "menu.policies"
    DEVICES = "menu.devices"
    USERS = "menu.users"
    FIGURES = "menu.figures"
    PREFERENCES = "menu.preferences"
    WAITING = "menu.waiting"


class Tray(StaffKey):
    """The icon beside the clock."""

    OPEN = "tray.open"
    QUIT = "tray.quit"
    STAYS = "tray.stays"
    STAYS_HINT = "tray.stays_hint"


class Role(StaffKey):
    CASEWORKER = "role.caseworker"
    RECEPTIONIST = "role.receptionist"
    LEAD = "role.lead"
    ADMIN = "role.admin"
    OTHER = "role.other"


class Line(StaffKey):
    """The one quiet line about the connection."""

    OPENING = "line.opening"
    DOWN = "line.down"
    DOWN_EMPTY = "line.down_empty"


class Time(StaffKey):
    DAY = "time.day"
    CLOCK = "time.clock"
    TODAY = "time.today"


class Age(StaffKey):
    NOW = "age.now"
    MINUTES = "age.minutes"
    DAYS = "age.days"
    HOURS = "age.hours"


class Need(StaffKey):
    PRIVATE = "need.private"
    INTERPRETER = "need.interpreter"
    COME_TO_ME = "need.come_to_me"
    COMPANION = "need.companion"


class Refused(StaffKey):
    """Why the service did not do what was asked, in a sentence that says what to do."""

    WRONG_STATE = "refused.wrong_state"
    NOTHING_TO_UNDO = "refused.nothing_to_undo"
    APPOINTMENT_TAKEN = "refused.appointment_taken"
    NUMBER_TAKEN = "refused.number_taken"
    DESK_BUSY = "refused.desk_busy"
    ROOM_TAKEN = "refused.room_taken"
    SLOT_TAKEN = "refused.slot_taken"
    SLOT_PAST = "refused.slot_past"
    CLOSED = "refused.closed"
    NO_NUMBERS = "refused.no_numbers"
    NOT_FOUND = "refused.not_found"
    FORBIDDEN = "refused.forbidden"
    TOO_LARGE = "refused.too_large"
    TOO_MANY = "refused.too_many"
    NAME_TAKEN = "refused.name_taken"
    MALFORMED = "refused.malformed"
    NO_CONNECTION = "refused.no_connection"
    OTHER = "refused.other"


class Done(StaffKey):
    """What was just done; stands beside *Fortryd*."""

    COMING = "done.coming"
    LATER = "done.later"
    CANNOT = "done.cannot"
    COLLECTED = "done.collected"
    ENDED = "done.ended"
    NOT_HERE = "done.not_here"
    WRONG_PERSON = "done.wrong_person"
    LEFT = "done.left"
    CALL = "done.call"
    CALL_AGAIN = "done.call_again"
    MOVED = "done.moved"
    PUT_BACK = "done.put_back"
    RESOLVE = "done.resolve"
    MERGE = "done.merge"
    SEPARATE = "done.separate"
    HAND_OVER = "done.hand_over"
    UNDO = "done.undo"
    CHECKED_IN = "done.checked_in"
    NO_SHOW = "done.no_show"
    NOBODY_WAITING = "done.nobody_waiting"


class Button(StaffKey):
    """Words on buttons that several pages share."""

    CANCEL = "button.cancel"
    CLOSE = "button.close"
    UNDO = "button.undo"
    SHOW_NAME = "button.show_name"
