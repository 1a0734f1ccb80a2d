"""Phrases become words: one language, one time zone."""

from datetime import date, datetime, time, timedelta, tzinfo

from admin_tool.models.phrases import Line, Phrase, Value
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_staff import Age

_DOT = " · "
_TWO_DAYS = 2 * 24 * 60


class Wording:
    """Immutable; another language is another wording."""

    def __init__(self, catalogue: Catalogue, zone: tzinfo) -> None:
        self._catalogue = catalogue
        self._zone = zone

    def say(self, phrase: Phrase) -> str:
        return self._catalogue.text(phrase.key, **{name: self._words(value) for name, value in phrase.values})

    def short_day(self, day: date) -> str:
        """For the key of a calendar."""
        return " ".join(self._catalogue.day_lines(day))

    def weekday(self, day: date) -> str:
        return self._catalogue.weekday(day)

    def line(self, parts: Line) -> str:
        return _DOT.join(self.say(part) for part in parts)

    def _words(self, value: Value) -> str | int:
        match value:
            case datetime():
                return self._catalogue.clock(value.astimezone(self._zone).time())
            case time():
                return self._catalogue.clock(value)
            case date():
                return self._catalogue.day(value)
            case timedelta():
                return self.say(age(value))
            case Phrase():
                return self.say(value)
            case tuple():
                return self.line(value)
            case _:
                return value


def age(span: timedelta) -> Phrase:
    """Whole minutes, or days, as people say them; what lies ahead is now."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return Phrase(Age.NOW)
    if minutes < 60:
        return Phrase(Age.MINUTES, (("minutes", minutes),))
    if minutes >= _TWO_DAYS:
        return Phrase(Age.DAYS, (("days", minutes // (24 * 60)),))
    return Phrase(Age.HOURS, (("hours", minutes // 60), ("minutes", minutes % 60)))
