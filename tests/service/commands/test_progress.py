"""An import that takes longer than a second says how far it is."""

from io import StringIO

import pytest

from kiosk.service.commands.reporting import Progress


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock: what stands in the list is the time."""
    clock = [100.0]
    monkeypatch.setattr("kiosk.service.commands.reporting.time.monotonic", lambda: clock[0])
    return clock


def test_what_is_over_within_a_second_says_nothing(seconds: list[float]):
    said = StringIO()
    progress = Progress(said)

    seconds[0] += 0.9
    progress(150)
    progress.end()

    assert said.getvalue() == ""


def test_what_takes_longer_says_how_far_it_is_once_a_second(seconds: list[float]):
    said = StringIO()
    progress = Progress(said)

    for rows in range(150, 1200, 150):
        seconds[0] += 0.5
        progress(rows)
    progress.end()

    assert said.getvalue() == "\r300 rows …\r600 rows …\r900 rows …\n"
