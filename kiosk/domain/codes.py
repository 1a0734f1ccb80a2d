"""A code from a booking slip or a letter, held against the office's bookings."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.matching import Candidate, Flag, Match, Outcome, Window, rest_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What a code names: an appointment and its service day."""

    day: date
    appointment: Candidate


def match_code(booking: Booking | None, *, day: date, at: datetime, window: Window) -> Match:
    """`booking` is None for a code that nobody knows; `day` is the service day of the arrival."""
    if booking is None:
        return _unmatched(Flag.BAD_CODE)
    reasons = []
    if booking.day != day:
        reasons.append(Flag.OTHER_DAY)
    if booking.appointment.cancelled:
        reasons.append(Flag.CANCELLED)
    if reasons:
        return _unmatched(*reasons)
    return rest_on(booking.appointment, Outcome.MATCHED, at=at, window=window)


def _unmatched(*reasons: Flag) -> Match:
    return Match(outcome=Outcome.UNMATCHED, flags=frozenset(reasons))
