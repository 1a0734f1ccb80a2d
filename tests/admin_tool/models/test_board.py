"""The reception's board puts everybody where somebody looks."""

from typing import Any

import pytest

from admin_tool.models.board import at_desk, board, unsettled_numbers, waiting_at_reception
from admin_tool.models.rows import Action, Heading, Row, Tone
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import ANNE, BO, NOW, SARA, appointment, around, at, minutes, visit
from builders.staff_words import DANISH, read
from kiosk.wire.staff import Visit


def book(*visits: Visit) -> VisitBook:
    return VisitBook().listed(visits)


def left(*visits: Visit) -> list[str]:
    return [read(entry) for entry in board(book(*visits), around()).left if isinstance(entry, Row)]


def right(*visits: Visit) -> list[str]:
    return [read(entry) for entry in board(book(*visits), around()).right if isinstance(entry, Row)]


def test_two_possible_appointments_are_both_named_by_their_caseworker() -> None:
    two = [appointment("10.00", ANNE), appointment("10.15", SARA)]

    assert left(visit(16, ago=3, outcome="ambiguous", declared="unknown", candidates=two)) == [
        '16 | 9.49 | 3 min | Sagde "ved ikke" · 2 mulige: Anne Holm 10.00 · Sara Dam 10.15'
        " | samme seks tal · spørg om navn, hvor andre ikke hører det | [Se forslag]"
    ]


def test_a_near_miss_says_what_differs() -> None:
    by_digit = visit(13, ago=14, outcome="near_miss", declared="10:30", candidates=[appointment("10.30", BO)])
    by_time = visit(14, ago=13, outcome="near_miss", declared="10:30", candidates=[appointment("13.00", BO)])

    assert left(by_digit, by_time) == [
        "13 | 10.30 | 14 min | Siger 10.30 · ingen aftale fundet"
        " | ligner 10.30 hos Bo Lind (ét tal forskel) | [Se forslag]",
        "14 | 10.30 | 13 min | Siger 10.30 · ingen aftale fundet"
        " | ligner 13.00 hos Bo Lind (samme seks tal, andet tidspunkt) | [Se forslag]",
    ]


def test_a_possible_duplicate_is_asked_about_and_never_merged_by_itself() -> None:
    first = visit(17, ago=5, appointment=appointment())
    second = visit(23, outcome="possible_duplicate", duplicate_of="visit-17", declared="10:00")

    assert left(first, second)[0] == (
        "23 | 10.00 | 1 min | Har samme seks tal som 17 | samme person? | [Ja, saml] | [Nej, to]"
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("unreadable", "Kan ikke læses"),
        ("number_conflict", "To har det samme nummer"),
        ("unmatched", "ingen aftale fundet"),
        ("a_word_of_tomorrow", "ingen aftale fundet"),
    ],
)
def test_what_nobody_understands_is_settled_by_people(outcome: str, words: str) -> None:
    assert words in left(visit(outcome=outcome))[0]


def test_somebody_taken_away_from_an_appointment_is_to_be_settled_again() -> None:
    assert "Var ikke den, vi ventede" in left(visit(outcome="matched"))[0]


def test_who_waits_to_be_collected_stands_with_caseworker_and_room() -> None:
    assert left(visit(17, ago=0.5, appointment=appointment(), needs=["private"])) == [
        "17 | 10.00 | nu | Sara Dam · lokale 2.08 | vil tale, uden at andre hører det | Besked sendt"
    ]


def test_the_offices_policy_says_when_the_board_shouts() -> None:
    here = visit(17, ago=1, appointment=appointment("9.30"), escalation="board")
    elsewhere = visit(18, ago=20, appointment=appointment("9.30"), escalation="team")

    shouting, quiet = (entry for entry in board(book(here, elsewhere), around()).left if isinstance(entry, Row))

    assert {shouting.big: shouting.tone, quiet.big: quiet.tone} == {"17": Tone.AMBER, "18": Tone.PLAIN}


def test_nobody_answering_is_highlighted_after_five_minutes() -> None:
    waits = visit(12, ago=22, appointment=appointment("9.30", ANNE, room="2.14"))

    row = next(entry for entry in board(book(waits), around()).left if isinstance(entry, Row))

    assert row.tone is Tone.AMBER
    assert read(row) == "12 | 9.30 | 22 min | Anne Holm · lokale 2.14 | Ingen har svaret | [Bed en anden hente]"


def test_on_the_way_says_since_when() -> None:
    coming = visit(15, ago=8, appointment=appointment("9.45", BO), status="on_the_way", status_since=at("9.50"))

    assert "på vej siden 9.50 | På vej" in left(coming)[0]


def test_an_appointment_without_a_user_is_everybodys_business() -> None:
    waits = visit(12, appointment=appointment("9.45", None))

    assert "Ukendt Sagsbehandler" in left(waits)[0]
    assert "Ingen henter | [Bed en anden hente]" in left(waits)[0]


