"""Settling who a number is: names only when asked for, one answer, nothing picked by itself."""

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.person_chooser import PersonChooser
from admin_tool.views.settle import SettleDialog
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, BO, SARA, appointment, caseworkers, visit
from kiosk.wire.staff import Person, Visit

TEN = appointment("10.00", ANNE)
QUARTER_PAST = appointment("10.15", SARA)
TWO = visit(16, ago=3, outcome="ambiguous", declared="unknown", candidates=[TEN, QUARTER_PAST])


def settling(reception: StaffDesk, number: Visit = TWO) -> SettleDialog:
    board = WholeDesktop(reception).page(Page.BOARD, BoardPage)
    reception.knows(number, appointments=(TEN, QUARTER_PAST, appointment("13.00", BO)), caseworkers=caseworkers())
    reception.touches(board.left, number.id, "suggestions")
    return reception.dialog(SettleDialog)


def names_asked(reception: StaffDesk) -> list[str]:
    return [asked.path for asked in reception.service.asked if asked.path.startswith("/v1/staff/persons")]


def test_both_appointments_are_offered_without_a_name(reception: StaffDesk) -> None:
    dialog = settling(reception)
    reception.service.says(TEN.id, Person(name="Amina Eksempel", digits="010190"))

    assert dialog.lines.shown_texts() == [
        "kl. 10.00 · Anne Holm · lokale 2.08",
        "samme seks tal",
        "kl. 10.15 · Sara Dam · lokale 2.08",
        "samme seks tal",
    ]
    assert names_asked(reception) == []


def test_a_name_is_shown_when_it_is_asked_for_and_asked_for_once(reception: StaffDesk) -> None:
    dialog = settling(reception)
    reception.service.says(TEN.id, Person(name="Amina Eksempel", digits="010190"))

    button = dialog.lines.button_for(TEN.id, name=True)
    assert button is not None
    reception.presses(button)

    assert "Amina Eksempel" in dialog.lines.shown_texts()
    assert names_asked(reception) == [f"/v1/staff/persons/{TEN.id}"]
    assert dialog.lines.button_for(TEN.id, name=True) is None


def test_one_touch_settles_it(reception: StaffDesk) -> None:
    dialog = settling(reception)
    settled = TWO.model_copy(update={"appointment": TEN, "caseworker": ANNE, "version": 2, "flags": ["resolved"]})
    reception.service.says("resolve", settled)

    button = dialog.lines.button_for(TEN.id)
    assert button is not None
    reception.presses(button)

    assert reception.service.steps() == [("visits/visit-16/resolve", {"appointment_id": TEN.id})]
    assert not reception.has(SettleDialog)


def test_none_of_them_makes_a_walk_in(reception: StaffDesk) -> None:
    dialog = settling(reception)
    reception.service.says("resolve", TWO.model_copy(update={"version": 2, "flags": ["resolved"]}))

    reception.presses(dialog.none_of_them)

    assert reception.service.steps() == [("visits/visit-16/resolve", {})]


def test_any_appointment_of_the_day_can_be_looked_up(reception: StaffDesk) -> None:
    dialog = settling(reception)

    dialog.search.setText("bo lind")
    reception.settles()

    assert dialog.lines.shown_texts() == ["kl. 13.00 · Bo Lind · lokale 2.08"]


def test_an_appointment_that_was_just_taken_is_said_in_the_dialog(reception: StaffDesk) -> None:
    dialog = settling(reception)
    reception.service.refuses("resolve", 409, "appointment_taken")

    button = dialog.lines.button_for(TEN.id)
    assert button is not None
    reception.presses(button)

    assert dialog.error() == "Den aftale har allerede en borger, som er her."


def test_it_can_be_given_to_a_caseworker_instead(reception: StaffDesk) -> None:
    dialog = settling(reception)

    reception.presses(dialog.hand_over)

    assert not reception.has(SettleDialog)
    assert reception.dialog(PersonChooser).isVisible()
