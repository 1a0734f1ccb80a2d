"""The page of the sources: a run with one touch, a preview, and what is new by itself."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.source_preview import SourcePreviewDialog
from admin_tool.views.things import ThingsPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_sources import preview, source
from kiosk.wire.sources import Sources

PLAN = source()


@pytest.fixture
def whole(admin: StaffDesk) -> WholeDesktop:
    admin.service.says("sources", Sources(sources=[PLAN]))
    return WholeDesktop(admin)


def posts(whole: WholeDesktop) -> list[str]:
    return [path for path, _ in whole.desk.service.steps()]


def test_a_run_is_asked_for_with_one_touch(whole: WholeDesktop) -> None:
    whole.desk.service.says("run", PLAN.model_copy(update={"wanted": True}))
    page = whole.page(Page.SOURCES, ThingsPage)

    whole.desk.touches(page.rows, "plan", "run_source")

    assert posts(whole) == ["sources/plan/run"]
    assert whole.notice() == "Sagssystemet bliver hentet nu."


def test_a_preview_is_shown_and_may_be_followed_by_a_run(whole: WholeDesktop) -> None:
    whole.desk.service.says("preview", preview())
    whole.desk.service.says("run", PLAN.model_copy(update={"wanted": True}))
    page = whole.page(Page.SOURCES, ThingsPage)
    whole.desk.touches(page.rows, "plan", "preview_source")

    dialog = whole.desk.dialog(SourcePreviewDialog)
    assert "1 ændrede" in dialog.said.toPlainText()
    dialog.agreed.emit()
    whole.desk.settles()

    assert posts(whole) == ["sources/plan/preview", "sources/plan/run"]


def test_a_source_that_cannot_be_asked_is_told_in_a_sentence(whole: WholeDesktop) -> None:
    whole.desk.service.refuses("preview", 503, "unavailable")
    page = whole.page(Page.SOURCES, ThingsPage)

    whole.desk.touches(page.rows, "plan", "preview_source")

    assert whole.notice() not in ("", "Spørger Sagssystemet …")


def test_what_the_office_tells_is_asked_for_again(whole: WholeDesktop) -> None:
    whole.page(Page.SOURCES, ThingsPage)
    before = len([each for each in whole.desk.service.asked if each.path.endswith("/sources")])

    whole.desk.day.office_changed.emit()
    whole.desk.settles()

    assert len([each for each in whole.desk.service.asked if each.path.endswith("/sources")]) == before + 1


def test_a_page_that_is_looked_at_is_never_much_older_than_the_source(whole: WholeDesktop) -> None:
    whole.page(Page.SOURCES, ThingsPage)
    before = len(whole.desk.service.asked)
    whole.ticks()
    assert len(whole.desk.service.asked) == before

    whole.desk.later(seconds=31)
    whole.ticks()

    assert whole.desk.service.asked[-1].path.endswith("/sources")
