"""Of a person the reader lets six digits and a name through: nothing else, not even in a fault."""

import pickle
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.exports import HEADINGS, calendar, event, opened, opened_calendar, row, table
from kiosk.domain.appointments import RowError, SourceAppointment
from kiosk.service.sources.csv_reader import Row
from kiosk.service.sources.refusals import FileRefused

SERIAL, NOTE, NAME = "9753", "HEMMELIG", "Mærkelina"
NOTED = HEADINGS + ";noter"
DIGITS = "010190"


def marked(**more: str) -> str:
    cells = {"cpr": f"{DIGITS}-{SERIAL}", "citizen": NAME} | more
    return row(**cells) + f";{NOTE}"


FILES = [
    table(marked(), headings=NOTED),
    table(marked(cpr=f"310490-{SERIAL}"), headings=NOTED),
    table(marked(cpr=f"{DIGITS}-{SERIAL}-{NAME}"), headings=NOTED),
    table(marked(starts_at=NAME), headings=NOTED),
    table(marked(citizen=f'"{NAME}'), headings=NOTED),
    table(marked() + f";{NAME}", headings=NOTED),
    table(marked(), headings=f"{NAME};{SERIAL};{NOTE}"),
    table(marked(), headings=NOTED) + b"\x81\xff" + NOTE.encode(),
    calendar([event("DTSTART:20261123T090000Z", f"SUMMARY:{NAME} {DIGITS}-{SERIAL} {NOTE}")]),
    calendar([event(f"DTSTART:{NAME}", f"SUMMARY:{DIGITS}-{SERIAL} {NOTE}")]),
    calendar([event("DTSTART:20261123T090000Z", f"RRULE:{NAME}", f"SUMMARY:{DIGITS} {NOTE}")]),
    f"BEGIN:VCALENDAR\r\n{NAME} {SERIAL} {NOTE}\r\n".encode(),
]
Reader = Callable[[bytes], list[Row] | FileRefused]


def read(raw: bytes) -> list[Row] | FileRefused:
    found = (opened_calendar if raw.startswith(b"BEGIN:") else opened)(raw)
    return found if isinstance(found, FileRefused) else list(found)


def reader_that_keeps_the_cpr_number(raw: bytes) -> list[Row] | FileRefused:
    found = read(raw)
    if isinstance(found, FileRefused):
        return found
    return [
        replace(each, external_id=f"{DIGITS}{SERIAL}") if isinstance(each, SourceAppointment) else each
        for each in found
    ]


def reader_that_quotes_the_row(raw: bytes) -> list[Row] | FileRefused:
    found = read(raw)
    if isinstance(found, FileRefused):
        return replace(found, fields=(raw.decode("latin-1"),))
    return found


def leaks(reader: Reader, raw: bytes) -> bool:
    """Whether a mark is in what was read, or a name or digits in how it would be logged."""
    found = reader(raw)
    held = pickle.dumps(found).decode("latin-1")
    shown = repr(found)
    return any(mark in held + shown for mark in (SERIAL, NOTE)) or NAME in shown or DIGITS in shown


@pytest.mark.parametrize("raw", FILES)
def test_only_six_digits_and_the_name_survive(raw: bytes) -> None:
    assert not leaks(read, raw)


@pytest.mark.parametrize("leaky", [reader_that_keeps_the_cpr_number, reader_that_quotes_the_row])
def test_the_guard_sees_a_reader_that_leaks(leaky: Reader) -> None:
    assert any(leaks(leaky, raw) for raw in FILES)


@given(data=st.binary(max_size=300), place=st.integers(0, 400), raw=st.sampled_from(FILES))
def test_no_file_is_too_broken_for_an_answer(data: bytes, place: int, raw: bytes) -> None:
    found = read(raw[:place] + data + raw[place:])

    assert isinstance(found, FileRefused) or all(isinstance(each, SourceAppointment | RowError) for each in found)


def peak_of(rows: Iterator[Row]) -> int:
    tracemalloc.start()
    try:
        for _ in rows:
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_holds_one_row_at_a_time() -> None:
    many = table(*[row(id=f"A{place}") for place in range(5000)])
    rows, kept = opened(many), opened(many)
    assert not isinstance(rows, FileRefused)
    assert not isinstance(kept, FileRefused)

    assert peak_of(rows) < 400_000 < peak_of(_keeping(kept))


def _keeping(rows: Iterator[Row]) -> Iterator[Row]:
    """The planted defect: everything is read before the first row is handed on."""
    yield from list(rows)
