"""The page of free times: booked, blocked and opened in a touch or two, and what a colleague does appears."""

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from admin_tool.models.pages import Page
from admin_tool.views.booked_card import BookedCard, paint_on_paper
from admin_tool.views.booking import BookingDialog
from admin_tool.views.cancel_time import CancelTimeDialog
from admin_tool.views.change_times import ChangeTimesDialog
from admin_tool.views.question import Question
from admin_tool.views.times import TimesPage
from admin_tool.views.topic_rules import TopicRulesDialog
from builders.offered_times import TOPICS, TUESDAY, a_week, at, booked, booking, change, slot
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_words import read
from kiosk.client.staff_line import OfficeChanged
from kiosk.domain.queue import Priority
from kiosk.domain.roles import Role
from kiosk.domain.slots import SlotState
from kiosk.wire.times import BookingSettings, DeskBooked, TimeKind, Times, Topic

NINE_THIRTY = f"job.{TUESDAY.isoformat()}.09:30"
DONE = DeskBooked(code="R8KCW3NH", starts_at=at("09:30"), appointment=booking("09:30", "R8KCW3NH").appointment)


def opened(desk: StaffDesk) -> tuple[WholeDesktop, TimesPage]:
    whole = WholeDesktop(desk)
    desk.day.topics = TOPICS
    desk.service.says("times", a_week())
    desk.service.says("bookings", booked())
    page = whole.page(Page.TIMES, TimesPage)
    desk.knows()
    desk.presses(page.week.day(TUESDAY.isoformat()))
    return whole, page


def answers(desk: StaffDesk, answer: object) -> None:
    """To a booking; the list of bookings stays."""
    desk.service.says("/v1/staff/bookings", lambda asked: booked() if asked.method == "GET" else answer)


def shown(page: TimesPage) -> list[str]:
    model = page.rows.model()
    return [read(model.entry(model.index(at, 0))) for at in range(model.rowCount())]  # type: ignore[attr-defined]


def test_a_time_is_booked_with_the_digits_that_were_typed(reception: StaffDesk) -> None:
    _, page = opened(reception)
    answers(reception, (201, DONE.model_dump(mode="json")))
    reception.touches(page.rows, NINE_THIRTY, "book")
    dialog = reception.dialog(BookingDialog)
    assert dialog.do.text() == "Bestil tirsdag 24. november kl. 9.30"
    dialog.digits.setText("010190")

    reception.presses(dialog.do)

    assert reception.service.steps() == [("bookings", {"slot_id": NINE_THIRTY, "digits": "010190"})]
    card = reception.dialog(BookedCard)
    assert (card.when.text(), card.code.text()) == ("tirsdag 24. november kl. 9.30", "R8KCW3NH")


def test_digits_that_cannot_be_never_leave_the_tool(reception: StaffDesk) -> None:
    _, page = opened(reception)
    reception.touches(page.rows, NINE_THIRTY, "book")
    dialog = reception.dialog(BookingDialog)
    dialog.digits.setText("310290")

    reception.presses(dialog.do)

    assert dialog.error() == "De seks tal er ikke en mulig dato."
    assert reception.service.steps() == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("slot_taken", "Tiden er lige taget. Vælg en af dem, der er tilbage."),
        ("slot_past", "Tiden er gået. Vælg en senere."),
        ("closed", "Kontoret har lukket på det tidspunkt. Vælg et andet."),
    ],
)
def test_who_was_too_late_is_offered_what_is_left(reception: StaffDesk, code: str, sentence: str) -> None:
    _, page = opened(reception)
    answers(reception, (409, {"code": code}))
    reception.touches(page.rows, NINE_THIRTY, "book")
    left = a_week()
    reception.service.says(
        "times", left.model_copy(update={"slots": [each for each in left.slots if each.id != NINE_THIRTY]})
    )
    dialog = reception.dialog(BookingDialog)

    reception.presses(dialog.do)

    assert dialog.error() == sentence
    assert dialog.times.texts() == ["8.00", "8.30", "11.00", "16.00"]
    assert (dialog.do.text(), dialog.do.isEnabled()) == ("Vælg en tid", False)


