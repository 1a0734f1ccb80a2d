"""The receptionist checks somebody in as the kiosk would."""

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.check_in import CheckInDialog
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, SARA, appointment, visit

TEN = appointment("10.00", ANNE)
ELEVEN = appointment("11.00", SARA)


def checking_in(reception: StaffDesk) -> tuple[WholeDesktop, CheckInDialog]:
    whole = WholeDesktop(reception)
    board = whole.page(Page.BOARD, BoardPage)
    reception.day.topics = {"job": {"da": "Jobsøgning", "en": "Job search"}}
    reception.knows(appointments=(TEN, ELEVEN))
    reception.presses(board.check_in)
    return whole, reception.dialog(CheckInDialog)


def test_by_one_of_todays_appointments(reception: StaffDesk) -> None:
    whole, dialog = checking_in(reception)
    reception.service.says("arrivals", visit(40, appointment=ELEVEN))
    dialog.search.setText("11")
    reception.settles()

    button = dialog.lines.button_for(ELEVEN.id)
    assert button is not None
    reception.presses(button)

    assert reception.service.steps() == [("arrivals", {"appointment_id": ELEVEN.id, "needs": []})]
    assert whole.notice() == "Nr. 40 er meldt ind"
    assert not reception.has(CheckInDialog)


def test_without_an_appointment_with_the_number_from_the_kiosk(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.service.says("arrivals", visit(17))

    reception.presses(dialog.walk_in)
    dialog.topic.setCurrentIndex(dialog.topic.findData("job"))
    dialog.number.setText("17")
    reception.presses(dialog.needs["interpreter"])
    reception.presses(dialog.do)

    assert reception.service.steps() == [("arrivals", {"number": 17, "topic": "job", "needs": ["interpreter"]})]


def test_a_number_in_use_is_said_and_can_be_corrected(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.service.refuses("arrivals", 409, "number_taken")
    reception.presses(dialog.walk_in)

    reception.presses(dialog.do)

    assert dialog.error() == "Det nummer er allerede i brug i dag."
    assert dialog.do.isEnabled()


def test_whoever_has_come_is_not_offered_again(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.knows(visit(17, appointment=TEN), appointments=(TEN, ELEVEN))

    dialog.search.setText("1")
    reception.settles()

    assert dialog.lines.shown_texts() == ["kl. 11.00 · Sara Dam · lokale 2.08"]
