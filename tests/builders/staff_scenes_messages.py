"""Scenes of what was sent, and of a colleague's new channel, for the pictures of the staff tool."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.new_channel import NewChannelDialog
from admin_tool.views.sent_messages import SentMessagesDialog
from admin_tool.views.things import ThingsPage
from builders.staff_channels import some_channels, told_without_names
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import ANNE, BO, SARA, appointment, caseworkers, visit


def sent(desk: StaffDesk) -> QImage:
    """As the reception reads it."""
    desk.service.says("messages", told_without_names())
    WholeDesktop(desk).page(Page.MESSAGES, ThingsPage)
    desk.knows()
    return picture(desk.frame)


def sent_about_one(desk: StaffDesk) -> QImage:
    told = [each for each in told_without_names().messages if each.number == 17]
    desk.service.says("messages", told_without_names().model_copy(update={"messages": told}))
    page = WholeDesktop(desk).page(Page.BOARD, BoardPage)
    waiting = (
        visit(17, ago=9, appointment=appointment("9.45", SARA)),
        visit(12, appointment=appointment("9.55", ANNE)),
    )
    desk.knows(*waiting, visit(15, ago=8, appointment=appointment("9.50", BO)), caseworkers=caseworkers())
    page.left.asked.emit("visit-17", "show_sent")
    desk.settles()
    return picture(desk.frame, desk.dialog(SentMessagesDialog))


def new_channel_of_a_colleague(desk: StaffDesk) -> QImage:
    desk.service.says("channels", some_channels())
    page = WholeDesktop(desk).page(Page.MESSAGES, ThingsPage)
    desk.knows(caseworkers=caseworkers())
    desk.presses(page.buttons["add"])
    dialog = desk.dialog(NewChannelDialog)
    for choice, chosen in ((dialog.kind, "sms"), (dialog.whom, "colleague"), (dialog.colleague, "mia")):
        choice.setCurrentIndex(choice.findData(chosen))
        choice.chosen.emit(chosen)
    dialog.name.setText("Mias telefon")
    return picture(desk.frame, dialog)
