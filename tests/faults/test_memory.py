"""A kiosk's memory after many arrivals: no digits, no piece of an open envelope."""

from pathlib import Path
from threading import Event

import pytest

from builders.busy_kiosk import busy_kiosk, digits_of, hold_numbers, is_done, shown, until
from builders.memory_of import digits_in, envelope_pieces_in, memory_of
from builders.scale import scaled
from builders.stand_in_service import StandInService, a_state

ARRIVALS = scaled(200, least=20)
ENOUGH_TO_FIND = 6
Found = tuple[set[bytes], set[bytes]]
_NEVER = Event()


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What is in the memory of a kiosk that has met nobody."""
    folder = tmp_path_factory.mktemp("control")
    hold_numbers(folder, 2)
    with StandInService(state=a_state()) as service, busy_kiosk(folder, url=service.url, citizens=0) as kiosk:
        until(lambda: is_done(folder))
        dump = list(memory_of(kiosk.pid))
    return digits_in(dump), envelope_pieces_in(dump)


def marks(citizens: int) -> set[bytes]:
    return {"".join(map(str, digits_of(citizen))).encode() for citizen in range(citizens)}


def found_in_memory(folder: Path, control: Found, arrivals: int = ENOUGH_TO_FIND, *, planted: str = "") -> Found:
    """Digits and envelope pieces 2 s after the last arrival, less those of a kiosk that has met nobody."""
    hold_numbers(folder, 2 * arrivals)
    with (
        StandInService(state=a_state()) as service,
        busy_kiosk(folder, url=service.url, citizens=arrivals, planted=planted) as kiosk,
    ):
        until(lambda: is_done(folder))
        until(lambda: len(service.distinct) == arrivals)
        _NEVER.wait(2)
        dump = list(memory_of(kiosk.pid))
    assert len(shown(folder)) == arrivals
    digits, pieces = control
    return (digits_in(dump) - digits) & marks(arrivals), envelope_pieces_in(dump) - pieces


def test_no_digits_and_no_open_envelope_are_in_a_kiosks_memory(tmp_path: Path, control: Found):
    assert found_in_memory(tmp_path, control, ARRIVALS) == (set(), set())


def test_the_search_finds_digits_that_were_not_overwritten(tmp_path: Path, control: Found):
    digits, _ = found_in_memory(tmp_path, control, planted="digits kept")
    assert digits


def test_the_search_finds_an_envelope_that_was_not_overwritten(tmp_path: Path, control: Found):
    digits, pieces = found_in_memory(tmp_path, control, planted="envelope kept")
    assert digits
    assert b'"kind":"arrival"' in pieces
