"""A touch meant for one citizen's card is never another citizen's answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from admin_tool.models.card_places import card_places
from admin_tool.views import toast
from admin_tool.views.toast import ToastWindow
from admin_tool.views.toast_card import ToastCard
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import ANNE, SARA, visit
from kiosk.client.staff_line import VisitTakenAway
from kiosk.domain.pickups import Rung

ONE, TWO, THREE = (visit(number, ago=20 - number, caseworker=SARA) for number in (1, 2, 3))
COMES: dict[int, list[tuple[str, dict[str, Any]]]] = {
    number: [(f"visits/visit-{number}/coming", {})] for number in (1, 2, 3)
}
Where = tuple[QWidget, QPoint]


@pytest.fixture
def whole(sara: StaffDesk) -> WholeDesktop:
    sara.service.refuses("coming", 409, "wrong_state")
    return WholeDesktop(sara)


@pytest.fixture
def window(whole: WholeDesktop) -> ToastWindow:
    assert whole.desktop.toasts is not None
    return whole.desktop.toasts.window


def card_of(window: ToastWindow, number: int) -> ToastCard:
    return next(card for card in window.cards if card.visit_id == f"visit-{number}")


def come_of(window: ToastWindow, number: int) -> QPoint:
    """Where on the screen a finger finds *Jeg kommer*."""
    button = card_of(window, number).come
    return button.mapToGlobal(button.rect().center())


def under(window: ToastWindow, where: QPoint) -> Where | None:
    found = window.childAt(window.mapFromGlobal(where))
    return (found, found.mapFromGlobal(where)) if found is not None and found.isVisible() else None


def taps(window: ToastWindow, where: QPoint) -> None:
    if (hit := under(window, where)) is not None:
        QTest.mouseClick(hit[0], Qt.MouseButton.LeftButton, pos=hit[1])


@contextmanager
def finger_down(window: ToastWindow, where: QPoint) -> Iterator[None]:
    hit = under(window, where)
    assert hit is not None
    QTest.mousePress(hit[0], Qt.MouseButton.LeftButton, pos=hit[1])
    yield
    QTest.mouseRelease(hit[0], Qt.MouseButton.LeftButton, pos=hit[1])


def goes(sara: StaffDesk, number: int) -> None:
    sara.day.hear(VisitTakenAway(visit_id=f"visit-{number}"))
    sara.settles()


def answered_after_the_first_went(sara: StaffDesk, window: ToastWindow) -> object:
    """The finger was on its way to the second of three."""
    sara.knows(ONE, TWO, THREE)
    aim = come_of(window, 2)
    goes(sara, 1)
    taps(window, aim)
    sara.settles()
    return sara.service.steps()


def test_a_touch_on_its_way_is_the_same_citizens_after_another_card_has_gone(
    sara: StaffDesk, window: ToastWindow
) -> None:
    assert answered_after_the_first_went(sara, window) == COMES[2]


def test_cards_that_close_up_would_give_it_to_another(
    sara: StaffDesk, window: ToastWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing_up: Callable[..., object] = lambda before, heights, **given: card_places({}, heights, **given)  # noqa: E731
    monkeypatch.setattr(toast, "card_places", closing_up)

    assert answered_after_the_first_went(sara, window) == COMES[3]


def test_where_a_card_has_gone_there_is_nothing_to_touch(sara: StaffDesk, window: ToastWindow) -> None:
    sara.knows(ONE, TWO)
    aim = come_of(window, 1)
    goes(sara, 1)

    taps(window, aim)
    sara.settles()

    assert sara.service.steps() == []
    assert not window.mask().contains(window.mapFromGlobal(aim))


@pytest.mark.parametrize(("settles_after", "answered"), [(60_000, []), (0, COMES[3])])
def test_the_next_card_at_that_place_takes_no_answer_at_first(
    whole: WholeDesktop, sara: StaffDesk, window: ToastWindow, settles_after: int, answered: list[object]
) -> None:
    sara.knows(ONE, TWO)
    aim = come_of(window, 1)
    whole.cards_settle_after(settles_after)
    sara.knows(TWO, THREE)

    taps(window, aim)
    sara.settles()

    assert come_of(window, 3) == aim
    assert sara.service.steps() == answered


def test_a_press_is_for_the_citizen_who_stood_there_when_the_finger_came_down(
    sara: StaffDesk, window: ToastWindow
) -> None:
    sara.knows(ONE)

    with finger_down(window, come_of(window, 1)):
        sara.knows(TWO)
    sara.settles()

    assert sara.service.steps() == []
    taps(window, come_of(window, 2))
    sara.settles()
    assert sara.service.steps() == COMES[2]


def test_the_keyboard_answers_nobody_who_has_only_just_come_up(
    whole: WholeDesktop, sara: StaffDesk, window: ToastWindow
) -> None:
    sara.knows(ONE)
    whole.cards_settle_after(60_000)
    sara.knows(TWO)

    sara.frame.come_asked.emit()
    sara.settles()

    assert sara.service.steps() == []


def test_ones_own_citizen_takes_the_place_of_a_colleagues_and_the_others_stay(
    sara: StaffDesk, window: ToastWindow
) -> None:
    annes = visit(4, ago=30, caseworker=ANNE, colleagues=["sara"], escalation=Rung.TEAM)
    sara.knows(ONE, TWO, annes)
    before = [come_of(window, 1), come_of(window, 2)]

    sara.knows(ONE, TWO, THREE, annes)

    assert [come_of(window, 1), come_of(window, 2)] == before
    assert window.is_settled("visit-3")
    assert window.more() == "og 1 mere i Min dag"
