"""The room in the office's words."""

import pytest

from builders.waiting_room import call, new_room, room_after, state, wording
from kiosk.display.room import LineDown
from kiosk.display.wording import Lines, Row
from kiosk.wire.events import Call


def test_a_call_says_number_and_place() -> None:
    board = wording().board(room_after(call(13, desk=2)), now=1.0)

    assert (board.large_title.first, board.large) == ("Nummer", Row(number="13", place="Skranke 2"))


def test_who_is_called_while_another_number_stands_large_is_listed_at_once() -> None:
    board = wording().board(room_after(call(13), call(14), call(15), at=1.0), now=1.0)

    assert (board.large, board.listed_title.first) == (Row(number="13", place="Skranke 1"), "Også kaldt")
    assert [row.number for row in board.listed] == ["15", "14"]


def test_a_desk_that_is_a_bare_number_is_called_skranke() -> None:
    bare = Call(number=13, place="1", at=call(13).at)

    board = wording().board(room_after(bare), now=1.0)

    assert board.large == Row(number="13", place="Skranke 1")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (59, ""),
        (60, "Opdateret for 1 min. siden"),
        (130, "Opdateret for 2 min. siden"),
        (3600, "Opdateret kl. 9.52"),
    ],
)
def test_the_age_of_what_is_shown_is_said_in_minutes(seconds: int, words: str) -> None:
    room = room_after(LineDown(), at=0.0)

    assert wording().board(room, now=float(seconds)).age.first == words


def test_a_screen_that_never_heard_the_service_says_so_after_a_while() -> None:
    assert wording().board(new_room(), now=1.0).age == Lines()
    assert wording().board(new_room(), now=6.0).age.first == "Skærmen har ikke forbindelse endnu"


def test_the_clock_is_spoken_as_people_do() -> None:
    assert wording().board(room_after(), now=60.0).clock == "Klokken er 9.53"


def test_a_second_language_stands_below_the_first() -> None:
    board = wording("da", "en").board(room_after(), now=1.0)

    assert board.here_title == Lines(first="Vi ved, at I er her", second="We know that you are here")


@pytest.mark.parametrize(
    ("notice", "shown"),
    [
        ({"da": "Lukket kl. 13", "en": "Closed at 13"}, Lines(first="Lukket kl. 13", second="Closed at 13")),
        ({"en": "Closed at 13"}, Lines(first="Closed at 13")),
        (None, Lines()),
    ],
)
def test_a_notice_is_shown_in_the_languages_it_was_written_in(notice: dict[str, str] | None, shown: Lines) -> None:
    assert wording("da", "en").board(room_after(state(notice=notice)), now=1.0).notice == shown
