"""Free times and bookings in the staff tool, with a made-up week in them, for pictures."""

from datetime import timedelta

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.dialog import Dialog
from admin_tool.views.times import TimesPage
from builders.offered_times import TOPICS, TUESDAY, a_week, at, booked, booking, slot
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import visit
from kiosk.domain.queue import Priority
from kiosk.wire.times import BookingSettings, DeskBooked, OpenSpan, Topic

_HOURS = [OpenSpan(opens="08:00", closes="12:00"), OpenSpan(opens="13:00", closes="15:30")]
_RULES = BookingSettings(slot_minutes=30, capacity=2, week=[_HOURS, _HOURS, _HOURS, _HOURS, _HOURS[:1], [], []])


def times(desk: StaffDesk) -> QImage:
    _at_times(desk)
    return picture(desk.frame)


def times_narrow(desk: StaffDesk) -> QImage:
    desk.frame.resize(693, 640)
    _at_times(desk)
    return picture(desk.frame)


def book(desk: StaffDesk) -> QImage:
    page = _at_times(desk)
    desk.touches(page.rows, _id("09:30"), "book")
    return picture(desk.frame, desk.dialog(Dialog))


def book_many(desk: StaffDesk) -> QImage:
    """A topic whose times take five minutes."""
    page = _at_times(desk)
    first = at("09:00")
    every = [slot(f"{first + timedelta(minutes=5 * place):%H:%M}") for place in range(78)]
    desk.service.says("times", a_week().model_copy(update={"slots": every}))
    desk.touches(page.rows, _id("09:30"), "book")
    return picture(desk.frame, desk.dialog(Dialog))


def book_taken(desk: StaffDesk) -> QImage:
    """Somebody was quicker: what is left is offered."""
    page = _at_times(desk)
    desk.touches(page.rows, _id("09:30"), "book")
    left = a_week()
    desk.service.says(
        "times", left.model_copy(update={"slots": [each for each in left.slots if each.id != _id("09:30")]})
    )
    desk.service.says("/v1/staff/bookings", lambda asked: booked() if asked.method == "GET" else _TAKEN)
    dialog = desk.dialog(Dialog)
    desk.presses(dialog.do)  # type: ignore[attr-defined]
    return picture(desk.frame, dialog)


def booked_card(desk: StaffDesk) -> QImage:
    page = _at_times(desk)
    desk.touches(page.rows, "booking:K7QF2M8X", "show_code")
    return picture(desk.frame, desk.dialog(Dialog))


def cancel_time(desk: StaffDesk) -> QImage:
    page = _at_times(desk)
    page.rows.asked.emit("booking:K7QF2M8X", "cancel_booking")
    desk.settles()
    return picture(desk.frame, desk.dialog(Dialog))


def block_times(desk: StaffDesk) -> QImage:
    page = _at_times(desk)
    desk.presses(page.block_times)
    return picture(desk.frame, desk.dialog(Dialog))


def topic_rules(desk: StaffDesk) -> QImage:
    rules = Topic(id="job", texts=TOPICS["job"], bookable=True, booking=_RULES, priority=Priority.RAISED)
    desk.service.says("/v1/staff/topics/job", rules)
    page = _at_times(desk)
    desk.presses(page.rules)
    return picture(desk.frame, desk.dialog(Dialog))


def booked_instead(desk: StaffDesk) -> QImage:
    """A walk-in has got a later time, and the way back."""
    _books_instead(desk)
    return picture(desk.frame, desk.dialog(Dialog))


def board_booked(desk: StaffDesk) -> QImage:
    """A moment later; two bookings cannot be read."""
    _books_instead(desk)
    desk.dialog(Dialog).reject()
    desk.settles()
    return picture(desk.frame)


def _books_instead(desk: StaffDesk) -> None:
    page = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    _knows_times(desk)
    desk.day.unreadable = (booking("09:00", "H5VDJ2KA", readable=False), booking("11:00", "W4XTM6PD", readable=False))
    desk.knows(visit(14, ago=9, topic="job"), visit(18, ago=2, topic="housing"))
    left = visit(14, ago=9, topic="job", status="left", flags=["later_time"], version=2)
    told = left.model_copy(update={"undo_until": desk.now.replace(hour=23)})
    answer = DeskBooked(
        code="R8KCW3NH", starts_at=at("09:30"), appointment=booking("09:30", "R8KCW3NH").appointment, visit=told
    )
    said = (201, answer.model_dump(mode="json"))
    desk.service.says("/v1/staff/bookings", lambda asked: booked() if asked.method == "GET" else said)
    page.right.asked.emit("visit-14", "book_later")
    desk.settles()
    dialog = desk.dialog(Dialog)
    desk.presses(dialog.week.day(TUESDAY.isoformat()))  # type: ignore[attr-defined]
    desk.presses(dialog.times.key(_id("09:30")))  # type: ignore[attr-defined]
    desk.presses(dialog.do)  # type: ignore[attr-defined]


_TAKEN = (409, {"code": "slot_taken"})


def _id(clock: str) -> str:
    return f"job.{TUESDAY.isoformat()}.{clock}"


def _knows_times(desk: StaffDesk) -> None:
    desk.day.topics = TOPICS
    desk.service.says("times", a_week())
    desk.service.says("bookings", booked())


def _at_times(desk: StaffDesk) -> TimesPage:
    page = WholeDesktop(desk).page(Page.TIMES, TimesPage)
    _knows_times(desk)
    desk.knows()
    desk.settles()
    desk.presses(page.week.day(TUESDAY.isoformat()))
    return page
