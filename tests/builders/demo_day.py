"""The demo's day at a quiet morning hour."""

from datetime import datetime, timedelta, timezone

from kiosk.demo.day import DemoDay, day_around
from kiosk.settings.assets import config_folder

MORNING = datetime(2026, 11, 23, 9, 52, 31, tzinfo=timezone(timedelta(hours=1)))


def demo_day(at: datetime = MORNING) -> DemoDay:
    return day_around(at, (config_folder() / "demo_day.toml").read_text(encoding="utf-8"))
