"""The caseworker's day shows who has come and what can be done about it."""

from typing import Any

import pytest

from admin_tool.models.my_day import my_day, waiting_for
from admin_tool.models.rows import Row
from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import BO, NOW, SARA, appointment, around, at, minutes, visit
from builders.staff_words import DANISH, read
from kiosk.domain.roles import Role
from kiosk.wire.staff import Visit

TEN = appointment("10.00")
SARAS = around(role=Role.CASEWORKER, user_id="sara")


def rows(*visits: Visit, appointments: Any = (TEN,)) -> list[str]:
    return [read(row) for row in my_day(VisitBook().listed(visits), appointments, SARAS)]


def test_nobody_has_come_yet() -> None:
    assert rows() == ["– | 10.00 | Ikke ankommet"]


def test_my_citizen_has_come() -> None:
    assert rows(visit(17, appointment=TEN, needs=["private"])) == [
        "17 | 10.00 | Er ankommet | ventet 1 min"
        " | vil tale, uden at andre hører det · kun kendt på seks tal: spørg om navn i enrum"
        " | [Jeg kommer] | [Om 5 minutter] | [Kan ikke nu …]"
    ]


@pytest.mark.parametrize(
    ("status", "buttons"),
    [
        ("on_the_way", ["Hentet", "Ikke her"]),
        ("called", ["Hentet", "Ikke her"]),
        ("collected", ["Fulgt ud", "Forkert person"]),
        ("ended", []),
        ("not_here", []),
    ],
)
def test_the_likeliest_steps_are_one_touch_away(status: str, buttons: list[str]) -> None:
    (row,) = my_day(VisitBook().listed([visit(appointment=TEN, status=status)]), [TEN], SARAS)

    assert isinstance(row, Row)
    assert [DANISH.say(_label(offer)) for offer in row.offers] == buttons


def test_five_minutes_can_be_asked_for_twice_at_most() -> None:
    assert "[Om 5 minutter]" in rows(visit(appointment=TEN, laters=1))[0]
    assert "[Om 5 minutter]" not in rows(visit(appointment=TEN, laters=2))[0]


def test_the_last_step_can_be_taken_back_while_the_service_says_so() -> None:
    ended = visit(appointment=TEN, status="ended")

    assert "[Fortryd]" in rows(ended.model_copy(update={"undo_until": NOW + minutes(1)}))[0]
    assert "[Fortryd]" not in rows(ended.model_copy(update={"undo_until": NOW - minutes(1)}))[0]


def test_a_finished_meeting_is_quiet() -> None:
    ended = visit(9, appointment=appointment("9.00"), status="ended", status_since=at("9.38"))

    assert rows(ended, appointments=[appointment("9.00")]) == ["9 | 9.00 | Afsluttet 9.38 | fulgt ud | Færdig"]


def test_a_walk_in_handed_over_to_me_has_a_row_of_its_own() -> None:
    assert rows(visit(14, ago=4, caseworker=SARA), appointments=[])[0].startswith(
        "14 | 9.48 | Er ankommet | ventet 4 min | uden aftale"
    )


def test_whom_the_reception_has_named_is_not_known_by_six_digits_only() -> None:
    named = visit(appointment=TEN, digits_only=False)

    assert "seks tal" not in rows(named)[0]


def test_colleagues_appointments_are_not_in_my_day() -> None:
    theirs = appointment("10.00", BO)

    assert rows(visit(17, appointment=theirs), appointments=[theirs]) == []


def test_an_appointment_handed_to_a_colleague_is_not_shown_as_waiting_for_me() -> None:
    assert rows(visit(17, appointment=TEN, caseworker=BO)) == ["– | 10.00 | Ikke ankommet"]


def test_no_shows_and_cancelled_ones_say_so() -> None:
    day = [appointment("9.00", no_show=True), appointment("9.15", cancelled=True)]

    assert rows(appointments=day) == ["– | 9.00 | Ikke ankommet | Udeblevet", "– | 9.15 | Aflyst"]


def test_the_badge_counts_who_waits_for_me() -> None:
    visits = [visit(1, appointment=TEN), visit(2, caseworker=SARA), visit(3, caseworker=BO)]

    assert waiting_for("sara", VisitBook().listed(visits)) == 2


def _label(offer: Any) -> Any:
    from admin_tool.models.phrases import Phrase

    return Phrase(offer.label)
