"""A list keeps the person's place while the day goes on beneath it, and every touch is one question."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from admin_tool.models.phrases import Phrase
from admin_tool.models.rows import Action, Entry, Heading, Offer, Row, Tone
from admin_tool.views.look import Look
from admin_tool.views.row_layout import Columns, Words
from admin_tool.views.row_list import RowList
from builders.staff_words import DANISH
from kiosk.messages.keys_staff_pages import Board
from kiosk.messages.keys_staff_visits import StepName
from kiosk.qtkit.tokens import LIGHT
from kiosk.settings.assets import assets_folder

CALL = Offer(action=Action.CALL, label=StepName.CALL, prominent=True)
LEFT = Offer(action=Action.LEFT, label=StepName.LEFT)
GONE = Offer(action=Action.NOT_HERE, label=StepName.NOT_HERE)
SECTION = Heading(id="section:", text=Phrase(Board.TO_SETTLE), count=3, tone=Tone.AMBER)
FOLD = Heading(id="over:", text=Phrase(Board.OVER), count=3, folded=True)


def a_row(number: int, *, faded: bool = False) -> Row:
    return Row(
        id=f"row-{number}",
        big=str(number),
        headline=(Phrase(Board.QUEUE_EMPTY),),
        offers=(CALL, LEFT),
        more=(GONE,),
        faded=faded,
    )


def many(*, without: int | None = None) -> list[Entry]:
    return [SECTION, *(a_row(number) for number in range(1, 101) if number != without), FOLD]


@pytest.fixture
def rows(typefaces: None, qtbot: QtBot) -> RowList:
    made = RowList(
        Look(theme=LIGHT, assets=assets_folder()), Words(say=DANISH.say, line=DANISH.line), Columns.NUMBER_TIME
    )
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def shows(rows: RowList, entries: Sequence[Entry]) -> None:
    rows.show_entries(entries)
    rows.executeDelayedItemsLayout()


def touch(rows: RowList, row: str, action: str | None) -> None:
    where = rows.button_rect(row, action).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_selection_and_scroll_stay_when_somebody_above_goes(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())
    rows.select("row-60")
    rows.scrollTo(rows.currentIndex())
    stood = rows.button_rect("row-60", "call")

    shows(rows, many(without=3))

    assert rows.button_rect("row-60", "call") == stood
    assert rows.current_id() == "row-60"


def test_at_the_top_of_the_list_a_new_row_is_seen(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many(without=1))

    shows(rows, many())

    assert rows.verticalScrollBar().value() == 0
    assert rows.viewport().rect().contains(rows.button_rect("row-1", "call"))


def test_a_finger_on_a_button_asks_once(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())

    with qtbot.waitSignal(rows.asked) as asked:
        touch(rows, "row-2", "left")

    assert asked.args == ["row-2", "left"]


def test_a_finger_that_slides_off_asks_nothing(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())
    where = rows.button_rect("row-2", "call").center()

    with qtbot.assertNotEmitted(rows.asked):
        QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.button_rect("row-3", "call").center())


def test_a_row_at_rest_takes_no_touch(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())
    rows.show_busy(frozenset({"row-2"}))

    with qtbot.assertNotEmitted(rows.asked):
        touch(rows, "row-2", "call")


def test_the_menu_holds_what_the_row_does_not_show(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())

    touch(rows, "row-2", None)
    (menu,) = rows.findChildren(QMenu)
    with qtbot.waitSignal(rows.asked) as asked:
        menu.actions()[0].trigger()

    assert [action.text() for action in menu.actions()] == ["Ikke her"]
    assert asked.args == ["row-2", "not_here"]


def test_the_keys_go_from_row_to_row_and_button_to_button(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, many())
    rows.setFocus()

    with qtbot.waitSignal(rows.asked) as asked:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
            QTest.keyClick(rows, key)

    assert asked.args == ["row-3", "left"]


def test_a_heading_folds_by_a_touch(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, [a_row(1), FOLD])
    where = rows.visualRect(rows.model().index(1, 0)).center()

    with qtbot.waitSignal(rows.folded) as folded:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert folded.args == ["over:"]


def test_a_screen_reader_hears_the_row_as_one_sentence(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, [a_row(7)])

    said = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "7, Ingen venter uden aftale."


def test_in_a_narrow_list_the_buttons_go_below_the_words(rows: RowList, qtbot: QtBot) -> None:
    shows(rows, [a_row(1)])
    wide = rows.button_rect("row-1", "call").top()

    rows.resize(330, 500)
    qtbot.waitUntil(lambda: rows.button_rect("row-1", "call").top() > wide)

    assert rows.viewport().rect().contains(rows.button_rect("row-1", "call"))


def test_words_that_need_no_more_stay_beside_the_buttons(rows: RowList) -> None:
    rows.resize(330, 500)

    shows(rows, [replace(a_row(1), headline=(Phrase(StepName.CALL),)), a_row(2)])

    short, long = (rows.visualRect(rows.model().index(at, 0)).height() for at in (0, 1))
    assert short < long


def test_rows_that_grow_push_down_the_next_ones(rows: RowList) -> None:
    shows(rows, [SECTION, *(a_row(number) for number in (1, 2, 3))])
    long = (Phrase(Board.QUEUE_EMPTY),) * 12

    for grown in (1, 2, 3):
        rows.show_entries(
            [SECTION, *(replace(a_row(each), detail=long if each <= grown else ()) for each in (1, 2, 3))]
        )
        QApplication.processEvents()

    places = [rows.visualRect(rows.model().index(at, 0)) for at in range(4)]
    assert [below.top() for below in places[1:]] == [above.bottom() + 1 for above in places[:-1]]