def test_walk_ins_stand_by_age_with_what_they_need() -> None:
    older = visit(14, ago=9, topic="job", needs=["interpreter"])
    hinted = visit(18, ago=2, flags=["has_appointment"], candidates=[appointment("11.00")])

    assert right(hinted, older) == [
        "14 | 9 min | Jobsøgning | brug for tolk | [Kald]",
        "18 | 2 min | Uden aftale | måske aftale kl. 11.00 · spørg om navn først | [Kald]",
    ]


def test_walk_ins_stand_in_the_order_in_which_they_will_be_called() -> None:
    ordinary = visit(14, ago=9)
    ahead = visit(18, ago=2, topic="job", queued_from=NOW - minutes(12))

    assert right(ordinary, ahead) == [
        "18 | 2 min | Jobsøgning | Går foran | [Kald]",
        "14 | 9 min | Uden aftale | [Kald]",
    ]


def test_a_called_number_stands_with_its_desk() -> None:
    called = visit(14, ago=9, status="called", desk_id="1", place="Skranke 1", status_since=at("9.51"))

    assert right(called) == ["14 | 1 min | Skranke 1 | kaldt 9.51 | [Hentet] | [Kald igen]"]
    assert at_desk(book(called), "1") == called
    assert at_desk(book(called), "2") is None


def test_only_who_is_called_can_be_called_to_another_desk_and_only_where_there_is_one() -> None:
    waiting, called = visit(14), visit(15, status="called", desk_id="1")
    seen = visit(16, status="collected", desk_id="1")
    two, one = around(), around(desks={"1": "1"})

    def moved(surroundings: Surroundings) -> list[str]:
        rows = board(book(waiting, called, seen), surroundings).right
        return [row.big for row in rows if isinstance(row, Row) and Action.MOVE in {each.action for each in row.more}]

    assert (moved(two), moved(one)) == (["15"], [])


def test_who_waits_their_turn_is_told_apart_from_who_is_at_a_desk() -> None:
    waiting, called = visit(15), visit(14, status="called", desk_id="1", status_since=at("9.51"))

    def headings(*visits: Visit) -> list[str]:
        right = board(book(*visits), around()).right
        return [DANISH.say(entry.text) for entry in right if isinstance(entry, Heading)]

    assert headings(waiting) == []
    assert headings(waiting, called) == ["Ved skrankerne", "Venter på tur"]


def test_the_badge_counts_whoever_somebody_must_do_something_about() -> None:
    visits = book(
        visit(1), visit(2, outcome="unmatched"), visit(3, appointment=appointment()), visit(4, status="ended")
    )

    lists = board(visits, around())

    assert waiting_at_reception(visits) == 3
    assert [entry.count for entry in lists.left if isinstance(entry, Heading)] == [1, 1, 1]


def test_what_is_over_is_folded_away_until_asked_for() -> None:
    ended = book(visit(4, status="ended"))

    assert not [entry for entry in board(ended, around()).left if isinstance(entry, Row)]
    assert [read(e) for e in board(ended, around(), show_over=True).left if isinstance(e, Row)] == [
        "4 | 9.51 | Uden aftale | Afsluttet"
    ]


@pytest.mark.parametrize(("flags", "words"), [([], "Er gået"), (["later_time"], "Fik en senere tid")])
def test_who_got_a_later_time_did_not_just_leave(flags: list[str], words: str) -> None:
    gone = book(visit(14, topic="job", status="left", flags=flags))

    assert words in read(board(gone, around(), show_over=True).left[-1])


def test_unsettled_numbers_are_known_before_a_no_show() -> None:
    visits = [visit(31, outcome="near_miss"), visit(23, outcome="ambiguous"), visit(12, appointment=appointment())]

    assert unsettled_numbers(book(*visits), appointment("11.00")) == (23, 31)


@pytest.mark.parametrize(
    ("said", "asked_about"),
    [
        ({}, True),
        ({"status": "ended"}, True),
        ({"status": "void"}, False),
        ({"flags": ["has_appointment", "resolved"]}, False),
        ({"candidates": [appointment("11.00")]}, False),
    ],
)
def test_before_a_no_show_who_said_to_have_no_appointment_is_asked_about_too(
    said: dict[str, Any], asked_about: bool
) -> None:
    ten = appointment("10.00")
    hinted: dict[str, Any] = {"outcome": "walk_in", "flags": ["has_appointment"], "candidates": [ten]}

    assert unsettled_numbers(book(visit(18, **hinted | said)), ten) == ((18,) if asked_about else ())


def test_no_name_of_a_citizen_can_be_on_the_board() -> None:
    assert "name" not in set(Visit.model_fields)
