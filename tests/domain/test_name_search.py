"""A name is found by the beginnings of its words, as people type them."""

import pytest

from kiosk.domain.name_search import is_long_enough, matches_name


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Amina Eksempel", "amina"),
        ("Amina Eksempel", "eks ami"),
        ("Søren Prøve", "soren"),
        ("Soren Prøve", "SØREN"),
        ("Zoë Ásgeirsdóttir", "zoe asgeir"),
        ("Anne-Marie Prøve", "marie"),
        ("Åse Prøve", "åse"),
        ("Оксана Прикладна", "окс"),
    ],
)
def test_found(name: str, typed: str):
    assert matches_name(name, typed)


@pytest.mark.parametrize("typed", ["mina", "amina x", "", "  ", "-"])
def test_not_found(typed: str):
    assert not matches_name("Amina Eksempel", typed)


@pytest.mark.parametrize(
    ("typed", "enough"), [("am", False), ("ami", True), ("a b c", False), ("a bo prø", True), ("1030", False)]
)
def test_two_letters_are_no_search(typed: str, enough: bool):
    assert is_long_enough(typed) is enough
