"""Keys of booking a time for another day, and of the paper slip."""

from kiosk.messages.key import KioskKey


class Slots(KioskKey):
    TITLE = "slots.title"
    TAKEN = "slots.taken"
    EARLIER_WEEK = "slots.earlier_week"
    LATER_WEEK = "slots.later_week"
    EMPTY_WEEK = "slots.empty_week"
    CHOOSE = "slots.choose"
    BOOK = "slots.book"


class AMoment(KioskKey):
    TITLE = "a_moment.title"
    FINDING = "a_moment.finding"
    BOOKING = "a_moment.booking"


class AskReception(KioskKey):
    TITLE = "ask_reception.title"
    NO_TIMES = "ask_reception.no_times"
    NOT_HERE = "ask_reception.not_here"
    UNSURE = "ask_reception.unsure"
    DONE = "ask_reception.done"


class Booked(KioskKey):
    TITLE = "booked.title"
    ARRIVING = "booked.arriving"
    AT = "booked.at"
    CODE = "booked.code"
    SCANNER_CODE = "booked.scanner_code"
    CALENDAR_CODE = "booked.calendar_code"
    CALENDAR_ENTRY = "booked.calendar_entry"
    KEEP_IT = "booked.keep_it"
    CHANGES_SOON = "booked.changes_soon"
    DONE = "booked.done"


class Slip(KioskKey):
    """`NO_NUMBER_SLIP` and `NO_BOOKING_SLIP` stand on the glass, the rest on the paper."""

    NO_NUMBER_SLIP = "slip.no_number_slip"
    NO_BOOKING_SLIP = "slip.no_booking_slip"
    YOUR_TIME = "slip.your_time"
    DATE = "slip.date"
    RECEIPT = "slip.receipt"
