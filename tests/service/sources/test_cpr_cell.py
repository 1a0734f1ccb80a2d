"""The first six digits of what stands in a cell."""

import pytest

from kiosk.domain.appointments import RowFault
from kiosk.domain.digits import BirthDigits
from kiosk.service.sources.cpr_cell import read_cpr


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("210103-0000", "210103"),
        ("2101030000", "210103"),
        ("907700000", "090770"),
        ("010190", "010190"),
        ("10190", "010190"),
        ("10190-0000", "010190"),
        ("010190 0000", "010190"),
        (" 010190-0000 ", "010190"),
        ("010190-XXXX", "010190"),
        ("010190-****", "010190"),
        ("7003650000", "700365"),
        ("290200-0000", "290200"),
    ],
)
def test_six_digits_survive(cell: str, digits: str) -> None:
    assert read_cpr(cell) == BirthDigits(ascii=digits.encode())


@pytest.mark.parametrize(
    "cell",
    ["290201-0000", "1234567", "12345678", "1019", "32019", "0101900000000", "1,02E+09", "010190-00", "010190-000²",
     "٠١٠١٩٠", "Anne", "010190-0000x"],
)  # fmt: skip
def test_what_is_no_cpr_number_is_refused(cell: str) -> None:
    assert read_cpr(cell) is RowFault.BAD_DIGITS


@pytest.mark.parametrize("cell", ["", "   "])
def test_an_empty_cell_is_an_appointment_without_digits(cell: str) -> None:
    assert read_cpr(cell) is None
