"""The caseworker hears of their citizen and answers with one touch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from admin_tool.models.pages import Page
from admin_tool.presenters.toasts import Toasts
from admin_tool.views.my_day import MyDayPage
from admin_tool.views.person_chooser import PersonChooser
from admin_tool.views.toast import ToastWindow
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import SARA, appointment, caseworkers, visit
from kiosk.client.staff_line import VisitChanged, VisitTakenAway

TEN = appointment("10.00")
ARRIVED = visit(17, appointment=TEN)


@pytest.fixture
def whole(sara: StaffDesk) -> WholeDesktop:
    return WholeDesktop(sara)


def toasts_of(whole: WholeDesktop) -> Toasts:
    assert whole.desktop.toasts is not None
    return whole.desktop.toasts


def test_a_toast_tells_number_and_time_and_no_name(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))

    assert whole.toast_texts() == [
        ["17", "Din borger kl. 10.00 er kommet", 'Spørg: "Hvad hedder du?" Sig ikke navnet først']
    ]
    assert whole.chime.rings == 1
    assert sara.frame.menu.button("my_day").badge == 1


def test_jeg_kommer_on_the_toast_is_one_touch(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))
    sara.service.says("coming", ARRIVED.model_copy(update={"status": "on_the_way", "version": 2}))

    sara.presses(toasts_of(whole).window.cards[0].come)

    assert sara.service.steps() == [("visits/visit-17/coming", {})]
    assert whole.toast_texts() == []
    page = whole.page(Page.MY_DAY, MyDayPage)
    assert page.rows.button_rect(TEN.id, "collected").isValid()


def test_the_keyboard_answers_the_toast_without_leaving_the_window(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))
    sara.service.refuses("coming", 409, "wrong_state")
    sara.frame.activateWindow()
    sara.settles()

    QTest.keyClick(sara.frame, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    sara.settles()

    assert sara.service.steps() == [("visits/visit-17/coming", {})]


def test_five_minutes_are_quiet_and_then_it_is_told_again(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))
    sara.service.says("later", ARRIVED.model_copy(update={"laters": 1, "version": 2, "status_since": sara.now}))
    sara.presses(toasts_of(whole).window.cards[0].wait)
    quiet = whole.toast_texts()

    sara.later(minutes=5)
    whole.ticks()

    assert quiet == []
    assert whole.toast_texts()[0][1] == "Din borger kl. 10.00 venter stadig"
    assert whole.chime.rings == 2


def test_somebody_early_is_one_line_without_a_sound(whole: WholeDesktop, sara: StaffDesk) -> None:
    one = appointment("13.00")
    sara.knows(visit(17, appointment=one, flags=["early"]), appointments=(one,))

    assert whole.toast_texts() == [["17 · Din borger kl. 13.00 er kommet tidligt"]]
    assert whole.chime.rings == 0


def test_the_sound_can_be_off(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.memory.sound = False

    sara.knows(ARRIVED, appointments=(TEN,))

    assert whole.chime.rings == 0
    assert len(whole.toast_texts()) == 1


def test_more_than_three_are_counted(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(*(visit(number, caseworker=SARA) for number in range(1, 6)))

    assert len(whole.toast_texts()) == 3
    assert toasts_of(whole).window.more() == "og 2 mere i Min dag"


def test_a_closed_card_stays_closed_and_the_citizen_stays_in_the_day(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))

    sara.presses(toasts_of(whole).window.cards[0].close_button)
    whole.ticks()

    assert whole.toast_texts() == []
    assert whole.page(Page.MY_DAY, MyDayPage).rows.button_rect(TEN.id, "coming").isValid()


def test_kan_ikke_nu_asks_to_whom_and_the_reception_is_the_first_answer(whole: WholeDesktop, sara: StaffDesk) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    sara.knows(ARRIVED, appointments=(TEN,), caseworkers=caseworkers())
    sara.service.says("cannot", ARRIVED.model_copy(update={"caseworker": None, "version": 2}))
    sara.touches(page.rows, TEN.id, "cannot")

    people = sara.dialog(PersonChooser).people
    rect = people.visualItemRect(people.item(0))
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    sara.settles()

    assert sara.service.steps() == [("visits/visit-17/cannot", {})]


def test_a_second_touch_while_the_first_is_under_way_is_none(whole: WholeDesktop, sara: StaffDesk) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    sara.knows(ARRIVED, appointments=(TEN,))
    sara.service.says("coming", ARRIVED.model_copy(update={"status": "on_the_way", "version": 2}))
    where = page.rows.button_rect(TEN.id, "coming").center()

    QTest.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    sara.settles()

    assert len(sara.service.steps()) == 1


def test_a_visit_taken_away_leaves_toast_and_day(whole: WholeDesktop, sara: StaffDesk) -> None:
    sara.knows(ARRIVED, appointments=(TEN,))

    sara.day.hear(VisitTakenAway(visit_id=ARRIVED.id))
    sara.settles()

    assert whole.toast_texts() == []
    assert sara.frame.menu.button("my_day").badge == 0


def test_many_changes_at_once_are_shown_once(whole: WholeDesktop, sara: StaffDesk) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    sara.knows(ARRIVED, appointments=(TEN,))

    for version in range(2, 50):
        sara.day.hear(VisitChanged(visit=ARRIVED.model_copy(update={"version": version})))
    sara.settles()

    assert whole.chime.rings == 1
    assert page.rows.button_rect(TEN.id, "coming").isValid()


def lists_arrival(page: MyDayPage) -> bool:
    return page.rows.button_rect(TEN.id, "coming").isValid()


def test_the_card_is_on_the_glass_before_the_list_behind_it(whole: WholeDesktop, sara: StaffDesk) -> None:
    page, listed_before = whole.page(Page.MY_DAY, MyDayPage), list[bool]()
    toasts_of(whole).window.painted.connect(lambda: listed_before.append(lists_arrival(page)))

    sara.knows(ARRIVED, appointments=(TEN,))

    assert listed_before == [False]
    assert lists_arrival(page)


def test_a_card_that_is_never_painted_keeps_the_list_waiting_for_a_moment_only(
    whole: WholeDesktop, sara: StaffDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = whole.page(Page.MY_DAY, MyDayPage)
    monkeypatch.setattr(ToastWindow, "is_awaited", True)
    sara.knows(ARRIVED, appointments=(TEN,))

    qtbot.waitUntil(lambda: lists_arrival(page))
