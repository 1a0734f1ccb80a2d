"""Whether what somebody typed is a name: each typed word begins one of the name's words, accents aside."""

import unicodedata

SHORTEST = 3
"""Letters. WHY: two letters would be a look at half of the day's names."""

_LIKE = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ß": "ss"})


def is_long_enough(typed: str) -> bool:
    """At least one word with so many letters; a time is no name."""
    return any(len(word) >= SHORTEST and word.isalpha() for word in _words(typed))


def matches_name(name: str, typed: str) -> bool:
    words = _words(name)
    wanted = _words(typed)
    return bool(wanted) and all(any(word.startswith(start) for word in words) for start in wanted)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LIKE)
    letters = (each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return "".join(letters).split()
