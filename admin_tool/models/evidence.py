"""Why a number is to be settled: what the citizen said, what was found, and what differs."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from admin_tool.models.notes import declared_time
from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Outcome, Window
from kiosk.domain.service_day import local_instant, service_day
from kiosk.messages.keys_staff_visits import Evidence
from kiosk.wire.staff import Appointment, Visit

_WINDOW = Window()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`headline` is the fact, `detail` what to do about it."""

    headline: Line
    detail: Line


def finding_of(visit: Visit, book: VisitBook, zone: tzinfo) -> Finding:
    if visit.duplicate_of is not None:
        return _duplicate(visit, book)
    match visit.outcome:
        case Outcome.AMBIGUOUS:
            return Finding(
                headline=(*_said(visit), _possible(visit.candidates)),
                detail=(Phrase(Evidence.SAME_SIX), Phrase(Evidence.ASK_NAME)),
            )
        case Outcome.NEAR_MISS if visit.candidates:
            return Finding(headline=(*_said(visit), Phrase(Evidence.NOT_FOUND)), detail=_likely(visit, zone))
        case Outcome.UNREADABLE:
            return _ask(Evidence.UNREADABLE)
        case Outcome.NUMBER_CONFLICT:
            return _ask(Evidence.NUMBER_CONFLICT)
        case Outcome.MATCHED | Outcome.WALK_IN:
            return _ask(Evidence.WRONG_PERSON)
        case Outcome.POSSIBLE_DUPLICATE:
            return _ask(Evidence.SEPARATED)
        case _:
            return Finding(headline=(*_said(visit), Phrase(Evidence.NOT_FOUND)), detail=(Phrase(Evidence.ASK_NAME),))


def difference(visit: Visit, candidate: Appointment, zone: tzinfo) -> Phrase:
    """What differs between what was typed and this appointment."""
    if visit.outcome is not Outcome.NEAR_MISS:
        return Phrase(Evidence.SAME_SIX)
    return Phrase(Evidence.LIKE_BY_DIGIT if _is_near_in_time(visit, candidate, zone) else Evidence.LIKE_BY_TIME)


def who(appointment: Appointment) -> str:
    """The caseworker's name, as the user or as the source wrote it."""
    return appointment.caseworker.name if appointment.caseworker else appointment.caseworker_name


def _duplicate(visit: Visit, book: VisitBook) -> Finding:
    other = book.get(visit.duplicate_of)
    number = str(other.number) if other is not None else "?"
    return Finding(headline=(phrase(Evidence.SAME_DIGITS_AS, number=number),), detail=(Phrase(Evidence.SAME_PERSON),))


def _said(visit: Visit) -> Line:
    declared = declared_time(visit)
    if declared is not None:
        return (phrase(Evidence.SAYS_TIME, time=declared),)
    return (Phrase(Evidence.SAYS_UNKNOWN),) if visit.declared == "unknown" else ()


def _possible(candidates: list[Appointment]) -> Phrase:
    names = tuple(phrase(Evidence.CANDIDATE, name=who(each), time=each.starts_at) for each in candidates)
    return phrase(Evidence.POSSIBLE, count=len(names), candidates=names)


def _likely(visit: Visit, zone: tzinfo) -> Line:
    first = visit.candidates[0]
    like = phrase(Evidence.LIKE, time=first.starts_at, name=who(first), difference=difference(visit, first, zone))
    return (like,)


def _is_near_in_time(visit: Visit, candidate: Appointment, zone: tzinfo) -> bool:
    """WHY: with the same digits an appointment this near would have matched, so the digits differ."""
    declared = declared_time(visit)
    if declared is None:
        return False
    said: datetime = local_instant(service_day(candidate.starts_at, zone), declared, zone)
    return timedelta() <= elapsed(since=said, until=candidate.starts_at) <= _WINDOW.other_time


def _ask(headline: Evidence) -> Finding:
    return Finding(headline=(Phrase(headline),), detail=(Phrase(Evidence.ASK_NAME_AND_TIME),))
