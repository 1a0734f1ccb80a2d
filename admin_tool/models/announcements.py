"""What the caseworker is told: whose citizen has come, once, and again after *Om 5 minutter*; a colleague's, too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from admin_tool.models.answers import POLICY
from admin_tool.models.colleagues import comes_to, has_escalated, is_colleagues, whom
from admin_tool.models.phrases import Phrase
from admin_tool.models.visit_book import VisitBook
from admin_tool.models.visit_state import steps_for
from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Flag
from kiosk.domain.pickups import Announcement, announcement, restart_after_later
from kiosk.domain.roles import Role
from kiosk.domain.visits import Status, Step
from kiosk.wire.staff import Visit

LINE_STAYS = timedelta(seconds=20)


class Voice(StrEnum):
    """`full`: card and sound; `silent`: one line that goes by itself."""

    FULL = "full"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`at` is the appointment's time, None for somebody without one; `again`: told before. `whom`: whose citizen it is,
    None for one's own.
    """

    visit_id: str
    number: int
    at: datetime | None
    voice: Voice
    again: bool
    may_come: bool
    may_wait: bool
    whom: str | Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One round of telling about a visit; it is said from `due` on, and a new answer begins a new round."""

    laters: int
    stands_since: datetime | None
    due: datetime
    silent: bool = False
    said: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """`cards` is what stands on the screen now; `fresh` what has not been heard yet."""

    told: Mapping[str, Told] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    fresh: tuple[Card, ...] = ()

    def after(self, book: VisitBook, *, user_id: str, role: Role, now: datetime) -> "Announcer":
        told: dict[str, Told] = {}
        cards: list[Card] = []
        fresh: list[Card] = []
        for visit in _waiting_for(user_id, book):
            known = self.told.get(visit.id)
            voice = _voice(visit, now)
            told[visit.id] = this_round = _round(known, visit, now, silent=voice is Voice.SILENT)
            if voice is None or not _stands(this_round, voice, now):
                continue
            card = _card(visit, role, voice, user_id)
            cards.append(card)
            if not this_round.said:
                fresh.append(card)
                told[visit.id] = replace(this_round, said=True)
        return Announcer(told=told, cards=tuple(cards), fresh=tuple(fresh))

    def closed(self, visit_id: str) -> "Announcer":
        """The person has taken the card away; it comes back in the next round only."""
        told = {id: replace(each, closed=True) if id == visit_id else each for id, each in self.told.items()}
        return Announcer(told=told, cards=tuple(card for card in self.cards if card.visit_id != visit_id))


def _waiting_for(user_id: str, book: VisitBook) -> Iterator[Visit]:
    """Their own first; a colleague's as long as the policy tells others of it."""
    in_order = sorted(book, key=lambda each: (each.arrived_at.astimezone(UTC), each.number))
    waited_for = [visit for visit in in_order if _is_waited_for(visit)]
    yield from (visit for visit in waited_for if comes_to(visit, user_id))
    yield from (visit for visit in waited_for if has_escalated(visit) and is_colleagues(visit, user_id))


def _is_waited_for(visit: Visit) -> bool:
    """Also where somebody said that they come, and then it began to escalate: they have not come."""
    return visit.status is Status.WAITING or (visit.status is Status.ON_THE_WAY and visit.escalation is not None)


def _voice(visit: Visit, now: datetime) -> Voice | None:
    if visit.appointment is None:
        return Voice.FULL
    early = Flag.EARLY in visit.flags and visit.escalation is None
    match announcement(early=early, ends_at=visit.appointment.ends_at, now=now):
        case Announcement.FULL:
            return Voice.FULL
        case Announcement.SILENT:
            return Voice.SILENT
        case Announcement.RECEPTION_ONLY:
            return None


def _round(known: Told | None, visit: Visit, now: datetime, *, silent: bool) -> Told:
    """After *Om 5 minutter* the tool is quiet for those minutes, counted by its own clock where it was there.

    Whoever came early and was one silent line is told as anybody else when their time has come.
    """
    if known is not None and (known.laters, known.stands_since) == (visit.laters, visit.status_since):
        return replace(known, due=now, silent=False, said=False) if known.silent and not silent else known
    asked_at = visit.status_since if known is None else now
    asked = visit.laters > (known.laters if known is not None else 0)
    due = restart_after_later(asked_at, POLICY) if asked and asked_at is not None else now
    return Told(laters=visit.laters, stands_since=visit.status_since, due=due, silent=silent)


def _stands(this_round: Told, voice: Voice, now: datetime) -> bool:
    shown_for = elapsed(since=this_round.due, until=now)
    if this_round.closed or shown_for < timedelta():
        return False
    return voice is Voice.FULL or shown_for < LINE_STAYS


def _card(visit: Visit, role: Role, voice: Voice, user_id: str) -> Card:
    own = comes_to(visit, user_id)
    allowed = steps_for(visit, role, helping=not own)
    return Card(
        visit_id=visit.id,
        number=visit.number,
        at=visit.appointment.starts_at if visit.appointment else None,
        voice=voice,
        again=visit.laters > 0 or visit.status is Status.ON_THE_WAY,
        may_come=Step.COMING in allowed,
        may_wait=Step.LATER in allowed,
        whom=None if own else whom(visit),
    )
