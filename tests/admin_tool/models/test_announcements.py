"""The caseworker hears of an arrival once, quietly of an early one, and again after five minutes."""

from typing import Any

from admin_tool.models.announcements import Announcer, Voice
from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import NOW, SARA, appointment, at, minutes, visit
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import Role
from kiosk.wire.staff import Visit

TEN = appointment("10.00")


def tell(announcer: Announcer, *visits: Visit, later: float = 0) -> Announcer:
    book = VisitBook().listed(visits)
    return announcer.after(book, user_id="sara", role=Role.CASEWORKER, now=NOW + minutes(later))


def shown(announcer: Announcer) -> list[Any]:
    return [card.number for card in announcer.cards]


def heard(announcer: Announcer) -> list[Any]:
    return [card.number for card in announcer.fresh]


def test_an_arrival_is_heard_once_and_stays_on_the_screen() -> None:
    first = tell(Announcer(), visit(appointment=TEN))
    second = tell(first, visit(appointment=TEN))

    assert (heard(first), shown(first)) == ([17], [17])
    assert (heard(second), shown(second)) == ([], [17])


def test_an_answer_takes_the_card_away() -> None:
    announcer = tell(Announcer(), visit(appointment=TEN))

    assert shown(tell(announcer, visit(appointment=TEN, status="on_the_way", version=2))) == []


def test_five_minutes_later_it_is_told_again() -> None:
    told = tell(Announcer(), visit(appointment=TEN))
    asked = visit(appointment=TEN, laters=1, version=2)

    quiet = tell(told, asked, later=1)
    still = tell(quiet, asked, later=5)
    again = tell(still, asked, later=6)

    assert (shown(quiet), shown(still)) == ([], [])
    assert heard(again) == [17]
    assert again.cards[0].again


def test_a_tool_that_starts_in_those_minutes_is_quiet_too() -> None:
    asked = visit(appointment=TEN, laters=1, status_since=NOW - minutes(1))

    assert shown(tell(Announcer(), asked)) == []
    assert heard(tell(Announcer(), asked, later=4)) == [17]


def test_somebody_early_is_one_silent_line_that_goes_by_itself() -> None:
    early = visit(appointment=appointment("13.00"), flags=["early"])

    line = tell(Announcer(), early)

    assert [card.voice for card in line.cards] == [Voice.SILENT]
    assert shown(tell(line, early, later=1)) == []


def test_whoever_came_early_is_announced_when_their_time_has_come() -> None:
    early = visit(appointment=appointment("13.00"), flags=["early"])
    line = tell(Announcer(), early)

    due = tell(line, early.model_copy(update={"escalation": Rung.STAFF_TOOL, "version": 2}), later=188)

    assert (heard(due), [card.voice for card in due.cards]) == ([17], [Voice.FULL])


def test_who_said_coming_and_did_not_come_is_told_again() -> None:
    coming = visit(appointment=TEN, status="on_the_way", version=2)
    announcer = tell(tell(Announcer(), visit(appointment=TEN)), coming)

    again = tell(announcer, coming.model_copy(update={"escalation": Rung.STAFF_TOOL, "version": 3}), later=5)

    assert (shown(announcer), heard(again), again.cards[0].again) == ([], [17], True)


def test_a_closed_card_does_not_come_back_by_itself() -> None:
    announcer = tell(Announcer(), visit(appointment=TEN)).closed("visit-17")

    assert shown(announcer) == []
    assert shown(tell(announcer, visit(appointment=TEN, version=2), later=9)) == []


def test_a_meeting_that_is_over_is_left_to_the_reception() -> None:
    over = visit(appointment=appointment("8.00"))

    assert shown(tell(Announcer(), over)) == []


def test_a_walk_in_handed_over_is_announced() -> None:
    assert heard(tell(Announcer(), visit(14, caseworker=SARA))) == [14]


def test_other_peoples_citizens_are_not_announced() -> None:
    others = visit(appointment=TEN, caseworker=None)

    assert heard(tell(Announcer(), others)) == []


def test_a_citizen_who_is_put_back_is_announced_anew() -> None:
    told = tell(Announcer(), visit(appointment=TEN))

    put_back = visit(appointment=TEN, version=4, status_since=at("9.55"))

    assert heard(tell(told, put_back, later=3)) == [17]
