"""The board where something is refused, asked again, or done in one touch with something else, for pictures."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.dialog import Dialog
from admin_tool.views.person_chooser import PersonChooser
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import ANNE, NOW, appointment, at, caseworkers, visit
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Visit

_ROOM = "Diskretionsrum"


def room_and_call(desk: StaffDesk) -> QImage:
    """A walk-in who wants to be heard by nobody is called, and the room is kept for them."""
    page = _at_the_board(desk)
    desk.service.says("give", PrivateRoom(name=_ROOM, taken=True, visit_id="visit-14", number=14))
    page.right.asked.emit("visit-14", "call_and_give_room")
    desk.settles()
    _knows(desk, status="called", desk_id="1", status_since=NOW, version=2)
    return picture(desk.frame)


def desk_busy(desk: StaffDesk) -> QImage:
    """A second call to a desk that has somebody."""
    page = _at_the_board(desk)
    _knows(desk, status="called", desk_id="1", status_since=at("9.50"))
    desk.service.refuses("call", 409, "desk_busy")
    desk.touches(page.right, "visit-18", "call")
    return picture(desk.frame)


def hand_over_away(desk: StaffDesk) -> QImage:
    """The caseworker has said that they are not there."""
    page = _at_the_board(desk)
    desk.touches(page.left, "visit-12", "hand_over")
    chooser = desk.dialog(PersonChooser)
    chooser.people.itemClicked.emit(chooser.people.item(chooser.people.count() - 1))
    desk.settles()
    return picture(desk.frame, desk.dialog(Dialog))


def _at_the_board(desk: StaffDesk) -> BoardPage:
    page = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    desk.day.topics = {"job": {"da": "Jobsøgning", "en": "Job search"}}
    desk.day.rooms = (PrivateRoom(name=_ROOM),)
    _knows(desk)
    return page


def _knows(desk: StaffDesk, **first: object) -> None:
    unanswered = visit(12, ago=22, appointment=appointment("9.30", ANNE, room="2.14"))
    desk.knows(unanswered, _asks(**first), visit(18, ago=2, topic="job"), caseworkers=caseworkers())


def _asks(**given: object) -> Visit:
    return visit(14, ago=9, topic="job", needs=["private"], **given)
