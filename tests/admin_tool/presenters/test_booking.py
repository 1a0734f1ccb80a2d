"""A later time instead of waiting, from the board: booked, said with its way back, and no longer waiting."""

from admin_tool.models.offers import board_offers
from admin_tool.models.pages import Page
from admin_tool.models.rows import Action
from admin_tool.views.board import BoardPage
from admin_tool.views.booked_card import BookedCard
from admin_tool.views.booking import BookingDialog
from builders.offered_times import TOPICS, TUESDAY, a_week, at, booking
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import NOW, SARA, appointment, minutes, visit
from builders.staff_words import read
from kiosk.client.staff_line import VisitChanged
from kiosk.domain.roles import Role
from kiosk.wire.times import DeskBooked

NINE_THIRTY = f"job.{TUESDAY.isoformat()}.09:30"


def at_the_board(desk: StaffDesk) -> tuple[WholeDesktop, BoardPage]:
    whole = WholeDesktop(desk)
    page = whole.page(Page.BOARD, BoardPage)
    desk.day.topics = TOPICS
    desk.service.says("times", a_week())
    desk.knows(visit(14, ago=9, topic="job"))
    return whole, page


def test_a_walk_in_gets_a_later_time_and_one_touch_takes_it_back(reception: StaffDesk) -> None:
    whole, page = at_the_board(reception)
    left = visit(14, ago=9, topic="job", status="left", version=2, undo_until=NOW + minutes(2))
    answer = DeskBooked(
        code="R8KCW3NH", starts_at=at("09:30"), appointment=booking("09:30", "R8KCW3NH").appointment, visit=left
    )
    reception.service.says("bookings", lambda asked: (201, answer.model_dump(mode="json")) if asked.body else _none())
    page.right.asked.emit("visit-14", "book_later")
    reception.settles()
    dialog = reception.dialog(BookingDialog)
    assert dialog.topic.value == "job"
    reception.presses(dialog.week.day(TUESDAY.isoformat()))
    reception.presses(dialog.times.key(NINE_THIRTY))

    reception.presses(dialog.do)

    assert reception.service.steps() == [("bookings", {"slot_id": NINE_THIRTY, "visit_id": "visit-14"})]
    assert whole.notice() == "Nr. 14 har fået en tid: tirsdag 24. november kl. 9.30"
    assert reception.dialog(BookedCard).code.text() == "R8KCW3NH"
    assert not page.right.button_rect("visit-14", "call").isValid()
    reception.service.says("undo", visit(14, ago=9, topic="job", version=3))
    reception.presses(reception.dialog(BookedCard).undo)
    assert reception.service.steps()[-1] == ("visits/visit-14/undo", {})
    assert page.right.button_rect("visit-14", "call").isValid()


def test_whom_a_colleague_has_called_meanwhile_keeps_the_place_at_the_desk(reception: StaffDesk) -> None:
    _, page = at_the_board(reception)
    page.right.asked.emit("visit-14", "book_later")
    reception.settles()
    dialog = reception.dialog(BookingDialog)
    reception.presses(dialog.week.day(TUESDAY.isoformat()))
    reception.presses(dialog.times.key(NINE_THIRTY))
    called = visit(14, ago=9, topic="job", status="called", desk_id="2", version=2)
    reception.day.hear(VisitChanged(visit=called))
    reception.settles()

    reception.presses(dialog.do)

    assert dialog.error() == "Det kan ikke lade sig gøre nu. En anden har måske lige gjort noget."
    assert reception.service.steps() == []


def test_six_figures_that_are_no_date_are_not_sent(reception: StaffDesk) -> None:
    _, page = at_the_board(reception)
    page.right.asked.emit("visit-14", "book_later")
    reception.settles()
    dialog = reception.dialog(BookingDialog)
    reception.presses(dialog.week.day(TUESDAY.isoformat()))
    reception.presses(dialog.times.key(NINE_THIRTY))
    dialog.digits.setText("310285")

    reception.presses(dialog.do)

    assert dialog.error() == "De seks tal er ikke en mulig dato."
    assert reception.service.steps() == []


def test_only_who_came_without_an_appointment_is_offered_one() -> None:
    def offered(**about: object) -> bool:
        _, more = board_offers(visit(14, ago=9, **about), Role.RECEPTIONIST, NOW, unanswered=False)
        return Action.BOOK_LATER in [offer.action for offer in more]

    assert offered(topic="job")
    assert offered(topic="job", status="called", desk_id="1")
    assert not offered(appointment=appointment("10.00", SARA))
    assert not offered(status="left")


def test_a_booking_that_cannot_be_read_stands_on_the_board_with_day_time_and_code(reception: StaffDesk) -> None:
    unreadable = booking("09:00", "H5VDJ2KA", readable=False)
    _, page = at_the_board(reception)
    reception.day.unreadable = (unreadable,)
    reception.knows(visit(14, ago=9, topic="job"))
    rows = [page.left.model().entry(page.left.model().index(row, 0)) for row in range(page.left.model().rowCount())]  # type: ignore[attr-defined]

    found = next(row for row in rows if row.id == "booking:H5VDJ2KA")

    assert read(found).startswith("9.00 | tirsdag 24. november · kode H5VDJ2KA | de seks tal kan ikke læses")
    reception.touches(page.left, "booking:H5VDJ2KA", "show_code")
    assert reception.dialog(BookedCard).when.text() == "tirsdag 24. november kl. 9.00"


def _none() -> tuple[int, object]:
    return 200, {"bookings": []}
