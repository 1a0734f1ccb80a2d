"""The page of the figures with made-up ones, for pictures."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea

from admin_tool.models.figure_charts import Period
from admin_tool.models.pages import Page
from admin_tool.views.figures import FiguresPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_figures import of_days
from builders.staff_pictures import picture
from kiosk.wire.figures import Figures, FiguresOfDays, Waiting

_NOBODY = Waiting(met=0, median=None, most=None)
_NOTHING = Figures(
    arrivals=0, arrivals_by_hour={}, waiting_appointments=_NOBODY, waiting_others=_NOBODY, collected=0,
    collected_in_time=0, missed=0, planned=0, no_shows=0, walk_ins_by_topic={}, kiosk_by_language={},
)  # fmt: skip


def figures(desk: StaffDesk) -> QImage:
    _at_figures(desk, of_days())
    return picture(desk.frame)


def figures_weeks(desk: StaffDesk) -> QImage:
    page = _at_figures(desk, of_days(28))
    page.period.chosen.emit(str(Period.MONTH))
    page.period.setCurrentIndex(2)
    desk.settles()
    return picture(desk.frame)


def figures_table(desk: StaffDesk) -> QImage:
    """Scrolled to the table."""
    page = _at_figures(desk, of_days())
    around = desk.frame.shown_page()
    assert isinstance(around, QScrollArea)
    around.ensureWidgetVisible(page.table)
    desk.settles()
    return picture(desk.frame)


def figures_none(desk: StaffDesk) -> QImage:
    _at_figures(desk, FiguresOfDays(days=[], total=_NOTHING))
    return picture(desk.frame)


def _at_figures(desk: StaffDesk, said: FiguresOfDays) -> FiguresPage:
    desk.service.says("figures", said)
    desk.day.topics = {"job": {"da": "Jobsøgning", "en": "Job search"}, "home": {"da": "Bolig", "en": "Housing"}}
    page = WholeDesktop(desk).page(Page.FIGURES, FiguresPage)
    desk.knows()
    return page
