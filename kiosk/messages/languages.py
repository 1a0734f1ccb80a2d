"""The languages there are: own name, direction, and how they write times and days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

MASTER = "da"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """`clock` and `day` are patterns, `weekdays` begin on Monday, `months` in January.

    The short ones stand on a key of a calendar; a language without them has its long ones there.
    """

    code: str
    name: str
    right_to_left: bool
    clock: str
    day: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    day_number: str

    def clock_text(self, at: time) -> str:
        """As a person writes it: 9.45 in Danish, 9:45 in English; Western digits everywhere."""
        return self.clock.format(hour=at.hour, minute=at.minute)

    def day_text(self, day: date) -> str:
        """Weekday, day and month, without the year."""
        return self.day.format(weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1])

    def day_lines(self, day: date) -> tuple[str, str, str]:
        """Weekday, day and month, one beneath the other."""
        number = self.day_number.format(day=day.day)
        return self.short_weekdays[day.weekday()], number, self.short_months[day.month - 1]


def read_languages(messages: Path) -> Mapping[str, Language]:
    """All languages that `languages.toml` describes, in its order."""
    tables = tomllib.loads((messages / "languages.toml").read_text(encoding="utf-8"))
    return {
        code: Language(
            code=code,
            name=table["name"],
            right_to_left=table.get("right_to_left", False),
            clock=table["clock"],
            day=table["day"],
            weekdays=tuple(table["weekdays"]),
            months=tuple(table["months"]),
            short_weekdays=tuple(table.get("short_weekdays", table["weekdays"])),
            short_months=tuple(table.get("short_months", table["months"])),
            day_number=table.get("day_number", "{day}"),
        )
        for code, table in tables.items()
    }
