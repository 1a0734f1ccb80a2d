"""A citizen at the real window: touches, pages, numbers, and the digits gone."""

from dataclasses import replace

import pytest

from builders.envelopes import PRIVATE
from builders.glass import Glass, a_glass
from kiosk.domain.numbers import Block
from kiosk.flow.pages import Ask, Closed, Forgotten, GoToReception, Home, Number, OutOfOrder, Times, UseOfDigits
from kiosk.spool import envelopes
from kiosk.spool.condition import Condition
from kiosk.wire.envelope import OpenedAmendment, OpenedArrival, open_envelope


@pytest.fixture
def glass(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot) as glass:
        yield glass


def spooled(glass: Glass) -> list[object]:
    found = glass.backroom.spool.submit(lambda connection: envelopes.oldest(connection, limit=50)).result(10)
    assert isinstance(found, list)
    return [open_envelope(each.sealed, PRIVATE) for each in found]


def condition(glass: Glass, **changes: object) -> Condition:
    good = Condition(state=glass.backroom.known.state, online=True, revoked=False, disk_good=True, numbers_left=20)
    return replace(good, **changes)  # type: ignore[arg-type]


def hears(glass: Glass, said: Condition) -> Glass:
    glass.backroom.known.state = said.state
    glass.front._on_posted(said)
    return glass


def test_a_citizen_touches_their_way_to_a_number(glass):
    glass.types("010190").confirms().touches("Ja")
    assert isinstance(glass.page, Times)
    glass.touches("10.00")
    assert glass.until_answered().number == 17
    (found,) = spooled(glass)
    assert isinstance(found, OpenedArrival)
    assert (found.number, found.declared, found.seen) == (17, "10:00", True)
    assert found.digits is not None and found.digits.ascii == b"010190"


def test_whoever_is_called_in_turn_reads_no_time_after_which_to_ask(glass):
    glass.types("010190").confirms().touches("Nej").touches("Vent, og tal med os i dag").until_answered()
    assert "Har ingen hentet dig" not in " ".join(glass.front.stack.sentences())


def test_needs_follow_in_a_second_envelope(glass):
    glass.gets_a_number()
    glass.touches("Jeg har brug for tolk").touches("Færdig")
    arrival, amendment = spooled(glass)
    assert isinstance(arrival, OpenedArrival)
    assert isinstance(amendment, OpenedAmendment)
    assert (amendment.about, amendment.needs) == (arrival.id, ("interpreter",))


def test_every_citizen_has_a_number_of_their_own(glass):
    first = glass.gets_a_number()
    glass.touches("Færdig").waits(2.5)
    assert glass.gets_a_number("020290") == first + 1


def test_an_impossible_date_is_said_and_the_digits_are_gone(glass):
    glass.types("310485").confirms()
    assert isinstance(glass.page, Home)
    assert glass.front.entry.count == 0


def test_the_digits_are_gone_when_the_number_is_there(glass):
    held = glass.front.entry._buffer
    glass.gets_a_number()
    assert (held, glass.front.entry.count) == (bytearray(6), 0)


def test_start_over_takes_the_digits_and_leaves_nothing(glass):
    held = glass.types("010190").confirms().front.entry._buffer
    glass.front.stack.start_over.emit()
    assert (held, spooled(glass)) == (bytearray(6), [])


def test_whoever_walks_away_has_arrived(glass):
    glass.types("010190").confirms().waits(46).until(Forgotten).waits(31).until(Home)
    (found,) = spooled(glass)
    assert isinstance(found, OpenedArrival)
    assert (found.declared, found.seen) == ("unknown", False)


def test_digits_are_taken_at_the_keypad_alone(glass):
    glass.types("010190").confirms().types("5")
    assert isinstance(glass.page, Ask)
    assert glass.front.entry.count == 6


def test_the_use_of_digits_is_explained_and_the_digits_wait(glass):
    glass.types("0101")
    glass.front.stack.use_of_digits_asked.emit()
    assert isinstance(glass.page, UseOfDigits)
    glass.front.stack.back.emit()
    assert glass.types("90").front.entry.plausible


def test_a_language_is_spoken_until_the_citizen_is_done(glass):
    glass.front.stack.language_chosen.emit("en")
    glass.gets_a_number()
    glass.touches("Done").waits(1)
    glass.types("020290").confirms().touches("Ja")
    (found,) = spooled(glass)
    assert isinstance(found, OpenedArrival)
    assert found.language == "en"


def test_without_numbers_the_citizen_is_sent_to_the_reception(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot, numbers=None) as glass:
        glass.types("010190").confirms()
        glass.front.stack.do_not_know.emit()
        assert isinstance(glass.until_answered().page, GoToReception)
        assert glass.notes.events[-1][1]["reason"] == "no_number"


def test_one_number_is_left_for_one_citizen(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot, numbers=Block(first=40, last=40)) as glass:
        assert glass.gets_a_number() == 40


@pytest.mark.parametrize(
    ("change", "page"),
    [({"revoked": True}, OutOfOrder), ({"disk_good": False}, OutOfOrder), ({"numbers_left": 0}, OutOfOrder)],
)
def test_a_kiosk_that_cannot_register_says_so_and_recovers_by_itself(glass, change, page):
    assert isinstance(hears(glass, condition(glass, **change)).page, page)
    assert isinstance(hears(glass, condition(glass)).page, Home)


def test_a_closed_reception_is_said(glass):
    state = glass.backroom.known.state
    assert state is not None
    assert isinstance(hears(glass, condition(glass, state=replace(state, open=False))).page, Closed)


def test_a_number_drawn_offline_says_to_show_it(glass):
    hears(glass, condition(glass, online=False)).gets_a_number()
    assert glass.page.offline


def test_a_scanned_code_gives_a_number(tmp_path, qtbot):
    with a_glass(tmp_path, qtbot, scanner_prefix="~") as glass:
        qtbot.keyClicks(glass.front.stack, "~MADE-UP-0000\r")
        assert glass.until(Number).number == 17
        (found,) = spooled(glass)
        assert isinstance(found, OpenedArrival)
        assert (found.code, found.digits) == ("MADE-UP-0000", None)


def test_a_tactile_keypad_types_digits(glass, qtbot):
    for digit in "010190":
        glass.machine.passes(0.3)
        qtbot.keyClicks(glass.front.stack, digit)
    assert glass.front.entry.plausible


def test_the_whole_journal_holds_no_digits(glass):
    glass.gets_a_number("610165")
    assert "610165" not in repr(glass.notes.events)
    assert glass.notes.names == ["arrival.spooled"]
