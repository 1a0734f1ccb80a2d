"""Who watches the machines: what is silent, what needs a hand, what is said first. Pure rules, given `now`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.instants import elapsed, later


class Part(StrEnum):
    """What shows signs of life."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    STAFF_TOOL = "staff_tool"
    DISPATCHER = "dispatcher"
    SOURCE = "source"
    CHANNEL = "channel"
    OFFICE = "office"


class Concern(StrEnum):
    """What is wrong with a part, the most serious first."""

    NO_APPOINTMENTS = "no_appointments"
    NOTHING_COMES = "nothing_comes"
    SILENT = "silent"
    NO_NUMBERS = "no_numbers"
    FAILING = "failing"
    BUSY = "busy"
    NO_SLIPS = "no_slips"
    UNSURE_SLIP = "unsure_slip"
    LONG_SPOOL = "long_spool"
    SCANNER_GONE = "scanner_gone"
    CLOCK_OFF = "clock_off"
    PAPER_LOW = "paper_low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From when on something is news. `begun_enough`: so many appointments per kiosk began while nobody came to it.

    What is silent is shown within 10 s: a kiosk says every 5 s that it is there, a screen every 3, a staff tool every
    2, a dispatcher every 2 and after each of its rounds. A message that is nobody's has a dispatcher within 6 s, even
    where the one that held the lease has died. A staff
    tool is no longer missed `tool_missed_for` after its last sign of life: its owner has gone home with it.
    `channels_looked_at`: so often, though nothing is sent over them; and `failing_looked_at` while they fail.
    `told_after`: who is written to, is written to about what lasts, not about a program that was started anew.
    """

    kiosk_silent_after: timedelta = timedelta(seconds=8)
    silent_after: timedelta = timedelta(seconds=6)
    dispatcher_silent_after: timedelta = timedelta(seconds=8)
    source_overdue: timedelta = timedelta(minutes=5)
    channels_looked_at: timedelta = timedelta(seconds=60)
    failing_looked_at: timedelta = timedelta(seconds=5)
    tool_missed_for: timedelta = timedelta(hours=2)
    long_spool: int = 10
    clock_off_ms: int = 5000
    busy_arrivals: int = 30
    begun_enough: int = 3
    nothing_for: timedelta = timedelta(minutes=60)
    patience_with_late: timedelta = timedelta(minutes=10)
    told_after: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSays:
    """What a kiosk's last heartbeat said, and what its arrivals show. `None`: it did not say.

    `trouble`: why it prints no slips; `unprinted`: slips of the last minutes of which nobody knows whether they came.
    `arrivals`: so many in the last ten minutes. `last_arrival`: today's latest.
    """

    trouble: str | None = None
    paper_low: bool = False
    unprinted: int | None = None
    spool: int | None = None
    clock_offset_ms: int | None = None
    scanner: bool | None = None
    numbers_left: int | None = None
    arrivals: int = 0
    last_arrival: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One part. `seen_at` None: it never said a word, and nobody misses it. `known_since`: paired, or configured.

    `needed`: whether anybody would miss it now. `every`: how often a source is asked. `failing_since`: it says itself
    that it does not work.
    """

    part: Part
    id: str = ""
    seen_at: datetime | None = None
    known_since: datetime | None = None
    needed: bool = True
    every: timedelta | None = None
    failing_since: datetime | None = None
    says: KioskSays | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNow:
    """What there is to judge. `listening_since`: nothing can have been heard before. `opened_at`: when today's check-in
    began; None while the office is closed. `begins`: when today's planned appointments begin; None: not looked up.
    `expects_appointments`: False where everybody comes without one, and a day without any is a day like any other.
    """

    listening_since: datetime
    opened_at: datetime | None
    parts: Sequence[Watched]
    begins: Sequence[datetime] | None = None
    expects_appointments: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line for the board. `since`: when it began, as far as that is known. `figure`: how many, how far."""

    concern: Concern
    part: Part
    subject: str = ""
    since: datetime | None = None
    figure: int | None = None

    @property
    def about(self) -> tuple[Concern, Part, str]:
        """Two notices about the same are the same notice, whatever their figures."""
        return self.concern, self.part, self.subject


LIMITS = Limits()
_SERIOUS_PARTS = (Part.OFFICE, Part.KIOSK, Part.DISPLAY, Part.DISPATCHER, Part.SOURCE, Part.CHANNEL, Part.STAFF_TOOL)
_CONCERNS = tuple(Concern)
_TOLD = frozenset(
    {
        Concern.NO_APPOINTMENTS,
        Concern.NOTHING_COMES,
        Concern.SILENT,
        Concern.NO_NUMBERS,
        Concern.FAILING,
        Concern.NO_SLIPS,
        Concern.LONG_SPOOL,
    }
)
_BOARD_ONLY = frozenset({Part.STAFF_TOOL, Part.DISPATCHER})
"""WHY the last: it is what would have to carry the word."""


def notices(office: OfficeNow, *, now: datetime, limits: Limits = LIMITS) -> tuple[Notice, ...]:
    """The most serious first. What is wrong while the office is closed is no news: it is when the doors open. A source
    that fails is, at any hour: the morning is too late.
    """
    found: list[Notice] = [*_failing(office)]
    if office.opened_at is not None:
        found += _about_the_day(office, office.opened_at, now=now, limits=limits)
        for part in office.parts:
            found += _about(part, office, now=now, limits=limits)
    return tuple(sorted(found, key=seriousness))


def seriousness(notice: Notice) -> tuple[int, int, str]:
    return _CONCERNS.index(notice.concern), _SERIOUS_PARTS.index(notice.part), notice.subject


def is_silent(part: Watched, *, listening_since: datetime, now: datetime, limits: Limits = LIMITS) -> bool:
    """A part that was never heard is not missed; nor is any before this service could have heard it."""
    if part.seen_at is None:
        return False
    heard = max(part.seen_at, listening_since)
    return elapsed(since=heard, until=now) > _patience(part, limits)


def dispatcher_heard(*, beat: datetime | None, waits_since: datetime | None) -> datetime | None:
    """`beat`: the latest of any process. One beats, and no message waits too long: so the older of the two counts."""
    return min((at for at in (beat, waits_since) if at is not None), default=None)


def channel_failing_since(
    *, looked_in_vain: datetime | None, failed: datetime | None, sent: datetime | None, sent_at: datetime | None
) -> datetime | None:
    """A look in vain counts until a message came through, at `sent_at`. `failed`, `sent`: when the last message that
    failed was made, and the last that came through; where one failed, only another one shows that they come through.
    """
    unseen = looked_in_vain if looked_in_vain is not None and (sent_at is None or sent_at < looked_in_vain) else None
    unsent = failed if failed is not None and (sent is None or failed > sent) else None
    return min((at for at in (unseen, unsent) if at is not None), default=None)


def tell_from(notice: Notice, *, noticed_at: datetime, limits: Limits = LIMITS) -> datetime | None:
    """From when on whoever the office names is written to; None: the board is enough."""
    if notice.concern not in _TOLD or notice.part in _BOARD_ONLY:
        return None
    return later(noticed_at, limits.told_after)


def _patience(part: Watched, limits: Limits) -> timedelta:
    """A source is noted to a minute, and asked when those before it have answered."""
    match part.part:
        case Part.SOURCE:
            return (part.every or timedelta()) + limits.source_overdue
        case Part.KIOSK:
            return limits.kiosk_silent_after
        case Part.DISPATCHER:
            return limits.dispatcher_silent_after
        case _:
            return limits.silent_after


def _failing(office: OfficeNow) -> Iterator[Notice]:
    for each in office.parts:
        is_news = office.opened_at is not None or each.part is not Part.CHANNEL
        if each.failing_since is not None and is_news:
            yield Notice(concern=Concern.FAILING, part=each.part, subject=each.id, since=each.failing_since)


def _about_the_day(office: OfficeNow, opened_at: datetime, *, now: datetime, limits: Limits) -> Iterator[Notice]:
    if office.begins is None:
        return
    if not office.begins:
        if office.expects_appointments:
            yield Notice(concern=Concern.NO_APPOINTMENTS, part=Part.OFFICE, since=opened_at)
        return
    kiosks = [part for part in office.parts if part.part is Part.KIOSK and part.seen_at is not None]
    watched_from = max(later(now, -limits.nothing_for), opened_at)
    begun = _begun(office.begins, since=watched_from, until=later(now, -limits.patience_with_late))
    for kiosk in kiosks:
        silent = is_silent(kiosk, listening_since=office.listening_since, now=now, limits=limits)
        if begun >= limits.begun_enough * len(kiosks) and not silent and _unused(kiosk, watched_from):
            last = kiosk.says.last_arrival if kiosk.says else None
            yield Notice(
                concern=Concern.NOTHING_COMES, part=Part.KIOSK, subject=kiosk.id, since=last or opened_at, figure=begun
            )


def _begun(begins: Collection[datetime], *, since: datetime, until: datetime) -> int:
    return sum(since <= each <= until for each in begins)


def _unused(kiosk: Watched, since: datetime) -> bool:
    """WHY paired: a kiosk that was put up this minute has had nobody before it."""
    if kiosk.known_since is not None and kiosk.known_since > since:
        return False
    last = kiosk.says.last_arrival if kiosk.says else None
    return last is None or last < since


def _about(part: Watched, office: OfficeNow, *, now: datetime, limits: Limits) -> Iterator[Notice]:
    """A silent kiosk's paper is of yesterday: its silence is all there is to say. What fails is said already."""
    if part.failing_since is not None:
        return
    if is_silent(part, listening_since=office.listening_since, now=now, limits=limits):
        if _is_missed(part, now=now, limits=limits):
            yield Notice(concern=Concern.SILENT, part=part.part, subject=part.id, since=part.seen_at)
    elif part.says is not None:
        for concern, figure in _said(part.says, limits):
            yield Notice(concern=concern, part=part.part, subject=part.id, figure=figure)


def _is_missed(part: Watched, *, now: datetime, limits: Limits) -> bool:
    if part.part is not Part.STAFF_TOOL:
        return part.needed
    assert part.seen_at is not None
    return part.needed and elapsed(since=part.seen_at, until=now) <= limits.tool_missed_for


def _said(says: KioskSays, limits: Limits) -> Iterator[tuple[Concern, int | None]]:
    """WHY 0 numbers, not none said: an older kiosk does not say it."""
    offset = says.clock_offset_ms or 0
    found = (
        (Concern.NO_NUMBERS, says.numbers_left == 0, None),
        (Concern.BUSY, says.arrivals > limits.busy_arrivals, says.arrivals),
        (Concern.NO_SLIPS, says.trouble is not None, None),
        (Concern.UNSURE_SLIP, bool(says.unprinted), says.unprinted),
        (Concern.LONG_SPOOL, (says.spool or 0) >= limits.long_spool, says.spool),
        (Concern.SCANNER_GONE, says.scanner is False, None),
        (Concern.CLOCK_OFF, abs(offset) > limits.clock_off_ms, round(offset / 1000)),
        (Concern.PAPER_LOW, says.paper_low, None),
    )
    return ((concern, figure) for concern, holds, figure in found if holds)
