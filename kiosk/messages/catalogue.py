"""The words of one surface in one language."""

import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from pathlib import Path

from kiosk.messages.key import Key, Surface
from kiosk.messages.languages import MASTER, Language, read_languages


class MissingText(KeyError):
    """Neither the language nor the Danish master has the key: a defect found by the tests."""


class Catalogue:
    """Immutable; a text that the language lacks is given in Danish."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    @classmethod
    @cache
    def load(cls, code: str, *, surface: Surface, assets: Path) -> "Catalogue":
        """Read the files of that language, once. An unknown language reads as Danish."""
        messages = assets / "messages"
        languages = read_languages(messages)
        language = languages.get(code, languages[MASTER])
        texts = read_texts(messages / surface / f"{MASTER}.toml")
        if language.code != MASTER:
            texts |= read_texts(messages / surface / f"{language.code}.toml")
        return cls(language, texts)

    @property
    def right_to_left(self) -> bool:
        return self.language.right_to_left

    def text(self, key: Key, /, **values: str | int) -> str:
        """The words for `key`, its {placeholders} filled."""
        try:
            return self._texts[key].format_map(values)
        except KeyError as missing:
            raise MissingText(f"{key}: {missing}") from None

    def clock(self, at: time) -> str:
        """`at` as this language writes it, without a word before it."""
        return self.language.clock_text(at)

    def day(self, day: date) -> str:
        return self.language.day_text(day)

    def weekday(self, day: date) -> str:
        return self.language.weekdays[day.weekday()]

    def day_lines(self, day: date) -> tuple[str, str, str]:
        """For a key of a calendar: weekday, day, month."""
        return self.language.day_lines(day)


def read_texts(file: Path) -> dict[str, str]:
    """Every text of a message file by `<table>.<name>`; a file that is not there has none."""
    if not file.is_file():
        return {}
    tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{table}.{name}": words for table, entries in tables.items() for name, words in entries.items()}
