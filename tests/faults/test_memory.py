"""A kiosk's memory after many arrivals: no digits, no piece of an open envelope."""

from pathlib import Path
from threading import Event

from builders.busy_kiosk import busy_kiosk, digits_of, hold_numbers, is_done, shown, until
from builders.memory_of import digits_in, envelope_pieces_in, memory_of
from builders.scale import scaled
from builders.stand_in_service import StandInService, a_state

ARRIVALS = scaled(200, least=20)
_NEVER = Event()


def marks() -> set[bytes]:
    return {"".join(map(str, digits_of(citizen))).encode() for citizen in range(ARRIVALS)}


def found_in_memory(folder: Path, *, planted: str = "") -> tuple[set[bytes], set[bytes]]:
    """Digits and envelope pieces 2 s after the last arrival, less those of a kiosk that has met nobody."""
    hold_numbers(folder, 2 * ARRIVALS)
    with StandInService(state=a_state()) as service:
        with busy_kiosk(folder, url=service.url, citizens=0) as kiosk:
            until(lambda: is_done(folder))
            control = list(memory_of(kiosk.pid))
        (folder / "shown").unlink()
        with busy_kiosk(folder, url=service.url, citizens=ARRIVALS, planted=planted) as kiosk:
            until(lambda: is_done(folder))
            until(lambda: len(service.distinct) == ARRIVALS)
            _NEVER.wait(2)
            dump = list(memory_of(kiosk.pid))
    assert len(shown(folder)) == ARRIVALS
    digits = (digits_in(dump) - digits_in(control)) & marks()
    return digits, envelope_pieces_in(dump) - envelope_pieces_in(control)


def test_no_digits_and_no_open_envelope_are_in_a_kiosks_memory(tmp_path):
    assert found_in_memory(tmp_path) == (set(), set())


def test_the_search_finds_digits_that_were_not_overwritten(tmp_path):
    digits, _ = found_in_memory(tmp_path, planted="digits kept")
    assert digits


def test_the_search_finds_an_envelope_that_was_not_overwritten(tmp_path):
    digits, pieces = found_in_memory(tmp_path, planted="envelope kept")
    assert digits
    assert b'"kind":"arrival"' in pieces
