"""The staff tool at a real service: from the citizen's arrival to the caseworker's answer, and when the line is cut."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from admin_tool.app import StaffTool
from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.booked_card import BookedCard
from admin_tool.views.booking import BookingDialog
from admin_tool.views.frame import Frame
from admin_tool.views.log_in import LogInPage
from admin_tool.views.times import TimesPage
from builders.arrivals import KioskRoom
from builders.cut_line import cut_line
from builders.reception import KIOSK, TODAY, Reception, at
from builders.running_service import RunningService, running
from builders.staff_tool import shown_cards, staff_tool
from kiosk.domain.roles import Role
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import StaffSessionRow
from kiosk.service.usecases.free_times import slot_id

TUESDAY = TODAY + timedelta(days=1)
TEN = slot_id("general", at("10:00", TUESDAY))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Reception]:
    store = Store(f"sqlite:///{tmp_path / 'reception.db'}")
    bring_up_to_date(store.engines)
    opened = Reception.opened(store, KeyRing(tmp_path / "secrets"))
    opened.now = at("09:52")
    yield opened
    store.close()


@pytest.fixture
def service(office: Reception, tmp_path: Path) -> Iterator[RunningService]:
    with running(office, f"sqlite:///{tmp_path / 'reception.db'}") as service:
        yield service


def frame_of(tool: StaffTool) -> Frame:
    content = tool.window.content()
    assert isinstance(content, Frame)
    return content


def test_a_citizen_arrives_and_the_caseworker_says_jeg_kommer(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    room = KioskRoom(office)
    room.appointment("10:00")
    with staff_tool(service.url, office, Role.CASEWORKER, tmp_path) as tool:
        qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
        visit = room.arrives(17, declared="10:00")

        qtbot.waitUntil(lambda: len(shown_cards(tool)) == 1, timeout=10_000)
        assert shown_cards(tool)[0].texts()[:2] == ["17", "Din borger kl. 10.00 er kommet"]
        qtbot.waitUntil(lambda: shown_cards(tool)[0].is_settled)
        shown_cards(tool)[0].come.click()

        qtbot.waitUntil(lambda: room.again(visit).status == "on_the_way", timeout=10_000)
        qtbot.waitUntil(lambda: shown_cards(tool) == [], timeout=10_000)


def test_with_its_window_closed_the_tool_tells_as_before(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    room = KioskRoom(office)
    room.appointment("10:00")
    with staff_tool(service.url, office, Role.CASEWORKER, tmp_path) as tool:
        qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
        tool.window.close()
        room.arrives(17, declared="10:00")

        qtbot.waitUntil(lambda: len(shown_cards(tool)) == 1, timeout=10_000)
        assert not tool.window.isVisible()
        assert shown_cards(tool)[0].texts()[0] == "17"


def test_the_board_shows_who_comes_while_it_is_open(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    with staff_tool(service.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
        visit = KioskRoom(office).arrives(14, digits=None, declared="none")
        board = frame_of(tool).findChild(BoardPage)
        assert board is not None

        qtbot.waitUntil(lambda: board.right.button_rect(visit.id, "call").isValid(), timeout=10_000)
        assert frame_of(tool).menu.button("board").badge == 1


def test_a_time_booked_in_the_tool_is_taken_at_the_kiosk_and_found_by_its_code(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    with staff_tool(service.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        page = at_the_times(tool, qtbot)
        assert TEN in offered(service)
        page.rows.asked.emit(TEN, "book")
        dialog = frame_of(tool).findChild(BookingDialog)
        assert dialog is not None
        qtbot.waitUntil(dialog.do.isEnabled, timeout=10_000)
        dialog.do.click()

        qtbot.waitUntil(lambda: frame_of(tool).findChild(BookedCard) is not None, timeout=10_000)
        card = frame_of(tool).findChild(BookedCard)
        assert card is not None
        code = card.code.text()
        assert (card.when.text(), TEN in offered(service)) == ("tirsdag 24. november kl. 10.00", False)

    office.now = at("09:55", TUESDAY)
    visit = KioskRoom(office).arrives(17, digits=None, code=code, service_day=TUESDAY)
    assert (visit.outcome, visit.appointment_id is not None) == ("matched", True)


def test_what_a_colleague_books_appears_on_the_page_by_itself(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    with staff_tool(service.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        page = at_the_times(tool, qtbot)
        booked = service.call("POST", "/v1/staff/bookings", {"slot_id": TEN}, token="lead", key="one")

        row = f"booking:{booked.json['code']}"
        qtbot.waitUntil(lambda: page.rows.button_rect(row, "show_code").isValid(), timeout=10_000)
        qtbot.waitUntil(lambda: not page.rows.button_rect(TEN, "book").isValid(), timeout=10_000)


def at_the_times(tool: StaffTool, qtbot: QtBot) -> TimesPage:
    """Tomorrow's."""
    qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
    assert tool.desktop is not None
    tool.desktop.shell.go_to(Page.TIMES)
    page = frame_of(tool).findChild(TimesPage)
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.week.texts()) and page.rules.isEnabled(), timeout=10_000)
    page.week.day_chosen.emit(TUESDAY.isoformat())
    qtbot.waitUntil(lambda: page.rows.button_rect(TEN, "book").isValid(), timeout=10_000)
    return page


def offered(service: RunningService) -> list[str]:
    answer = service.call("GET", f"/v1/kiosk/slots?topic=general&from={TUESDAY}&to={TUESDAY}", token=KIOSK)
    return [slot["id"] for slot in answer.json["slots"]]


def test_a_revoked_session_asks_for_the_log_in(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    with staff_tool(service.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
        office.does(lambda session: session.execute(update(StaffSessionRow).values(revoked_at=office.now)))

        qtbot.waitUntil(lambda: isinstance(tool.window.content(), LogInPage), timeout=15_000)
        page = tool.window.content()
        assert isinstance(page, LogInPage)
        assert page.error() == "Du er logget af. Log på igen."


def test_a_cut_line_says_since_when_keeps_the_day_and_mends_by_itself(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    room = KioskRoom(office)
    first = room.arrives(14, digits=None, declared="none")
    with cut_line(service.url) as line, staff_tool(line.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        board = frame_of(tool).findChild(BoardPage)
        assert board is not None
        qtbot.waitUntil(lambda: board.right.button_rect(first.id, "call").isValid(), timeout=10_000)

        line.cut()
        qtbot.waitUntil(lambda: frame_of(tool).line() != "", timeout=15_000)
        assert frame_of(tool).line() == "Ingen forbindelse siden 9.52. Viser tal fra 9.52."
        assert board.right.button_rect(first.id, "call").isValid()

        missed = room.arrives(15, digits=None, declared="none")
        line.mend()
        qtbot.waitUntil(lambda: board.right.button_rect(missed.id, "call").isValid(), timeout=15_000)
        assert frame_of(tool).line() == ""


def test_another_language_paints_everything_anew_on_the_same_page(
    service: RunningService, office: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    with staff_tool(service.url, office, Role.RECEPTIONIST, tmp_path) as tool:
        qtbot.waitUntil(lambda: frame_of(tool).line() == "", timeout=10_000)
        before = frame_of(tool)
        assert tool.desktop is not None
        tool.desktop.shell.go_to(Page.PREFERENCES)

        tool.desktop.preferences.choose_language("en")
        qtbot.waitUntil(lambda: tool.window.content() is not before, timeout=10_000)

        assert frame_of(tool).menu.button("board").text() == "Board"
        assert tool.desktop.shell.page is Page.PREFERENCES
        assert tool.memory.language == "en"
