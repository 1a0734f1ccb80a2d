"""A table row by row: what is taken, and what is refused by line and code."""

import codecs
from datetime import UTC, date, datetime

import pytest

from builders.exports import HEADINGS, appointments_of, errors_of, opened, row, rows_of, table
from kiosk.domain.appointments import OtherDay, SourceAppointment
from kiosk.domain.digits import BirthDigits
from kiosk.service.sources.mapping import SourceMapping
from kiosk.service.sources.refusals import FileFault, FileRefused
from kiosk.wire.staff import LARGEST_IMPORT


def test_a_row_is_an_appointment() -> None:
    assert rows_of(table(row())) == [
        SourceAppointment(
            line=2,
            external_id="A1",
            starts_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
            ends_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            digits=BirthDigits(ascii=b"010190"),
            citizen="Åse Prøve",
            caseworker_name="Anne Holm",
            initials="ANHO",
            room="2.14",
            team="Unge",
        )
    ]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("utf-16"),
    ],
)
def test_danish_letters_survive_every_usual_encoding(encode) -> None:
    (found,) = appointments_of(encode(table(row(citizen="Ægir Østergård")).decode()))

    assert found.citizen == "Ægir Østergård"


def test_a_windows_letter_that_ends_the_file_is_seen() -> None:
    raw = table(row(citizen="Bo Å")).decode().strip().encode("cp1252")

    assert appointments_of(raw)[0].citizen == "Bo Å"


def test_a_character_that_no_text_holds_is_dropped() -> None:
    assert appointments_of(table(row(citizen="B\0o")))[0].citizen == "Bo"


def test_windows_letters_late_in_the_file_are_still_seen() -> None:
    raw = table(*[row(citizen="Bo")] * 2000, row(citizen="Åse")).decode().encode("cp1252")

    assert appointments_of(raw)[-1].citizen == "Åse"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separators_and_line_ends_are_told_from_the_file(separator: str, end: str) -> None:
    text = table(row(), row(id="A2")).decode()
    raw = text.replace(";", separator).replace("\r\n", end).encode()

    assert [each.external_id for each in appointments_of(raw)] == ["A1", "A2"]


def test_a_hint_of_a_spreadsheet_and_empty_lines_are_passed_over() -> None:
    raw = b"sep=;\r\n\r\n" + table("", row(), ";;;;;;;;;", row(id="A2"))

    assert [(each.line, each.external_id) for each in appointments_of(raw)] == [
        (5, "A1"),
        (7, "A2"),
    ]
    assert errors_of(raw) == []


def test_headings_are_known_in_any_case_and_order() -> None:
    raw = table("010190;2026-11-23 08:00", headings=" CPR ;Starts_At")

    assert len(appointments_of(raw)) == 1


def test_an_end_without_a_date_is_on_the_day_of_the_start() -> None:
    (found,) = appointments_of(table(row("2026-11-23T10:00", "10.45")))

    assert found.ends_at == datetime(2026, 11, 23, 9, 45, tzinfo=UTC)


def test_a_meeting_without_an_end_has_the_usual_length() -> None:
    (found,) = appointments_of(table(row(ends_at="")))

    assert found.ends_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_cancelled_row_says_so() -> None:
    found = appointments_of(table(row(status=" AFLYST"), row(status="Cancelled"), row()))

    assert [each.cancelled for each in found] == [True, True, False]


def test_a_bad_row_is_told_by_line_and_code_and_the_good_ones_go_in() -> None:
    raw = table(
        row(),
        row(starts_at=""),
        row(starts_at="i morgen"),
        row(cpr="310499-0000"),
        row(ends_at="2026-11-23 10:00"),
        row(ends_at="senere"),
        row() + ";for meget",
        row(citizen="x" * 201),
        row(id="A9"),
    )

    assert errors_of(raw) == [
        (3, "missing_start"),
        (4, "bad_time"),
        (5, "bad_digits"),
        (6, "ends_before_start"),
        (7, "bad_time"),
        (8, "too_many_columns"),
        (9, "too_long"),
    ]
    assert [each.external_id for each in appointments_of(raw)] == ["A1", "A9"]


@pytest.mark.parametrize(
    ("day", "clock", "code"),
    [("31-11-2026", "8.00", "bad_date"), ("", "8.00", "bad_date"), ("8.00", "8.00", "bad_date"),
     ("23-11-2026", "23-11-2026", "bad_time")],
)  # fmt: skip
def test_a_date_and_a_time_are_both_needed(day: str, clock: str, code: str) -> None:
    raw = table(f"{day};{clock};010190", headings="Dato;Starttid;CPR-nr.")

    assert errors_of(raw) == [(2, code)]


def test_rows_of_other_days_are_told_apart() -> None:
    tomorrow = row("2026-11-24 00:30", "2026-11-24 01:00")
    last_night = row("2026-11-23T23:30:00Z", "2026-11-23T23:45:00Z")

    found = rows_of(table(row(), tomorrow, last_night), day=date(2026, 11, 23))

    assert isinstance(found[0], SourceAppointment)
    assert found[1:] == [
        OtherDay(line=3, day=date(2026, 11, 24)),
        OtherDay(line=4, day=date(2026, 11, 24)),
    ]


def test_an_appointment_without_digits_or_id_is_still_one() -> None:
    (found,) = appointments_of(table(row(id="", cpr="")))

    assert (found.external_id, found.digits) == (None, None)


@pytest.mark.parametrize(
    ("raw", "code", "fields"),
    [
        (b"", "empty", ()),
        (b"\r\n \r\n", "not_a_table", ()),
        (b"just some words\r\n", "not_a_table", ()),
        (b"PK\x03\x04\x00\x00", "not_a_table", ()),
        (table(row()).replace("Å".encode(), b"\x81"), "undecodable", ()),
        (table(headings="a;b;c"), "unknown_headings", ("starts_at", "cpr")),
        (table(headings="starts_at;Borger"), "unknown_headings", ("cpr",)),
        (table(headings="cpr;starts_at;CPR-nr."), "double_headings", ("cpr",)),
        (b'"cpr;starts_at', "not_a_table", ()),
    ],
)
def test_what_is_no_such_table_is_refused_whole(raw: bytes, code: str, fields: tuple[str, ...]) -> None:
    assert opened(raw) == FileRefused(code=FileFault(code), fields=fields)


def test_a_file_over_the_limit_is_refused() -> None:
    raw = table(*[row()] * 10) + b" " * LARGEST_IMPORT

    assert opened(raw) == FileRefused(code=FileFault.TOO_LARGE)


def test_an_encoding_that_was_told_is_believed() -> None:
    raw = table(row()).decode().encode("cp1252")

    assert opened(raw, mapping=SourceMapping(encoding="utf-8")) == FileRefused(code=FileFault.UNDECODABLE)


def test_a_file_with_headings_alone_has_no_rows() -> None:
    assert rows_of(HEADINGS.encode()) == []