def test_what_a_colleague_books_appears_without_asking(reception: StaffDesk) -> None:
    _, page = opened(reception)
    reception.service.says("times", a_week().model_copy(update={"slots": [slot("09:30", state=SlotState.FULL)]}))
    reception.service.says(
        "/v1/staff/bookings", booked().model_copy(update={"bookings": [booking("09:30", "R8KCW3NH")]})
    )

    reception.day.hear(OfficeChanged())
    reception.settles()

    assert shown(page) == ["9.30 | kode R8KCW3NH | Bestilt | [Vis koden]"]


def test_an_administrator_who_hears_no_events_sees_it_soon(admin: StaffDesk) -> None:
    whole, page = opened(admin)
    admin.service.says("times", Times(slots=[slot("09:30", state=SlotState.FULL)], changed=[]))
    whole.ticks()
    assert len(shown(page)) > 1

    admin.later(seconds=30)
    whole.ticks()

    assert shown(page) == ["9.30 | Optaget"]


def test_an_answer_about_another_week_is_not_shown(reception: StaffDesk) -> None:
    _, page = opened(reception)
    reception.service.says("times", lambda asked: a_week() if asked.query["from"] == "2026-11-23" else _empty())

    page.week.turned.emit(1)
    reception.settles()

    assert shown_days(page) == ["man 30. nov", "tirs 1. dec", "ons 2. dec", "tors 3. dec", "fre 4. dec"]
    assert reception.service.asked[-2].query["from"] == "2026-11-30"


def test_a_time_is_blocked_in_one_touch_and_opened_in_one(reception: StaffDesk) -> None:
    whole, page = opened(reception)
    blocked = change(TimeKind.BLOCK, "09:30", "10:00")
    reception.service.says("times", lambda asked: a_week() if asked.method == "GET" else (201, _json(blocked)))

    page.rows.asked.emit(NINE_THIRTY, "block")
    reception.settles()

    (sent,) = [each.body for each in reception.service.asked if each.method == "POST"]
    assert (sent["kind"], sent["topic"], sent["starts_at"]) == ("block", "job", "2026-11-24T08:30:00Z")
    assert whole.notice() == "Spærret: tirsdag 24. november kl. 9.30–10.00"


def test_a_block_of_several_times_asks_first(reception: StaffDesk) -> None:
    _, page = opened(reception)
    reception.service.says("block-10:00", None)
    reception.touches(page.rows, f"job.{TUESDAY.isoformat()}.10:30", "unblock")
    question = reception.dialog(Question)
    assert "kl. 10.00 til tirsdag 24. november kl. 11.00" in question.texts()[0]

    reception.presses(question.yes)

    assert [each.path for each in reception.service.asked if each.method == "DELETE"] == ["/v1/staff/times/block-10:00"]


def test_times_are_opened_with_places_of_their_own(reception: StaffDesk) -> None:
    _, page = opened(reception)
    extra = change(TimeKind.EXTRA, "17:00", "18:30")
    reception.service.says("times", lambda asked: a_week() if asked.method == "GET" else (201, _json(extra)))
    reception.presses(page.open_times)
    dialog = reception.dialog(ChangeTimesDialog)
    dialog.show_span(TUESDAY, "17", "16.30")
    reception.presses(dialog.do)
    assert dialog.error().startswith("Skriv to tider")
    dialog.show_span(TUESDAY, "17", "18.30")
    dialog.capacity.setValue(3)

    reception.presses(dialog.do)

    (sent,) = [each.body for each in reception.service.asked if each.method == "POST"]
    assert sent == {
        "kind": "extra",
        "topic": "job",
        "starts_at": "2026-11-24T16:00:00Z",
        "ends_at": "2026-11-24T17:30:00Z",
        "capacity": 3,
    }


