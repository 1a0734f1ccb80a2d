"""The receptionist checks somebody in as the kiosk would."""

from typing import Any

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.check_in import CheckInDialog
from builders.pretend_service import Asked
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, SARA, appointment, visit
from kiosk.wire.name_search import NameFound, NamesFound
from kiosk.wire.staff import Appointment

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


def found(*appointments: Appointment, more: bool = False) -> NamesFound:
    return NamesFound(found=[NameFound(appointment=each, name="Amina Eksempel") for each in appointments], more=more)


def by_name(reception: StaffDesk, dialog: CheckInDialog, typed: str = "amina") -> None:
    dialog.search.setText(typed)
    reception.presses(dialog.by_name)


def test_by_the_name_that_the_citizen_has_said(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.service.says("by_name", found(ELEVEN))
    reception.service.says("arrivals", visit(40, appointment=ELEVEN))

    by_name(reception, dialog)
    assert "Amina Eksempel" in dialog.lines.shown_texts()
    assert dialog.lines.button_for(TEN.id) is None
    button = dialog.lines.button_for(ELEVEN.id)
    assert button is not None
    reception.presses(button)

    assert reception.service.steps() == [
        ("appointments/by_name", {"name": "amina"}),
        ("arrivals", {"appointment_id": ELEVEN.id, "needs": []}),
    ]


def test_two_letters_are_not_looked_for(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)

    by_name(reception, dialog, "am")

    assert reception.service.steps() == []
    assert dialog.remark() == "Skriv mindst tre bogstaver af navnet."


def test_whoever_has_come_already_is_told_by_number(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.knows(visit(17, appointment=TEN), appointments=(TEN, ELEVEN))
    reception.service.says("by_name", found(TEN))

    by_name(reception, dialog)

    assert dialog.remark() == "Er allerede meldt ind: nr. 17."
    assert dialog.lines.button_for(TEN.id) is None


def test_what_is_typed_after_a_search_is_looked_for_in_the_list_again(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)
    reception.service.says("by_name", found())
    by_name(reception, dialog)
    assert dialog.remark() == "Ingen af dagens aftaler har det navn."

    dialog.search.setText("11")
    reception.settles()

    assert (dialog.remark(), dialog.lines.button_for(ELEVEN.id) is not None) == ("", True)


def test_an_answer_to_what_is_no_longer_typed_is_dropped(reception: StaffDesk) -> None:
    _, dialog = checking_in(reception)

    def slowly(_: Asked) -> tuple[int, Any]:
        dialog.search.setText("11")
        return 200, found().model_dump(mode="json")

    reception.service.says("by_name", slowly)
    by_name(reception, dialog)

    assert (dialog.remark(), dialog.lines.button_for(ELEVEN.id) is not None) == ("", True)
