"""What goes which night."""

from datetime import date

import pytest

from kiosk.domain.retention import Kept, Retention, kept_from


@pytest.mark.parametrize(
    ("kind", "today", "first_day"),
    [
        (Kept.PERSONAL, date(2026, 11, 24), date(2026, 11, 24)),
        (Kept.EVIDENCE, date(2026, 11, 24), date(2026, 5, 24)),
        (Kept.EVIDENCE, date(2026, 8, 31), date(2026, 2, 28)),
        (Kept.EVIDENCE, date(2026, 1, 15), date(2025, 7, 15)),
        (Kept.AUDIT, date(2026, 11, 24), date(2025, 11, 24)),
        (Kept.AUDIT, date(2028, 2, 29), date(2027, 2, 28)),
    ],
)
def test_each_kind_is_kept_its_time(kind: Kept, today: date, first_day: date) -> None:
    assert kept_from(kind, today=today, retention=Retention()) == first_day
