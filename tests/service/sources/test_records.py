"""Quoted cells, lost quotes and endless lines."""

from collections.abc import Iterator

from builders.exports import appointments_of, errors_of, row, table
from kiosk.domain.appointments import RowError, RowFault
from kiosk.service.sources.records import MOST_LINES, read_records
from kiosk.service.sources.text_lines import Line


def test_lines_are_those_of_the_file_across_quoted_line_ends() -> None:
    raw = table(row(citizen='"Åse\r\nfra\r\nPrøve"'), row(cpr="x"), row(id="A2"))

    assert errors_of(raw) == [(5, "bad_digits")]
    assert [(each.line, each.citizen) for each in appointments_of(raw)] == [
        (2, "Åse fra Prøve"),
        (6, "Åse Prøve"),
    ]


def test_separators_and_quotes_inside_quotes_are_text() -> None:
    (found,) = appointments_of(table(row(citizen='"Prøve; ""Åse"""')))

    assert found.citizen == 'Prøve; "Åse"'


def test_a_lost_quote_costs_one_row() -> None:
    raw = table(row(), row(citizen='"Åse'), *[row(id=f"B{place}") for place in range(500)])

    assert errors_of(raw) == [(3, "broken_quotes")]
    assert len(appointments_of(raw)) == 501


def test_a_lost_quote_is_given_up_before_it_swallows_the_file() -> None:
    read: list[int] = []

    def lines() -> Iterator[Line]:
        for number in range(1, 9999):
            read.append(number)
            yield Line(number, '"Åse\n' if number == 1 else "Bo\n")

    rows = read_records(lines(), separator=";")

    assert next(rows) == RowError(line=1, code=RowFault.BROKEN_QUOTES)
    assert len(read) == MOST_LINES


def test_a_lost_quote_at_the_end_costs_one_row() -> None:
    raw = table(row(), row(citizen='"Åse'), row(id="A2"))

    assert errors_of(raw) == [(3, "broken_quotes")]
    assert [each.external_id for each in appointments_of(raw)] == ["A1", "A2"]


def test_an_endless_line_costs_one_row() -> None:
    raw = table(row(), row(citizen="x" * 300_000), row(id="A2"))

    assert errors_of(raw) == [(3, "too_long")]
    assert [(each.line, each.external_id) for each in appointments_of(raw)] == [(2, "A1"), (4, "A2")]


def test_an_endless_line_inside_quotes_costs_no_other_row() -> None:
    raw = table(row(), row(citizen='"Åse'), row(citizen="x" * 300_000), row(id="A2"))

    assert errors_of(raw) == [(3, "broken_quotes"), (4, "too_long")]
    assert [each.external_id for each in appointments_of(raw)] == ["A1", "A2"]
