"""A topic's week in rows: what is free to book, what is booked with its code, what staff blocked or opened."""

from datetime import timedelta

from admin_tool.models.times_rows import day_count, day_rows
from admin_tool.models.topic_week import TopicWeek, monday_of
from builders.offered_times import TUESDAY, a_week, booked, booking, slot
from builders.staff_visits import COPENHAGEN, DAY
from builders.staff_words import DANISH, read
from kiosk.domain.slots import SlotState
from kiosk.wire.times import TopicTime


def week(**other: object) -> TopicWeek:
    told = a_week()
    known = {"slots": tuple(told.slots), "changed": tuple(told.changed)}
    kept = tuple(each for each in booked().bookings if not each.appointment.cancelled)
    return TopicWeek(topic="job", monday=DAY, **({**known, "bookings": kept} | other))  # type: ignore[arg-type]


def rows(shown: TopicWeek, *, may_book: bool = True) -> list[str]:
    return [read(row) for row in day_rows(shown, TUESDAY, COPENHAGEN, may_book=may_book)]


def test_a_day_is_read_from_morning_to_evening() -> None:
    assert rows(week()) == [
        "8.00 | 2 ledige | [Bestil …]",
        "8.30 | kode K7QF2M8X | Bestilt | [Vis koden]",
        "8.30 | Ledig · 1 optaget | [Bestil …]",
        "9.00 | kode H5VDJ2KA | de seks tal kan ikke læses: kun koden finder borgeren | Bestilt | [Vis koden]",
        "9.00 | kode PR3WN7TC | Bestilt | [Vis koden]",
        "9.30 | 2 ledige | [Bestil …]",
        "10.00 | Spærret | [Åbn igen]",
        "10.30 | Spærret | [Åbn igen]",
        "11.00 | 2 ledige | [Bestil …]",
        "16.00 | 3 ledige | åbnet ekstra | [Bestil …]",
    ]


def test_who_sees_no_citizens_sees_the_times_and_books_nothing() -> None:
    shown = rows(week(bookings=()), may_book=False)

    assert shown[:3] == ["8.00 | 2 ledige", "8.30 | Ledig · 1 optaget", "9.00 | Optaget"]


def test_a_time_that_nobody_here_blocked_is_not_opened_here() -> None:
    assert rows(week(slots=(slot("10:00", state=SlotState.BLOCKED),), changed=(), bookings=())) == ["10.00 | Spærret"]


def test_a_state_of_a_newer_service_is_shown_and_offers_nothing() -> None:
    raw = slot("10:00").model_dump(mode="json") | {"state": "promised"}

    assert rows(week(slots=(TopicTime.model_validate(raw),), changed=(), bookings=())) == ["10.00"]


def test_a_booking_beside_the_slots_of_now_is_not_lost() -> None:
    """The topic's times have become longer since."""
    assert rows(week(bookings=(booking("09:10", "K7QF2M8X"),)))[3] == "9.10 | kode K7QF2M8X | Bestilt | [Vis koden]"


def test_the_key_of_a_day_counts() -> None:
    shown = week()

    counts = [DANISH.say(day_count(shown, day, COPENHAGEN)) for day in shown.days(COPENHAGEN)]

    assert counts[:2] == ["Ledige 3 · bestilt 0", "Ledige 10 · bestilt 3"]
    assert DANISH.say(day_count(shown, DAY + timedelta(days=5), COPENHAGEN)) == "ingen tider"


def test_a_weekend_is_shown_when_there_is_something() -> None:
    saturday = DAY + timedelta(days=5)

    assert len(week().days(COPENHAGEN)) == 5
    assert week(slots=(slot("10:00", saturday),)).days(COPENHAGEN)[-1] == saturday
    assert monday_of(saturday) == DAY
