"""What an arrival came to, as the columns of its visit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.circumstances import circumstances
from kiosk.domain.codes import match_code
from kiosk.domain.matching import Evidence, Flag, Match, Outcome, match
from kiosk.domain.pickups import Announcement, announcement
from kiosk.service.usecases.day_picture import DayAppointment, DayPicture
from kiosk.service.usecases.office_rules import OfficeRules
from kiosk.wire.envelope import OpenedArrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """`appointment`: the one that was found, also where it is only a suggestion."""

    result: Match
    appointment: DayAppointment | None
    caseworker_id: str | None

    def columns(self) -> dict[str, Any]:
        return {
            "outcome": str(self.result.outcome),
            "flags": sorted(map(str, self.result.flags)),
            "appointment_id": self.result.appointment,
            "candidates": list(self.result.candidates),
            "duplicate_of": self.result.duplicate_of,
            "caseworker_id": self.caseworker_id,
        }


def matched(
    said: OpenedArrival,
    seen: Evidence,
    *,
    received_at: datetime,
    picture: DayPicture,
    rules: OfficeRules,
    now: datetime,
    but: str | None = None,
) -> Matched:
    """`but`: the visit that is matched anew."""
    if said.code is not None:
        booking = picture.booking(picture.look_up_code(said.code), but=but)
        result = match_code(booking, day=said.service_day, at=said.at, window=rules.window)
    else:
        result = match(seen, picture.candidates(_tags(seen), but=but), window=rules.window)
    around = circumstances(
        at=said.at,
        received_at=received_at,
        number_seen=said.seen,
        tag=seen.tag,
        open_unmatched=picture.open_unmatched(seen.tag, but=but),
        window=rules.window,
    )
    return _with_caseworker(_flagged(result, around), picture, now=now)


def conflicting(found: Matched) -> Matched:
    """Nobody knows whose number it is: what was found is a suggestion, and nobody is sent out for it."""
    own = (found.result.appointment,) if found.result.appointment else ()
    result = Match(
        outcome=Outcome.NUMBER_CONFLICT,
        flags=found.result.flags - {Flag.EARLY, Flag.LATE, Flag.OTHER_TIME},
        candidates=found.result.candidates or own,
    )
    return Matched(result=result, appointment=found.appointment, caseworker_id=None)


def _with_caseworker(result: Match, picture: DayPicture, *, now: datetime) -> Matched:
    found = result.appointment or (result.candidates[0] if len(result.candidates) == 1 else None)
    appointment = picture.appointment(found) if found else None
    told = None
    if result.appointment and appointment is not None and not _too_late_to_tell(result.flags, appointment, now):
        told = appointment.caseworker_id
    return Matched(result=result, appointment=appointment, caseworker_id=told)


def _too_late_to_tell(flags: Collection[Flag], appointment: DayAppointment, now: datetime) -> bool:
    """WHY: an envelope that was under way for long would send the caseworker out for somebody who has left."""
    if Flag.DELIVERED_LATE not in flags:
        return False
    early = Flag.EARLY in flags
    return announcement(early=early, ends_at=appointment.ends_at, now=now) is Announcement.RECEPTION_ONLY


def _flagged(result: Match, flags: frozenset[Flag]) -> Match:
    return Match(
        outcome=result.outcome,
        flags=result.flags | flags,
        appointment=result.appointment,
        candidates=result.candidates,
        duplicate_of=result.duplicate_of,
    )


def _tags(seen: Evidence) -> list[bytes]:
    return [] if seen.tag is None else [seen.tag, *seen.near_tags]
