"""The reception's board: which visit stands in which section, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from admin_tool.models.board_rows import at_desk_row, over_row, queue_row, to_collect_row, to_settle_row
from admin_tool.models.phrases import Phrase
from admin_tool.models.row_memory import RowMemory
from admin_tool.models.rows import Entry, Heading, Remark, Row, Tone
from admin_tool.models.surroundings import Surroundings
from admin_tool.models.times_rows import booking_row
from admin_tool.models.visit_book import VisitBook
from kiosk.domain.matching import Flag
from kiosk.domain.queue import in_order
from kiosk.domain.service_day import service_day
from kiosk.domain.settling import Place
from kiosk.domain.visits import Status
from kiosk.messages.keys_staff_pages import Board
from kiosk.wire.staff import Appointment, Visit
from kiosk.wire.times import Booking

_WAITING = frozenset({Place.TO_SETTLE, Place.TO_COLLECT, Place.QUEUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLists:
    left: tuple[Entry, ...]
    right: tuple[Entry, ...]
    in_queue: int


def board(
    book: VisitBook,
    around: Surroundings,
    *,
    show_over: bool = False,
    memory: RowMemory | None = None,
    unreadable: Sequence[Booking] = (),
) -> BoardLists:
    """`memory`: kept from one time to the next, it makes the next one quick. `unreadable`: bookings known by code."""
    memory = memory or RowMemory()
    memory.stand_in(around)
    places: dict[Place, list[Visit]] = {each: [] for each in Place}
    for visit in book:
        places[book.places[visit.id]].append(visit)

    def made(visits: list[Visit], make: Callable[[Visit, Surroundings], Row]) -> list[Row]:
        return [memory.row(visit, partial(make, visit, around)) for visit in visits]

    settle = made(sorted(places[Place.TO_SETTLE], key=_arrived), partial(to_settle_row, book))
    collect = made(sorted(places[Place.TO_COLLECT], key=_expected), to_collect_row)
    queue = made(in_order(places[Place.QUEUE]), queue_row)
    desks = made(sorted(places[Place.AT_DESK], key=_desk), at_desk_row)
    over = sorted((visit for visit in places[Place.OVER] if visit.status is not Status.VOID), key=_latest, reverse=True)
    return BoardLists(
        left=(
            *_section("to_settle", Board.TO_SETTLE, settle, Board.NOTHING_TO_SETTLE, tone=Tone.AMBER),
            *_unreadable_section(unreadable, around),
            *_section("to_collect", Board.TO_COLLECT, collect, Board.NOBODY_TO_COLLECT),
            *_over(over, around, shown=show_over),
        ),
        right=(*_desk_section(desks), *_queue_section(queue, titled=bool(desks))),
        in_queue=len(queue),
    )


def waiting_at_reception(book: VisitBook) -> int:
    """How many citizens somebody has to do something about."""
    return book.count(_WAITING)


def unsettled_numbers(book: VisitBook, appointment: Appointment) -> tuple[int, ...]:
    """Arrivals that may be this appointment's citizen: nobody has said yet who they are. Ascending."""
    unsettled = (v.number for v in book if book.places[v.id] is Place.TO_SETTLE or _said_to_have_none(v, appointment))
    return tuple(sorted(unsettled))


def at_desk(book: VisitBook, desk_id: str | None) -> Visit | None:
    """Who has been called to that desk and not been seen there yet."""
    called = (visit for visit in book if visit.status is Status.CALLED and visit.desk_id == desk_id)
    return next(called, None)


def _said_to_have_none(visit: Visit, appointment: Appointment) -> bool:
    """By somebody with the digits of this one, who waits, or was served, like everybody without an appointment."""
    if visit.status is Status.VOID or Flag.HAS_APPOINTMENT not in visit.flags or Flag.RESOLVED in visit.flags:
        return False
    return visit.appointment is None and any(each.id == appointment.id for each in visit.candidates)


def _section(name: str, title: Board, rows: Sequence[Row], empty: Board, tone: Tone = Tone.PLAIN) -> Iterator[Entry]:
    yield Heading(id=f"{name}:", text=Phrase(title), count=len(rows), tone=tone if rows else Tone.PLAIN)
    yield from rows
    if not rows:
        yield Remark(id=f"{name}:empty", text=Phrase(empty))


def _over(over: Iterable[Visit], around: Surroundings, *, shown: bool) -> Iterator[Entry]:
    visits = list(over)
    if not visits:
        return
    yield Heading(id="over:", text=Phrase(Board.OVER), count=len(visits), folded=not shown)
    if shown:
        yield from (over_row(visit, around) for visit in visits)


def _unreadable_section(unreadable: Sequence[Booking], around: Surroundings) -> Iterator[Entry]:
    """Nobody knows who booked: on the day they are found by their code, or by their word."""
    if unreadable:
        yield Heading(id="unreadable:", text=Phrase(Board.UNREADABLE_BOOKINGS), count=len(unreadable), tone=Tone.AMBER)
        for booking in unreadable:
            yield booking_row(booking, with_day=service_day(booking.appointment.starts_at, around.zone))


def _desk_section(desks: Sequence[Row]) -> Iterator[Entry]:
    if desks:
        yield Heading(id="at_desks:", text=Phrase(Board.AT_DESKS), count=len(desks))
        yield from desks


def _queue_section(queue: Sequence[Row], *, titled: bool) -> Iterator[Entry]:
    """`titled`: below those who are at a desk, so that nobody takes who waits for one of them."""
    if titled:
        yield Heading(id="queue:", text=Phrase(Board.IN_QUEUE), count=len(queue))
    yield from queue
    if not queue:
        yield Remark(id="queue:empty", text=Phrase(Board.QUEUE_EMPTY))


def _arrived(visit: Visit) -> tuple[datetime, int]:
    return visit.arrived_at.astimezone(UTC), visit.number


def _expected(visit: Visit) -> tuple[datetime, int]:
    """Who should have been fetched first stands first, and stays there."""
    starts_at = visit.appointment.starts_at if visit.appointment else visit.arrived_at
    return max(starts_at, visit.arrived_at).astimezone(UTC), visit.number


def _desk(visit: Visit) -> tuple[str, int]:
    return visit.desk_id or "", visit.number


def _latest(visit: Visit) -> tuple[datetime, int]:
    return (visit.status_since or visit.received_at).astimezone(UTC), visit.number
