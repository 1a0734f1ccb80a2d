"""A private room is given with one touch, given back with one, and each misclick is taken back with one."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import visit
from kiosk.wire.private_rooms import PrivateRoom

FREE = PrivateRoom(name="Blåt rum")
TAKEN = PrivateRoom(name="Blåt rum", taken=True, visit_id="visit-14", number=14)


@pytest.fixture
def whole(reception: StaffDesk) -> WholeDesktop:
    return WholeDesktop(reception)


@pytest.fixture
def board(whole: WholeDesktop, reception: StaffDesk) -> BoardPage:
    reception.day.rooms = (FREE,)
    reception.knows(visit(14, needs=["private"]))
    return whole.page(Page.BOARD, BoardPage)


def test_one_touch_gives_the_room_and_one_takes_it_back(
    board: BoardPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    reception.service.says("give", TAKEN)
    reception.service.says("give_back", FREE)

    board.right.asked.emit("visit-14", "give_room")
    reception.settles()
    assert board.rooms.texts() == ["Blåt rum · nr. 14"]
    assert whole.notice() == "Nr. 14 har fået Blåt rum"

    whole.desktop.notices.undo_last()
    reception.settles()
    assert board.rooms.texts() == ["Blåt rum · ledigt"]
    assert reception.service.steps() == [
        ("rooms/give", {"visit_id": "visit-14"}),
        ("rooms/give_back", {"room": "Blåt rum"}),
    ]


def test_whom_the_reception_serves_is_called_with_the_same_touch_and_one_takes_both_back(
    board: BoardPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    reception.service.says("give", TAKEN)
    reception.service.says("give_back", FREE)
    reception.service.says("undo", visit(14, needs=["private"], version=3))

    reception.touches(board.right, "visit-14", "call_and_give_room")
    assert whole.notice() == "Nr. 14 er kaldt til Skranke 1 og har fået Blåt rum"

    whole.desktop.notices.undo_last()
    reception.settles()
    assert board.rooms.texts() == ["Blåt rum · ledigt"]
    assert reception.service.steps() == [
        ("rooms/give", {"visit_id": "visit-14", "desk_id": "1"}),
        ("visits/visit-14/undo", {}),
        ("rooms/give_back", {"room": "Blåt rum"}),
    ]


def test_a_room_freed_by_mistake_goes_back_to_the_same_number(
    board: BoardPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    reception.day.rooms = (TAKEN,)
    reception.day.changed.emit()
    reception.settles()
    reception.service.says("give_back", FREE)
    reception.service.says("give", TAKEN)

    reception.presses(board.rooms.button("Blåt rum"))
    whole.desktop.notices.undo_last()
    reception.settles()

    assert reception.service.steps()[-1] == ("rooms/give", {"visit_id": "visit-14", "room": "Blåt rum"})
    assert board.rooms.texts() == ["Blåt rum · nr. 14"]


def test_a_room_that_a_colleague_has_just_given_is_said_and_asked_for_again(
    board: BoardPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    asked: list[bool] = []
    reception.day.office_changed.connect(lambda: asked.append(True))
    reception.service.refuses("give", 409, "room_taken")

    reception.touches(board.right, "visit-14", "call_and_give_room")

    assert whole.notice() == "Diskretionsrummet er optaget. Se på tavlen, hvem der har det."
    assert asked == [True]


def test_an_office_without_rooms_shows_nothing_of_them(
    board: BoardPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    reception.day.rooms = ()
    reception.day.changed.emit()
    reception.settles()

    assert not board.rooms.isVisible()
    assert not board.right.button_rect("visit-14", "call_and_give_room").isValid()
