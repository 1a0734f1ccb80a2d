"""The waiting-room screen as people in the room see it."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders.waiting_room import call, room_after, screen_of, state, wording
from kiosk.display.room import LineUp
from kiosk.display.screen import WaitingRoomScreen


def words_on(screen: WaitingRoomScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]


def shown(qtbot: QtBot, screen: WaitingRoomScreen, *, width: int = 1920, height: int = 1080) -> WaitingRoomScreen:
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    qtbot.waitExposed(screen)
    QCoreApplication.sendPostedEvents()
    return screen


def test_a_called_number_stands_with_its_place(qtbot: QtBot) -> None:
    screen = shown(qtbot, screen_of(room_after(call(13, desk=2))))

    assert {"13", "Skranke 2", "Vi ved, at I er her", "Klokken er 9.52"} <= set(words_on(screen))
    assert screen.list_pane.here.shown_numbers() == (12, 14, 15)


def test_without_a_call_it_says_where_numbers_are_called(qtbot: QtBot) -> None:
    screen = shown(qtbot, screen_of(room_after()))

    assert "Vi kalder dit nummer her" in words_on(screen)
    assert "→" not in words_on(screen)


def test_the_large_number_is_whole_on_every_screen(qtbot: QtBot) -> None:
    for width, height in ((1920, 1080), (1080, 1920), (1366, 768)):
        screen = shown(qtbot, screen_of(room_after(call(8999))), width=width, height=height)
        number = next(label for label in screen.findChildren(QLabel) if label.text() == "8999")

        assert number.fontMetrics().horizontalAdvance("8999") <= number.width()


def test_a_long_name_of_a_desk_is_whole_among_the_calls_before(qtbot: QtBot) -> None:
    place = "Ydelseskontorets ekspedition ved trappen"
    before = call(8999, seconds_ago=60).model_copy(update={"place": place})
    screen = shown(qtbot, screen_of(room_after(begun=(LineUp(), state(recent=[call(13), before])))))
    listed = next(label for label in screen.list_pane.findChildren(QLabel) if label.text() == place)

    assert listed.fontMetrics().horizontalAdvance(place) <= listed.width()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_a_long_notice_in_two_languages_takes_no_number_away(qtbot: QtBot, width: int, height: int) -> None:
    notice = dict.fromkeys(("da", "en"), "Receptionen lukker i dag kl. 13. Ring, hvis du har en aftale bagefter. " * 3)
    recent = [call(13), *(call(number, seconds_ago=60) for number in (11, 10, 9))]
    room = room_after(begun=(LineUp(), state(notice=notice, recent=recent, here=list(range(14, 74)))))
    screen = shown(qtbot, screen_of(room, second="en"), width=width, height=height)
    labels = {label.text(): label for label in screen.call_pane.findChildren(QLabel) if label.isVisible()}
    field = screen.list_pane.here

    assert labels["Number"].geometry().bottom() <= labels["13"].geometry().top()
    assert labels["13"].geometry().bottom() <= labels["Skranke 1"].geometry().top()
    assert field.height() >= field.minimumHeight()
    assert labels["Skranke 1"].geometry().bottom() <= screen.call_pane.height()


def test_all_of_very_many_numbers_come_to_be_shown(qtbot: QtBot) -> None:
    many = tuple(range(101, 190))
    screen = shown(qtbot, screen_of(room_after(state(here=list(many)))))
    seen: set[int] = set()
    for now in (1.0, 13.0, 25.0):
        screen.show_board(wording().board(room_after(state(here=list(many))), now=1.0), now=now)
        seen |= set(screen.list_pane.here.shown_numbers())

    assert seen == set(many)


def test_a_closed_reception_says_so_on_the_whole_screen(qtbot: QtBot) -> None:
    screen = shown(qtbot, screen_of(room_after(state(open=False, here=[], notice={"da": "Åbner igen kl. 8"}))))

    assert set(words_on(screen)) == {"Receptionen er\u00a0lukket", "Klokken er 9.52", "Åbner igen kl. 8"}


def test_nothing_is_painted_anew_when_nothing_happened(qtbot: QtBot) -> None:
    room = room_after(call(13))
    screen = shown(qtbot, screen_of(room))
    before = screen.grab().toImage()

    screen.show_board(wording().board(room, now=7.0), now=7.0)

    assert screen.grab().toImage() == before


def test_an_arabic_screen_is_mirrored(qtbot: QtBot) -> None:
    screen = shown(qtbot, screen_of(room_after(call(13)), first="ar"))

    assert screen.call_pane.x() > screen.list_pane.x()
    assert "←" in words_on(screen)
