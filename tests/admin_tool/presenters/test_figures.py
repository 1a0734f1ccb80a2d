"""The page of the figures: asked for when it is looked at, drawn, told as a table, and saved."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.figures import FiguresPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_figures import of_days
from kiosk.wire import paths


@pytest.fixture
def whole(reception: StaffDesk) -> WholeDesktop:
    reception.service.says("figures", of_days())
    return WholeDesktop(reception)


@pytest.fixture
def page(whole: WholeDesktop) -> FiguresPage:
    return whole.page(Page.FIGURES, FiguresPage)


def spans(desk: StaffDesk) -> list[tuple[str, str]]:
    asked = [each.query for each in desk.service.asked if each.path == paths.STAFF_FIGURES]
    return [(query["from"], query["to"]) for query in asked]


def test_nothing_is_asked_for_before_the_page_is_looked_at(whole: WholeDesktop, reception: StaffDesk) -> None:
    reception.settles()
    assert spans(reception) == []

    whole.page(Page.FIGURES, FiguresPage)
    assert spans(reception) == [("2026-11-23", "2026-11-23")]


def test_each_chart_is_told_in_words_and_every_figure_stands_in_the_table(page: FiguresPage) -> None:
    by_hour, *_ = page.charts
    values = {tuple(row[1:4]) for row in page.table.rows()}

    assert by_hour.accessibleName() == "Ankomster efter klokkeslæt"
    assert by_hour.accessibleDescription().startswith("8: 14, 9: 31")
    assert ("Ankomster efter klokkeslæt", "kl. 9", "31") in values
    assert ("Ventetid", "Uden: 9 af 10 højst", "38") in values


def test_another_period_is_asked_for_at_once(page: FiguresPage, reception: StaffDesk) -> None:
    page.period.chosen.emit("week")
    reception.settles()

    assert spans(reception)[-1] == ("2026-11-17", "2026-11-23")


def test_today_is_asked_for_again_every_minute_while_it_is_shown(
    page: FiguresPage, whole: WholeDesktop, reception: StaffDesk
) -> None:
    reception.later(seconds=59)
    whole.ticks()
    assert len(spans(reception)) == 1

    reception.service.says("figures", of_days(arrivals=200))
    reception.later(seconds=1)
    whole.ticks()
    assert ("ankomster", "alle", "200") in {tuple(row[1:4]) for row in page.table.rows()}


def test_the_figures_are_saved_as_a_table_and_as_a_picture(
    page: FiguresPage, whole: WholeDesktop, tmp_path: Path
) -> None:
    page.csv_wanted.emit(str(tmp_path / "tal.csv"))
    assert whole.notice() == "Gemt: tal.csv"
    page.png_wanted.emit(str(tmp_path / "tal.png"))

    assert (tmp_path / "tal.csv").read_bytes().startswith("\ufeffFra;Til;Tal;Gruppe;Værdi;Enhed\r\n".encode())
    assert QImage(str(tmp_path / "tal.png")).width() > 600


def test_a_place_that_cannot_be_written_is_said(page: FiguresPage, whole: WholeDesktop, tmp_path: Path) -> None:
    page.csv_wanted.emit(str(tmp_path / "no" / "tal.csv"))

    assert whole.notice() == "Filen kan ikke gemmes her. Vælg et andet sted."


def test_without_a_line_the_page_says_so(reception: StaffDesk) -> None:
    reception.service.refuses("figures", 403, "forbidden")
    page = WholeDesktop(reception).page(Page.FIGURES, FiguresPage)

    assert (page.charts, page.csv.isEnabled()) == ([], False)


def test_the_tool_starts_without_what_only_the_charts_need() -> None:
    asked = "import sys, admin_tool.app; print([name for name in ('numpy', 'pyqtgraph') if name in sys.modules])"

    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"
