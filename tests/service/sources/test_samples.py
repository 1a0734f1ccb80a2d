"""The two sample exports are recognised without a mapping."""

from datetime import date

import pytest

from builders.exports import COPENHAGEN, SAMPLES, appointments_of, errors_of
from kiosk.domain.digits import BirthDigits
from kiosk.domain.service_day import service_day

MONDAY = ("aftaler-2026-11-23.csv", 118, 4)
TUESDAY = ("aftaler-2026-11-24-excel.csv", 60, 1)


@pytest.mark.parametrize(("name", "rows", "cancelled"), [MONDAY, TUESDAY])
def test_every_row_is_taken(name: str, rows: int, cancelled: int) -> None:
    raw = (SAMPLES / name).read_bytes()

    found = appointments_of(raw)

    assert errors_of(raw) == []
    assert (len(found), sum(each.cancelled for each in found)) == (rows, cancelled)
    assert {str(service_day(each.starts_at, COPENHAGEN)) for each in found} == {name[8:18]}
    assert all(each.external_id and each.citizen and each.initials and each.room for each in found)


@pytest.mark.parametrize(
    ("name", "id", "digits", "citizen"),
    [
        ("aftaler-2026-11-23.csv", "A343874", b"210103", "Ole Kjær"),
        ("aftaler-2026-11-24-excel.csv", "A328228", b"090770", "Anne Lind"),
        ("aftaler-2026-11-24-excel.csv", "A311611", b"700365", "Kåre Haddad"),
    ],
)
def test_letters_zeros_and_replacement_numbers_are_right(name: str, id: str, digits: bytes, citizen: str) -> None:
    found = {each.external_id: each for each in appointments_of((SAMPLES / name).read_bytes())}

    assert (found[id].digits, found[id].citizen) == (BirthDigits(ascii=digits), citizen)


def test_the_first_day_has_people_who_share_six_digits() -> None:
    found = appointments_of((SAMPLES / MONDAY[0]).read_bytes())
    digits = [each.digits for each in found if not each.cancelled]

    assert len(digits) - len(set(digits)) > 0
    assert date(2026, 11, 23) == service_day(found[0].starts_at, COPENHAGEN)
