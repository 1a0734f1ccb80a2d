"""The staff tool as people see it: the daily pages with a made-up day, for pictures."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.appointments import AppointmentsPage
from admin_tool.views.board import BoardPage
from admin_tool.views.check_in import CheckInDialog
from admin_tool.views.dialog import Dialog
from builders.offered_times import TOPICS
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import over, picture
from builders.staff_scenes_asked_again import desk_busy, hand_over_away, room_and_call
from builders.staff_scenes_colleagues import my_day_for_a_colleague, my_day_instead, my_day_many
from builders.staff_scenes_figures import figures, figures_none, figures_table, figures_weeks
from builders.staff_scenes_machines import board_notices, devices_notices
from builders.staff_scenes_messages import new_channel_of_a_colleague, sent, sent_about_one
from builders.staff_scenes_numbers import void_numbers
from builders.staff_scenes_office import (
    device_name,
    devices,
    import_report,
    log_in,
    messages,
    new_channel,
    new_user,
    pairing_code,
    preferences,
    source_preview,
    sources,
    users,
)
from builders.staff_scenes_own_policy import own_policy
from builders.staff_scenes_policies import policies, policies_refused
from builders.staff_scenes_times import (
    block_times,
    board_booked,
    book,
    book_many,
    book_taken,
    booked_card,
    booked_instead,
    cancel_time,
    times,
    times_narrow,
    topic_rules,
)
from builders.staff_visits import ANNE, BO, NOW, SARA, appointment, at, caseworkers, device, minutes, visit
from kiosk.client.staff_line import LineDown
from kiosk.domain.roles import Role
from kiosk.wire.name_search import NameFound, NamesFound
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Appointment, CaseworkerState, Person, Visit
from kiosk.wire.words import Availability, Paper

Scene = Callable[[StaffDesk], QImage]

TEN = appointment("10.00", SARA)
ROOMS = (
    PrivateRoom(name="Diskretionsrum 1", taken=True, visit_id="visit-14", number=14),
    PrivateRoom(name="Diskretionsrum 2"),
)


def visits() -> tuple[Visit, ...]:
    """A Monday at 9.52."""
    two = [appointment("10.00", ANNE), appointment("10.15", SARA)]
    near = [appointment("10.30", BO)]
    hinted = [appointment("11.00", BO)]
    return (
        visit(16, ago=3, outcome="ambiguous", declared="unknown", candidates=two),
        visit(13, ago=14, outcome="near_miss", declared="10:30", candidates=near),
        visit(23, ago=1, outcome="possible_duplicate", declared="10:00", duplicate_of="visit-17"),
        visit(12, ago=22, appointment=appointment("9.30", ANNE, room="2.14")),
        visit(
            15, ago=8, appointment=appointment("9.45", BO, room="1.03"), status="on_the_way", status_since=at("9.50")
        ),
        visit(17, ago=0.5, appointment=TEN, needs=["private"]),
        visit(14, ago=9, topic="job", needs=["interpreter"]),
        visit(18, ago=2, flags=["has_appointment"], candidates=hinted, language="ar"),
        visit(9, ago=60, status="ended", appointment=appointment("9.00"), status_since=at("9.38")),
    )


def board(desk: StaffDesk) -> QImage:
    _at_the_board(desk)
    return picture(desk.frame)


def board_undo(desk: StaffDesk) -> QImage:
    """Just after a call: what was done, and the way back."""
    page = _at_the_board(desk)
    called = visit(14, ago=9, topic="job", status="called", desk_id="1", status_since=NOW, version=2)
    desk.service.says("call", called.model_copy(update={"undo_until": NOW + minutes(2)}))
    desk.touches(page.right, "visit-14", "call")
    return picture(desk.frame)


def board_cut(desk: StaffDesk) -> QImage:
    _at_the_board(desk)
    desk.day.hear(LineDown())
    desk.settles()
    return picture(desk.frame)


def board_narrow(desk: StaffDesk) -> QImage:
    desk.frame.resize(693, 640)
    _at_the_board(desk)
    return picture(desk.frame)


def board_many(desk: StaffDesk) -> QImage:
    """Three hundred wait; and a topic goes ahead of whoever came before."""
    page = _at_the_board(desk)
    many = [
        visit(number, ago=number % 50, appointment=TEN.model_copy(update={"id": f"a-{number}"}))
        for number in range(20, 320)
    ]
    desk.day.topics = TOPICS
    ahead = visit(19, ago=1, topic="housing", queued_from=NOW - minutes(11))
    desk.knows(*visits(), ahead, *many, caseworkers=caseworkers())
    page.left.verticalScrollBar().setValue(900)
    return picture(desk.frame)


def settle(desk: StaffDesk) -> QImage:
    page = _at_the_board(desk)
    desk.touches(page.left, "visit-16", "suggestions")
    desk.service.says("appointment-10.00-anne", Person(name="Amina Eksempel", digits="010190"))
    dialog = desk.dialog(Dialog)
    dialog.name_wanted.emit("appointment-10.00-anne")  # type: ignore[attr-defined]
    desk.settles()
    return picture(desk.frame, dialog)


def check_in(desk: StaffDesk) -> QImage:
    page = _at_the_board(desk)
    desk.presses(page.check_in)
    return picture(desk.frame, desk.dialog(Dialog))


def check_in_by_name(desk: StaffDesk) -> QImage:
    """The citizen has said the name; each search is noted."""
    page = _at_the_board(desk)
    named = [NameFound(appointment=each, name="Amina Eksempel") for each in _day() if each.id.endswith("10.30-bo")]
    desk.service.says("by_name", NamesFound(found=named))
    desk.presses(page.check_in)
    dialog = desk.dialog(CheckInDialog)
    dialog.search.setText("amina")
    desk.presses(dialog.by_name)
    return picture(desk.frame, dialog)


def hand_over(desk: StaffDesk) -> QImage:
    page = _at_the_board(desk)
    desk.touches(page.left, "visit-12", "hand_over")
    return picture(desk.frame, desk.dialog(Dialog))


def my_day(desk: StaffDesk) -> QImage:
    whole = WholeDesktop(desk)
    ended = visit(9, ago=60, status="ended", appointment=appointment("9.00"), status_since=at("9.38"))
    day = (appointment("9.00"), TEN, appointment("11.00"), appointment("13.00", cancelled=True))
    desk.knows(ended, visit(17, ago=1, appointment=TEN, needs=["private"]), appointments=day)
    assert whole.desktop.toasts is not None
    shown = picture(desk.frame)
    card = whole.desktop.toasts.window
    corner = QPoint(shown.width() - card.width() - 28, shown.height() - card.height() - 28)
    return over(shown, card, corner)


def my_day_on_the_way(desk: StaffDesk) -> QImage:
    WholeDesktop(desk)
    day = (appointment("9.00"), TEN, appointment("11.00"), appointment("12.00"))
    coming = {"status": "on_the_way", "status_since": NOW, "undo_until": NOW + minutes(2)}
    with_me = visit(9, ago=60, status="collected", appointment=appointment("9.00"), status_since=at("9.05"))
    walk_in = visit(21, ago=4, topic="job", caseworker=SARA, laters=1, status_since=at("9.50"))
    desk.knows(with_me, visit(17, ago=2, appointment=TEN, **coming), walk_in, appointments=day)
    return picture(desk.frame)


def my_day_in_a_meeting(desk: StaffDesk) -> QImage:
    """Said by hand; the card tells the visitor nothing."""
    whole = WholeDesktop(desk)
    busy = CaseworkerState(
        id="sara", name="Sara Dam", availability=Availability.MEETING, until=at("10.30"), by_hand=True
    )
    desk.knows(visit(17, ago=1, appointment=TEN), appointments=(TEN, appointment("11.00")), caseworkers=(busy,))
    assert whole.desktop.toasts is not None
    shown = picture(desk.frame)
    card = whole.desktop.toasts.window
    return over(shown, card, QPoint(shown.width() - card.width() - 28, shown.height() - card.height() - 28))


def appointments(desk: StaffDesk) -> QImage:
    _at_appointments(desk)
    return picture(desk.frame)


def no_show(desk: StaffDesk) -> QImage:
    page = _at_appointments(desk)
    desk.touches(page.rows, "appointment-9.15-bo", "no_show")
    return picture(desk.frame, desk.dialog(Dialog))


def _at_the_board(desk: StaffDesk) -> BoardPage:
    page = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    desk.day.topics = {"job": {"da": "Jobsøgning", "en": "Job search"}}
    desk.day.devices = (device("kiosk-1", paper=Paper.OUT), device("kiosk-2"))
    desk.day.rooms = ROOMS
    desk.knows(*visits(), appointments=_day(), caseworkers=caseworkers())
    return page


def _at_appointments(desk: StaffDesk) -> AppointmentsPage:
    page = WholeDesktop(desk).page(Page.APPOINTMENTS, AppointmentsPage)
    desk.knows(*visits(), appointments=_day())
    return page


def _day() -> tuple[Appointment, ...]:
    clocks = (
        ("9.00", SARA),
        ("9.15", BO),
        ("9.30", ANNE),
        ("9.45", BO),
        ("10.00", ANNE),
        ("10.15", SARA),
        ("10.30", BO),
    )
    shown = [
        appointment(clock, by, room="2.14" if by is ANNE else "1.03" if by is BO else "2.08") for clock, by in clocks
    ]
    return (*shown, appointment("8.30", ANNE, no_show=True), appointment("11.00", BO, cancelled=True))


SCENES: dict[str, tuple[Role, Scene]] = {
    "board": (Role.RECEPTIONIST, board),
    "board-undo": (Role.RECEPTIONIST, board_undo),
    "board-cut": (Role.RECEPTIONIST, board_cut),
    "board-narrow": (Role.RECEPTIONIST, board_narrow),
    "board-many": (Role.RECEPTIONIST, board_many),
    "board-room": (Role.RECEPTIONIST, room_and_call),
    "board-desk-busy": (Role.RECEPTIONIST, desk_busy),
    "hand-over-away": (Role.RECEPTIONIST, hand_over_away),
    "settle": (Role.RECEPTIONIST, settle),
    "check-in": (Role.RECEPTIONIST, check_in),
    "check-in-by-name": (Role.RECEPTIONIST, check_in_by_name),
    "hand-over": (Role.RECEPTIONIST, hand_over),
    "void-numbers": (Role.RECEPTIONIST, void_numbers),
    "my-day": (Role.CASEWORKER, my_day),
    "my-day-on-the-way": (Role.CASEWORKER, my_day_on_the_way),
    "my-day-in-a-meeting": (Role.CASEWORKER, my_day_in_a_meeting),
    "my-day-for-a-colleague": (Role.CASEWORKER, my_day_for_a_colleague),
    "my-day-instead": (Role.CASEWORKER, my_day_instead),
    "my-day-many": (Role.CASEWORKER, my_day_many),
    "appointments": (Role.RECEPTIONIST, appointments),
    "no-show": (Role.RECEPTIONIST, no_show),
    "times": (Role.RECEPTIONIST, times),
    "times-narrow": (Role.RECEPTIONIST, times_narrow),
    "book": (Role.RECEPTIONIST, book),
    "book-many": (Role.RECEPTIONIST, book_many),
    "book-taken": (Role.RECEPTIONIST, book_taken),
    "booked": (Role.RECEPTIONIST, booked_card),
    "cancel-time": (Role.RECEPTIONIST, cancel_time),
    "block-times": (Role.LEAD, block_times),
    "topic-rules": (Role.LEAD, topic_rules),
    "booked-instead": (Role.RECEPTIONIST, booked_instead),
    "board-booked": (Role.RECEPTIONIST, board_booked),
    "import": (Role.ADMIN, import_report),
    "sources": (Role.LEAD, sources),
    "messages": (Role.LEAD, messages),
    "sent": (Role.RECEPTIONIST, sent),
    "sent-about-one": (Role.RECEPTIONIST, sent_about_one),
    "new-channel-of-a-colleague": (Role.LEAD, new_channel_of_a_colleague),
    "policies": (Role.LEAD, policies),
    "policies-refused": (Role.ADMIN, policies_refused),
    "new-channel": (Role.LEAD, new_channel),
    "source-preview": (Role.LEAD, source_preview),
    "devices": (Role.ADMIN, devices),
    "board-notices": (Role.RECEPTIONIST, board_notices),
    "devices-notices": (Role.ADMIN, devices_notices),
    "device-name": (Role.ADMIN, device_name),
    "pairing-code": (Role.ADMIN, pairing_code),
    "users": (Role.ADMIN, users),
    "new-user": (Role.ADMIN, new_user),
    "figures": (Role.LEAD, figures),
    "figures-weeks": (Role.LEAD, figures_weeks),
    "figures-table": (Role.LEAD, figures_table),
    "figures-none": (Role.LEAD, figures_none),
    "preferences": (Role.RECEPTIONIST, preferences),
    "own-policy": (Role.CASEWORKER, own_policy),
    "log-in": (Role.CASEWORKER, log_in),
}
