"""The six digits: typed, erased, handed over, gone."""

import pytest

from kiosk.presenter import digit_entry
from kiosk.presenter.digit_entry import DigitEntry

BLINK = 0.2


@pytest.fixture
def entry():
    return DigitEntry(double_strike=BLINK)


def types(entry: DigitEntry, digits: str, *, clock: float = 0.0) -> DigitEntry:
    for place, digit in enumerate(digits):
        entry.type(int(digit), clock=clock + place)
    return entry


def test_six_possible_digits_are_plausible(entry):
    assert types(entry, "610165").plausible


@pytest.mark.parametrize("digits", ["", "01019", "310485", "000000"])
def test_fewer_or_impossible_digits_are_not(entry, digits):
    assert not types(entry, digits).plausible


def test_a_seventh_digit_is_not_taken(entry):
    assert not types(entry, "010190").type(1, clock=100)
    assert entry.hand_over() == bytearray(b"010190")


def test_the_last_digit_is_erased(entry):
    types(entry, "0102").erase(clock=50)
    assert (entry.count, entry.hand_over()[:4]) == (3, bytearray(b"010\0"))


def test_nothing_is_erased_from_nothing(entry):
    assert not entry.erase(clock=0)


def test_a_shaking_hand_types_once(entry):
    entry.type(1, clock=0.0)
    assert not entry.type(1, clock=0.1)
    assert entry.type(1, clock=0.3)
    assert entry.count == 2


def test_another_key_within_a_blink_counts(entry):
    entry.type(1, clock=0.0)
    assert entry.type(2, clock=0.01)


def test_a_shaking_hand_erases_once(entry):
    types(entry, "010190")
    entry.erase(clock=50.0)
    entry.erase(clock=50.1)
    assert entry.count == 5


def test_the_next_citizen_may_begin_with_the_key_that_the_last_one_ended_with(entry):
    types(entry, "010190").hand_over()
    assert entry.type(0, clock=5.01)


def test_clearing_overwrites_the_buffer_in_place(entry):
    held = types(entry, "010190")._buffer
    entry.clear()
    assert (held, entry.count, entry.plausible) == (bytearray(6), 0, False)


def test_the_look_at_the_buffer_finds_a_forgotten_wipe(entry, monkeypatch):
    monkeypatch.setattr(digit_entry, "wipe", lambda buffer: None)
    held = types(entry, "010190")._buffer
    entry.clear()
    assert held == bytearray(b"010190")


def test_what_is_handed_over_is_not_here_any_more(entry):
    handed = types(entry, "010190").hand_over()
    assert handed == bytearray(b"010190")
    assert entry._buffer == bytearray(6)


def test_what_is_lent_is_the_buffer_itself_and_is_gone_when_that_is_cleared(entry):
    lent = types(entry, "010190").lent()
    assert lent is not None
    assert (bytes(lent), lent.readonly, entry.count) == (b"010190", True, 6)
    entry.clear()
    assert bytes(lent) == bytes(6)


def test_fewer_than_six_digits_are_not_lent(entry):
    assert types(entry, "01019").lent() is None


def test_it_prints_no_digit(entry):
    assert repr(types(entry, "010190")) == "DigitEntry(6 digits)"
