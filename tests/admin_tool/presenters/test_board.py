"""The reception works the board: one touch each, one request each, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.person_chooser import PersonChooser
from admin_tool.views.question import Question
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, NOW, appointment, caseworkers, minutes, visit
from kiosk.client.staff_line import LineDown, LineUp, VisitChanged
from kiosk.wire.staff import Desk


def board_of(reception: StaffDesk) -> tuple[WholeDesktop, BoardPage]:
    whole = WholeDesktop(reception)
    return whole, whole.page(Page.BOARD, BoardPage)


def test_two_numbers_of_one_person_are_merged_by_one_touch(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    second = visit(23, outcome="possible_duplicate", duplicate_of="visit-17")
    reception.knows(visit(17, appointment=appointment()), second)
    reception.service.says("merge", second.model_copy(update={"status": "void", "version": 2}))

    reception.touches(board.left, "visit-23", "merge")

    assert reception.service.steps() == [("visits/visit-23/merge", {"visit_id": "visit-17"})]
    assert not board.left.button_rect("visit-23", "merge").isValid()


def test_every_step_has_a_key_of_its_own(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14), visit(18))
    reception.service.refuses("call", 409, "desk_busy")

    for row in ("visit-14", "visit-18"):
        reception.touches(board.right, row, "call")

    keys = [asked.key for asked in reception.service.asked if asked.method == "POST"]
    assert len(set(keys)) == 2
    assert None not in keys
    assert (
        whole.notice() == "Der er allerede kaldt en borger til skranken. Tryk Hentet eller Ikke her ved nummeret først."
    )


def test_the_next_one_is_called_to_my_desk(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14))
    called = visit(14, status="called", desk_id="2", version=2, undo_until=NOW + minutes(2))
    reception.service.says("call_next", called)
    reception.memory.desk = "2"

    reception.presses(board.call_next)

    assert reception.service.steps() == [("call_next", {"desk_id": "2"})]
    assert whole.notice() == "Nr. 14 er kaldt"
    assert not board.call_next.isEnabled()
    assert board.call_again.isEnabled()


def test_an_empty_queue_is_said_not_an_error(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.service.says("call_next", None)

    reception.presses(board.call_next)

    assert whole.notice() == "Der venter ingen uden aftale"


def test_a_misclick_is_taken_back_by_one_touch(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    waiting = visit(14)
    reception.knows(waiting)
    gone = waiting.model_copy(update={"status": "left", "version": 2, "undo_until": NOW + minutes(2)})
    reception.service.says("call", gone)
    reception.service.says("undo", waiting.model_copy(update={"version": 3}))
    reception.touches(board.right, "visit-14", "call")

    reception.presses(reception.frame.notice.undo)

    assert [path for path, _ in reception.service.steps()] == ["visits/visit-14/call", "visits/visit-14/undo"]
    assert board.right.button_rect("visit-14", "call").isValid()
    assert whole.notice() == "Nr. 14: fortrudt"


def test_the_undo_goes_when_its_time_is_over(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14))
    reception.service.says("call", visit(14, status="called", version=2, undo_until=NOW + minutes(2)))
    reception.touches(board.right, "visit-14", "call")

    reception.later(minutes=3)
    whole.ticks()

    assert whole.notice() == ""


def test_a_citizen_is_handed_to_somebody_free(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    late = visit(12, ago=22, appointment=appointment("9.30", ANNE))
    reception.knows(late, caseworkers=caseworkers())
    reception.service.says("hand_over", late.model_copy(update={"version": 2}))
    reception.touches(board.left, "visit-12", "hand_over")

    chooser = reception.dialog(PersonChooser)
    _touch(chooser, "Mia Krogh · ledig")
    reception.settles()

    assert reception.service.steps() == [("visits/visit-12/hand_over", {"caseworker_id": "mia"})]


def test_handing_over_to_somebody_away_asks_first(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    late = visit(12, ago=22, appointment=appointment("9.30", ANNE))
    reception.knows(late, caseworkers=caseworkers())
    reception.service.says("hand_over", late.model_copy(update={"version": 2}))
    reception.touches(board.left, "visit-12", "hand_over")

    _touch(reception.dialog(PersonChooser), "Eva Toft · ikke til stede")
    reception.settles()
    assert reception.service.steps() == []
    reception.presses(reception.dialog(Question).yes)

    assert reception.service.steps() == [("visits/visit-12/hand_over", {"caseworker_id": "eva"})]


def test_who_is_called_is_called_to_the_other_desk_by_one_touch(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14, status="called", desk_id="1"))
    reception.service.says("move", visit(14, status="called", desk_id="2", version=3, undo_until=NOW + minutes(2)))

    _choose_in_the_menu(reception, board, "visit-14", "move")

    assert reception.service.steps() == [("visits/visit-14/move", {"desk_id": "2"})]
    assert whole.notice() == "Nr. 14 er kaldt til Skranke 2 i stedet"


def test_where_there_are_more_desks_one_is_chosen_and_it_is_said_who_is_there(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.day.desks = (Desk(id="1", name="1"), Desk(id="2", name="2", visit_id="visit-15"), Desk(id="3", name="3"))
    reception.knows(visit(14, status="called", desk_id="1"), visit(15, status="called", desk_id="2"))
    reception.service.refuses("move", 409, "desk_busy")
    _choose_in_the_menu(reception, board, "visit-14", "move")

    _touch(reception.dialog(PersonChooser), "Skranke 2 · nr. 15 er der")
    reception.settles()

    assert reception.service.steps() == [("visits/visit-14/move", {"desk_id": "2"})]
    assert whole.notice().startswith("Der er allerede kaldt en borger til skranken.")


def test_the_board_follows_the_line(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14))

    reception.day.hear(VisitChanged(visit=visit(14, version=2, outcome="unmatched")))
    reception.settles()

    assert board.left.button_rect("visit-14", "suggestions").isValid()
    assert whole.desk.frame.menu.button("board").badge == 1


def test_a_cut_line_is_one_quiet_sentence_and_nothing_is_lost(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    reception.knows(visit(14))

    reception.later(minutes=3)
    reception.day.hear(LineDown())
    reception.settles()
    down = reception.frame.line()
    reception.day.hear(LineUp())
    reception.settles()

    assert down == "Ingen forbindelse siden 9.55. Viser tal fra 9.55."
    assert board.right.button_rect("visit-14", "call").isValid()
    assert reception.frame.line() == ""


def test_a_step_that_nobody_answered_says_so(reception: StaffDesk) -> None:
    whole, board = board_of(reception)
    reception.knows(visit(14))
    reception.service.says("call", (200, {"no": "visit"}))

    reception.touches(board.right, "visit-14", "call")

    assert whole.notice() == "Ingen forbindelse. Se efter, om det blev gjort, og prøv igen."


def test_the_keys_do_all_that_a_finger_does(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    reception.knows(
        visit(23, outcome="possible_duplicate", duplicate_of="visit-17"), visit(17, appointment=appointment())
    )
    reception.service.refuses("separate", 409, "wrong_state")
    reception.frame.activateWindow()
    board.left.setFocus()

    QTest.keyClick(board.left, Qt.Key.Key_Right)
    QTest.keyClick(board.left, Qt.Key.Key_Return)
    reception.settles()

    assert reception.service.steps() == [("visits/visit-23/separate", {})]


def test_what_is_over_can_be_unfolded(reception: StaffDesk) -> None:
    _, board = board_of(reception)
    reception.knows(visit(4, status="collected", caseworker=ANNE))

    board.left.folded.emit("over:")
    reception.settles()

    assert board.left.button_rect("visit-4", None).isValid()


def _choose_in_the_menu(reception: StaffDesk, board: BoardPage, row_id: str, action: str) -> None:
    assert board.right.button_rect(row_id, None).isValid()
    board.right.asked.emit(row_id, action)
    reception.settles()


def _touch(chooser: PersonChooser, words: str) -> None:
    items = chooser.people.findItems(words, Qt.MatchFlag.MatchExactly)
    assert len(items) == 1, [chooser.people.item(at).text() for at in range(chooser.people.count())]
    item: QListWidgetItem = items[0]
    rect = chooser.people.visualItemRect(item)
    QTest.mouseClick(chooser.people.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
