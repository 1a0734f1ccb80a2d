"""The head of a page in windows of every width: no word of it is ever cut."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader
from admin_tool.views.parts import button, label
from kiosk.qtkit.tokens import LIGHT
from kiosk.settings.assets import assets_folder


@pytest.fixture
def header(qtbot: QtBot) -> PageHeader:
    made = PageHeader(Look(theme=LIGHT, assets=assets_folder()))
    qtbot.addWidget(made)
    made.show_title("Tavlen", "søndag 22. november · 9.52")
    for words in ("Diskretionsrum 1 · nr. 14", "Skranke 1", "Meld ind …"):
        tool = button()
        tool.setText(words)
        made.add(tool)
    return made


def shown_at(header: PageHeader, width: int) -> list[QWidget]:
    """Title, date and tools, as they stand."""
    header.resize(width, header.heightForWidth(width))
    header.show()
    return [each for each in header.children() if isinstance(each, QWidget)]


@pytest.mark.parametrize("part", [1.0, 0.9, 0.8, 0.7, 0.5, 0.4])
def test_words_go_below_or_away_before_one_is_cut(header: PageHeader, part: float):
    width = int(header.sizeHint().width() * part)

    parts = shown_at(header, width)

    for each in parts:
        whole = each.width() >= each.sizeHint().width()
        assert whole or (isinstance(each, QLabel) and each.text().startswith("søndag") and each.width() <= 1)
        assert each.geometry().right() <= width


def test_the_date_goes_before_a_tool_gets_a_line_of_its_own(header: PageHeader):
    wide = header.sizeHint().width()

    _, date, *tools = shown_at(header, wide - 1)

    assert date.width() <= 1
    assert len({tool.geometry().center().y() for tool in tools}) == 1


def test_the_last_tools_stay_beside_the_title(header: PageHeader):
    header.add(label())
    title, _, first, *others = shown_at(header, header.sizeHint().width() // 2)

    assert first.y() > title.geometry().bottom()
    assert all(tool.y() < first.y() for tool in others[-1:])
