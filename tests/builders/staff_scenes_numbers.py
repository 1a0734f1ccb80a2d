"""Numbers that somebody drew for fun, as the receptionist takes them off the board: for pictures."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.void_numbers import VoidNumbersDialog
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import visit


def void_numbers(desk: StaffDesk) -> QImage:
    page = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    desk.knows(visit(14, ago=9, needs=["interpreter"]), *(visit(number, ago=5) for number in range(31, 59)))
    page.right.asked.emit("visit-31", "void_numbers")
    dialog = desk.dialog(VoidNumbersDialog)
    dialog.last.setText("58")
    return picture(desk.frame, dialog)
