"""Today's appointments: nobody is called a no-show while somebody here may be them."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.appointments import AppointmentsPage
from admin_tool.views.board import BoardPage
from admin_tool.views.name_card import NameCard
from admin_tool.views.question import Question
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, appointment, visit
from kiosk.wire.staff import Person

NINE = appointment("9.00", ANNE)


@pytest.fixture
def whole(reception: StaffDesk) -> WholeDesktop:
    return WholeDesktop(reception)


def page_of(whole: WholeDesktop) -> AppointmentsPage:
    return whole.page(Page.APPOINTMENTS, AppointmentsPage)


def test_before_a_no_show_the_unsettled_arrivals_are_shown(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    unsettled = [visit(number, outcome="unmatched") for number in (31, 23, 26)]
    reception.knows(*unsettled, appointments=(NINE,))

    reception.touches(page.rows, NINE.id, "no_show")
    question = reception.dialog(Question)

    assert question.texts()[0] == (
        "3 ankomster er ikke afklaret: 23, 26, 31. Er det en af dem?\n\n"
        "Aftalen kl. 9.00 hos Anne Holm bliver noteret som udeblivelse."
    )
    assert reception.service.steps() == []
    reception.presses(question.other)
    assert isinstance(reception.frame.shown_page(), BoardPage)


def test_a_no_show_is_noted_and_can_be_taken_back(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    reception.knows(appointments=(NINE,))
    reception.service.says(f"/v1/staff/appointments/{NINE.id}/no_show", NINE.model_copy(update={"no_show": True}))
    reception.service.says(f"/v1/staff/appointments/{NINE.id}/no_show/undo", NINE)

    reception.touches(page.rows, NINE.id, "no_show")
    reception.presses(reception.dialog(Question).yes)
    said = whole.notice()
    reception.touches(page.rows, NINE.id, "undo_no_show")

    assert said == "Udeblivelsen er noteret"
    assert page.rows.button_rect(NINE.id, "no_show").isValid()


def test_a_no_show_by_mistake_is_taken_back_where_it_is_said(whole: WholeDesktop, reception: StaffDesk) -> None:
    reception.knows(appointments=(NINE,))
    page = whole.page(Page.APPOINTMENTS, AppointmentsPage)
    reception.service.says(f"/v1/staff/appointments/{NINE.id}/no_show", NINE.model_copy(update={"no_show": True}))
    reception.service.says(f"/v1/staff/appointments/{NINE.id}/no_show/undo", NINE)
    reception.touches(page.rows, NINE.id, "no_show")
    reception.presses(reception.dialog(Question).yes)

    whole.desktop.notices.undo_last()
    reception.settles()

    assert page.rows.button_rect(NINE.id, "no_show").isValid()


def test_the_wrong_citizen_checked_in_is_taken_back_in_one_touch(whole: WholeDesktop, reception: StaffDesk) -> None:
    reception.knows(appointments=(NINE,))
    page = whole.page(Page.APPOINTMENTS, AppointmentsPage)
    reception.service.says("arrivals", visit(40, appointment=NINE))
    reception.service.says("left", visit(40, appointment=NINE, status="left", version=2))
    reception.touches(page.rows, NINE.id, "is_here")

    whole.desktop.notices.undo_last()
    reception.settles()

    assert reception.service.steps()[-1] == ("visits/visit-40/left", {})
    assert page.rows.button_rect(NINE.id, "is_here").isValid()


def test_an_appointment_ahead_cannot_be_a_no_show(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    later = appointment("10.00", ANNE)
    reception.knows(appointments=(later,))

    assert page.rows.button_rect(later.id, "is_here").isValid()
    assert not page.rows.button_rect(later.id, "no_show").isValid()


def test_somebody_at_the_desk_is_checked_in_by_one_touch(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    reception.knows(appointments=(NINE,))
    reception.service.says("arrivals", visit(40, appointment=NINE))

    reception.touches(page.rows, NINE.id, "is_here")

    assert reception.service.steps() == [("arrivals", {"appointment_id": NINE.id, "needs": []})]
    assert whole.notice() == "Nr. 40 er meldt ind"


def test_a_name_appears_in_a_card_of_its_own(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    reception.knows(appointments=(NINE,))
    reception.service.says(NINE.id, Person(name="Amina Eksempel", digits="010190"))

    page.asked.emit(NINE.id, "show_name")
    reception.settles()

    assert reception.dialog(NameCard).name.text() == "Amina Eksempel"


def test_the_list_can_be_narrowed(whole: WholeDesktop, reception: StaffDesk) -> None:
    page = page_of(whole)
    reception.knows(visit(17, appointment=NINE), appointments=(NINE, appointment("10.30", ANNE)))

    reception.presses(page.only_open)

    assert not page.rows.button_rect(NINE.id, None).isValid()
    assert page.rows.button_rect("appointment-10.30-anne", "is_here").isValid()
