"""What else is to be known of a visit, each in a few words: needs, flags, language."""

from collections.abc import Iterator, Mapping
from datetime import time

from admin_tool.models.phrases import Line, Phrase, phrase
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag
from kiosk.messages import keys_staff as frame
from kiosk.messages.keys_staff_visits import Note
from kiosk.wire.staff import Visit
from kiosk.wire.words import Need

_NEEDS: Mapping[str, frame.Need] = {
    Need.PRIVATE: frame.Need.PRIVATE,
    Need.INTERPRETER: frame.Need.INTERPRETER,
    Need.COME_TO_ME: frame.Need.COME_TO_ME,
    Need.COMPANION: frame.Need.COMPANION,
}
_PLAIN_FLAGS = {
    Flag.ALREADY_SEEN: Note.ALREADY_SEEN,
    Flag.OTHER_DAY: Note.OTHER_DAY,
    Flag.CANCELLED: Note.CANCELLED,
    Flag.BAD_CODE: Note.BAD_CODE,
    Flag.LATE: Note.LATE,
    Flag.NUMBER_UNSEEN: Note.NUMBER_UNSEEN,
    Flag.SAME_DIGITS: Note.SAME_DIGITS,
}


def needs_of(visit: Visit) -> Line:
    return tuple(Phrase(_NEEDS[need]) for need in visit.needs if need in _NEEDS)


def notes_of(visit: Visit, *, language_names: Mapping[str, str]) -> Line:
    """Needs first, then what the flags say; unknown words of a newer service are left out."""
    return (*needs_of(visit), *_flags(visit), *_language(visit, language_names))


def also(visit: Visit) -> Line:
    """The other numbers of the same person."""
    if not visit.also:
        return ()
    return (phrase(Note.ALSO, numbers=", ".join(str(number) for number in visit.also)),)


def _flags(visit: Visit) -> Iterator[Phrase]:
    if Flag.HAS_APPOINTMENT in visit.flags and visit.candidates:
        yield phrase(Note.HAS_APPOINTMENT, time=visit.candidates[0].starts_at)
    yield from (Phrase(key) for flag, key in _PLAIN_FLAGS.items() if flag in visit.flags)
    declared = declared_time(visit)
    if declared is not None and Flag.OTHER_TIME in visit.flags:
        yield phrase(Note.OTHER_TIME, time=declared)
    if declared is not None and Flag.CORRECTED in visit.flags:
        yield phrase(Note.CORRECTED, time=declared)
    if Flag.DELIVERED_LATE in visit.flags:
        yield phrase(Note.DELIVERED_LATE, age=elapsed(since=visit.arrived_at, until=visit.received_at))


def _language(visit: Visit, names: Mapping[str, str]) -> Iterator[Phrase]:
    """The kiosk's language, where it is not the office's first."""
    first = next(iter(names), None)
    if visit.language is not None and visit.language in names and visit.language != first:
        yield phrase(Note.LANGUAGE, language=names[visit.language])


def declared_time(visit: Visit) -> time | None:
    """The time of the grid that the citizen said, if they said one."""
    try:
        return time.fromisoformat(visit.declared or "")
    except ValueError:
        return None
