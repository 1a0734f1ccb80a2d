"""One tick carries both clocks."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from kiosk.qtkit.ticker import Ticker


def test_a_tick_carries_both_clocks(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 23, 9, 52, tzinfo=UTC)
    ticker = Ticker(monotonic=lambda: 12.5, now=lambda: now)

    with qtbot.waitSignal(ticker.ticked) as ticked:
        ticker.tick()

    assert ticked.args == [12.5, now]
