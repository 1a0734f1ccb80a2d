"""Keys of the citizen's way through the kiosk, one enum per page."""

from kiosk.messages.key import KioskKey


class Home(KioskKey):
    WELCOME = "home.welcome"
    PROMPT = "home.prompt"
    DAY = "home.day"
    MONTH = "home.month"
    YEAR = "home.year"
    ERASE = "home.erase"
    CONFIRM = "home.confirm"
    NO_CPR = "home.no_cpr"
    USE_OF_DIGITS = "home.use_of_digits"
    IMPOSSIBLE_DATE = "home.impossible_date"
    TOO_FEW = "home.too_few"
    ENTERED = "home.entered"


class UseOfDigits(KioskKey):
    TITLE = "use_of_digits.title"
    FINDING = "use_of_digits.finding"
    DELETING = "use_of_digits.deleting"
    NEVER_MORE = "use_of_digits.never_more"


class Ask(KioskKey):
    TITLE = "ask.title"
    YES = "ask.yes"
    NO = "ask.no"
    DO_NOT_KNOW = "ask.do_not_know"
    SAME_FOR_ALL = "ask.same_for_all"


class Times(KioskKey):
    TITLE = "times.title"
    LATE = "times.late"
    OTHER_TIME = "times.other_time"
    FORGOTTEN = "times.forgotten"
    WHOLE_DAY = "times.whole_day"
    EARLIER = "times.earlier"
    LATER = "times.later"


class Wish(KioskKey):
    TITLE = "wish.title"
    WAIT = "wish.wait"
    WAIT_DETAIL = "wish.wait_detail"
    WAIT_MINUTES = "wish.wait_minutes"
    BOOK = "wish.book"
    BOOK_DETAIL = "wish.book_detail"
    TOPIC_TITLE = "wish.topic_title"


class Number(KioskKey):
    TITLE = "number.title"
    REGISTERED = "number.registered"
    FINDING = "number.finding"
    ON_SCREEN = "number.on_screen"
    YOUR_NUMBER = "number.your_number"
    NOT_YOUR_NAME = "number.not_your_name"
    NO_ORDER = "number.no_order"
    NEEDS = "number.needs"
    PRIVATE = "number.private"
    INTERPRETER = "number.interpreter"
    COME_TO_ME = "number.come_to_me"
    COMPANION = "number.companion"
    CORRECT_TIME = "number.correct_time"
    WHEN_TO_GO = "number.when_to_go"
    CHANGES_SOON = "number.changes_soon"
    SHOW_IT = "number.show_it"
    RECEPTION = "number.reception"
    DONE = "number.done"


class Forgotten(KioskKey):
    TITLE = "forgotten.title"
    DETAIL = "forgotten.detail"
    STILL_HERE = "forgotten.still_here"
    START_OVER = "forgotten.start_over"


class Closed(KioskKey):
    TITLE = "closed.title"
    DETAIL = "closed.detail"


class OutOfOrder(KioskKey):
    TITLE = "out_of_order.title"
    DETAIL = "out_of_order.detail"


class GoToReception(KioskKey):
    TITLE = "go_to_reception.title"
    DETAIL = "go_to_reception.detail"
    DONE = "go_to_reception.done"
