"""Keys of what leaves the house: messages to staff, which hold a number and a link and nothing else."""

from kiosk.messages.key import OutsideKey


class Outside(OutsideKey):
    """One sentence per kind of message; it is a mail's subject, and the whole of a text message beside the link."""

    NUMBER_WAITS = "message.number_waits"
    SOMEBODY_WAITS = "message.somebody_waits"
    SILENT_DEVICE = "message.silent_device"
    SOURCE_FAILED = "message.source_failed"
    CHANNEL_FAILED = "message.channel_failed"
    NO_APPOINTMENTS = "message.no_appointments"
    TEST = "message.test"
    OPEN = "message.open"


class Page(OutsideKey):
    """The page on a caseworker's phone that a message's link opens."""

    TITLE = "page.title"
    HEADING = "page.heading"
    LOG_IN = "page.log_in"
    LOG_OUT = "page.log_out"
    USERNAME = "page.username"
    PASSWORD = "page.password"
    BAD_LOGIN = "page.bad_login"
    TOO_MANY_TRIES = "page.too_many_tries"
    NUMBER = "page.number"
    APPOINTMENT = "page.appointment"
    ARRIVED = "page.arrived"
    FOR_COLLEAGUE = "page.for_colleague"
    ASK_NAME = "page.ask_name"
    NOBODY = "page.nobody"
    NOT_YOURS = "page.not_yours"
    CHANGED = "page.changed"
    TOO_OLD = "page.too_old"
    UNAVAILABLE = "page.unavailable"
    REFRESH = "page.refresh"
    GO_ON = "page.go_on"
    OTHER_LANGUAGE = "page.other_language"


class PageStep(OutsideKey):
    COMING = "page_step.coming"
    LATER = "page_step.later"
    CANNOT = "page_step.cannot"
    COLLECTED = "page_step.collected"
    UNDO = "page_step.undo"


class PageState(OutsideKey):
    WAITING = "page_state.waiting"
    LATER = "page_state.later"
    ON_THE_WAY = "page_state.on_the_way"
    UNANSWERED = "page_state.unanswered"
    COLLEAGUE_COMES = "page_state.colleague_comes"
    CALLED = "page_state.called"
    COLLECTED = "page_state.collected"
    GIVEN_AWAY = "page_state.given_away"
    OVER = "page_state.over"
