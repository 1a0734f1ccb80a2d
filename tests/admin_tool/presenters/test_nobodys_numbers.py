"""Numbers that nobody stands behind go from the board with one touch, as many as the person says, and come back."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.void_numbers import VoidNumbersDialog
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import visit
from kiosk.wire.void_numbers import NumbersBack, NumbersVoided

VOIDED = NumbersVoided(numbers=[31, 32], visit_ids=["visit-31", "visit-32"], kept=[33])


@pytest.fixture
def whole(reception: StaffDesk) -> WholeDesktop:
    return WholeDesktop(reception)


@pytest.fixture
def dialog(whole: WholeDesktop, reception: StaffDesk) -> VoidNumbersDialog:
    reception.knows(visit(31), visit(32), visit(33, flags=["has_appointment"]), visit(40))
    board = whole.page(Page.BOARD, BoardPage)
    board.right.asked.emit("visit-31", "void_numbers")
    return reception.dialog(VoidNumbersDialog)


def test_it_begins_with_the_number_that_was_touched_and_counts_while_one_types(dialog: VoidNumbersDialog):
    assert (dialog.span(), dialog.count.text()) == ((31, 31), "Tages af tavlen: 1")

    dialog.last.setText("39")

    assert dialog.count.text() == "Tages af tavlen: 2"


@pytest.mark.parametrize(("first", "last"), [("33", "39"), ("40", "31"), ("31", "9999")])
def test_a_span_that_takes_nobody_or_too_many_cannot_be_asked_for(dialog: VoidNumbersDialog, first: str, last: str):
    dialog.first.setText(first)
    dialog.last.setText(last)

    assert not dialog.do.isEnabled()


def test_one_touch_takes_them_and_one_brings_them_back(
    dialog: VoidNumbersDialog, whole: WholeDesktop, reception: StaffDesk
):
    reception.service.says("void", VOIDED)
    reception.service.says("undo", NumbersBack(numbers=[31, 32]))
    dialog.last.setText("39")

    reception.presses(dialog.do)
    assert whole.notice() == "Taget af tavlen: 2. Bliver stående: 1"
    assert not reception.has(VoidNumbersDialog)

    whole.desktop.notices.undo_last()
    reception.settles()
    assert whole.notice() == "Tilbage på tavlen: 2"
    assert reception.service.steps() == [
        ("numbers/void", {"first": 31, "last": 39}),
        ("numbers/void/undo", {"visit_ids": ["visit-31", "visit-32"]}),
    ]


def test_a_refusal_stands_in_the_dialog(dialog: VoidNumbersDialog, reception: StaffDesk):
    reception.service.refuses("void", 409, "wrong_state")

    reception.presses(dialog.do)

    assert dialog.error()