def test_a_booking_is_cancelled_by_the_code_of_a_slip(reception: StaffDesk) -> None:
    whole, page = opened(reception)
    gone = booking("08:30", "K7QF2M8X", cancelled=True).appointment
    reception.service.says("/v1/staff/bookings/wrong/cancel", (404, {"code": "not_found"}))
    reception.service.says("/v1/staff/bookings/k7qf 2m8x/cancel", gone)
    reception.presses(page.cancel)
    dialog = reception.dialog(CancelTimeDialog)
    dialog.code.setText("wrong")
    reception.presses(dialog.do)
    assert dialog.error() == "Der er ingen bestilt tid med den kode."
    dialog.code.setText("k7qf 2m8x")

    reception.presses(dialog.do)

    assert whole.notice() == "Annulleret: tirsdag 24. november kl. 8.30"


@pytest.mark.parametrize(("typed", "said"), [("8-12", "Tiderne mandag kan ikke læses."), ("8.00-12.00", "")])
def test_the_rules_of_a_topic_are_changed_by_who_may(admin: StaffDesk, typed: str, said: str) -> None:
    rules = Topic(id="job", texts=TOPICS["job"], bookable=True, booking=BookingSettings(caseworkers=["sara"]))
    admin.service.says("/v1/staff/topics/job", rules)
    _, page = opened(admin)
    admin.presses(page.rules)
    dialog = admin.dialog(TopicRulesDialog)
    dialog.numbers["slot_minutes"].setValue(20)
    dialog.own_hours.setChecked(True)
    dialog.hours[0].setText(typed)

    admin.presses(dialog.save)

    sent = [each.body["booking"] for each in admin.service.asked if each.method == "PUT"]
    if said:
        assert (dialog.error(), sent) == (said, [])
    else:
        assert (sent[0]["slot_minutes"], sent[0]["caseworkers"]) == (20, ["sara"])
        assert sent[0]["week"] == [[{"opens": "08:00", "closes": "12:00"}], [], [], [], [], [], []]


def test_whom_the_walk_ins_of_a_topic_go_ahead_of_is_said_in_plain_words(admin: StaffDesk) -> None:
    raised = Topic(id="job", texts=TOPICS["job"], priority=Priority.RAISED)
    admin.service.says("/v1/staff/topics/job", raised)
    _, page = opened(admin)
    admin.presses(page.rules)
    dialog = admin.dialog(TopicRulesDialog)
    assert [dialog.place.itemText(at) for at in range(dialog.place.count())] == [
        "Efter ankomst",
        "Foran dem, der kom op til 10 min. før",
        "Foran dem, der kom op til 30 min. før",
    ]
    assert dialog.place.value == Priority.RAISED
    dialog.place.setCurrentIndex(2)

    admin.presses(dialog.save)

    (sent,) = [each.body for each in admin.service.asked if each.method == "PUT"]
    assert sent == {"booking": None, "texts": None, "priority": "first"}


def test_the_reception_reads_the_rules(reception: StaffDesk) -> None:
    reception.service.says("/v1/staff/topics/job", Topic(id="job", texts=TOPICS["job"], booking=None))
    _, page = opened(reception)

    reception.presses(page.rules)

    dialog = reception.dialog(TopicRulesDialog)
    assert (dialog.save.isVisible(), dialog.bookable.isEnabled(), dialog.bookable.isChecked()) == (False, False, False)
    assert not dialog.place.isEnabled()


def test_an_administrator_sees_no_codes_and_books_nothing(admin: StaffDesk) -> None:
    _, page = opened(admin)

    assert not page.cancel.isVisible()
    assert not any("kode" in row or "Bestil …" in row for row in shown(page))
    assert not [each for each in admin.service.asked if "bookings" in each.path]
    assert admin.at.role is Role.ADMIN


def test_paper_bears_date_time_and_code(reception: StaffDesk, tmp_path) -> None:
    _, page = opened(reception)
    reception.touches(page.rows, "booking:K7QF2M8X", "show_code")
    file = tmp_path / "slip.pdf"
    paper = QPdfWriter(str(file))
    paper.setPageSize(QPageSize.PageSizeId.A6)

    paint_on_paper(paper, reception.look, reception.dialog(BookedCard).texts)

    assert file.stat().st_size > 1000


def shown_days(page: TimesPage) -> list[str]:
    return [text.split("\n")[0] for text in page.week.texts()]


def _empty() -> tuple[int, object]:
    return 200, {"slots": [], "changed": []}


def _json(model) -> object:
    return model.model_dump(mode="json")
