"""What matching knows of an office's day: looked up by tag and number, never all of it; it grows with each visit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Executable, Row, bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.codes import Booking
from kiosk.domain.ids import AppointmentId, VisitId
from kiosk.domain.matching import Candidate
from kiosk.domain.visits import OPEN, Status
from kiosk.service.store.tables import AppointmentRow, VisitRow

_SEEN = frozenset({Status.COLLECTED, Status.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAppointment:
    id: str
    service_day: date
    starts_at: datetime
    ends_at: datetime
    tag: bytes | None = field(repr=False)
    cancelled: bool
    caseworker_id: str | None
    team: str
    source: str
    external_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVisit:
    """`tag` is looked up only where a visit is made just now."""

    id: str
    number: int
    clashes: int
    status: str
    appointment_id: str | None
    origin: str
    arrival_id: str | None


_COLUMNS = tuple(getattr(AppointmentRow, name) for name in DayAppointment.__slots__)
_VISIT_COLUMNS = tuple(getattr(VisitRow, name) for name in DayVisit.__slots__)


_OF_DAY = select(*_COLUMNS).where(
    AppointmentRow.office_id == bindparam("office_id"),
    AppointmentRow.service_day == bindparam("day"),
    AppointmentRow.tag.in_(bindparam("tags", expanding=True)),
)
_OF_CODE = select(*_COLUMNS).where(
    AppointmentRow.office_id == bindparam("office_id"), AppointmentRow.code == bindparam("code")
)
_OF_APPOINTMENTS = select(*_VISIT_COLUMNS).where(VisitRow.appointment_id.in_(bindparam("ids", expanding=True)))
_OF_NUMBERS = select(*_VISIT_COLUMNS).where(
    VisitRow.office_id == bindparam("office_id"),
    VisitRow.service_day == bindparam("day"),
    VisitRow.number.in_(bindparam("numbers", expanding=True)),
)
# WHY one tag at a time and two at most: somebody may type the same digits all day, and two tell all there is to know.
_UNMATCHED = (
    select(VisitRow.id)
    .where(
        VisitRow.office_id == bindparam("office_id"),
        VisitRow.service_day == bindparam("day"),
        VisitRow.tag == bindparam("tag"),
        VisitRow.status.in_(sorted(OPEN)),
        VisitRow.appointment_id.is_(None),
    )
    .limit(2)
)


class DayPicture:
    """Within one transaction that holds the office's lock."""

    def __init__(self, session: Session, office_id: str, day: date) -> None:
        # WHY not the session: rows are read here, not objects, and that at half the price.
        self._connection = session.connection()
        self._office_id = office_id
        self._day = day
        self._appointments: dict[str, DayAppointment] = {}
        self._by_tag: defaultdict[bytes, list[DayAppointment]] = defaultdict(list)
        self._visits: defaultdict[str, list[DayVisit]] = defaultdict(list)
        self._by_number: defaultdict[int, list[DayVisit]] = defaultdict(list)
        self._unmatched: defaultdict[bytes, set[str]] = defaultdict(set)

    # ---- looking up: once for all arrivals that are matched together ----------------------

    def look_up_digits(self, tags: Collection[bytes]) -> None:
        """Appointments with these tags and their visits, and the open visits with these tags that matched nothing."""
        self._note_appointments(self._found(_OF_DAY, tags=list(tags)))
        for tag in tags:
            self._unmatched[tag] |= {row.id for row in self._found(_UNMATCHED, tag=tag)}

    def look_up_neighbours(self, tags: Collection[bytes]) -> None:
        self._note_appointments(self._found(_OF_DAY, tags=list(tags)))

    def look_up_numbers(self, numbers: Collection[int]) -> None:
        for row in self._found(_OF_NUMBERS, numbers=list(numbers)):
            self._by_number[row.number].append(DayVisit(**row._mapping))

    def look_up_code(self, code: str) -> DayAppointment | None:
        """Of any day: a booking of another one is to be told from a code that nobody knows."""
        rows = self._found(_OF_CODE, code=code)
        self._note_appointments(rows)
        return self._appointments[rows[0].id] if rows else None

    # ---- reading ----------------------------------------------------------------------------

    def appointment(self, appointment_id: str) -> DayAppointment:
        return self._appointments[appointment_id]

    def is_planned(self, tag: bytes) -> bool:
        return any(not each.cancelled for each in self._by_tag.get(tag, ()))

    def candidates(self, tags: Iterable[bytes], *, but: str | None = None) -> list[Candidate]:
        """The appointments with these tags. `but`: a visit that is matched anew does not stand in its own way."""
        return [self._candidate(each, but) for tag in tags for each in self._by_tag.get(tag, ())]

    def booking(self, found: DayAppointment | None, *, but: str | None = None) -> Booking | None:
        return None if found is None else Booking(day=found.service_day, appointment=self._candidate(found, but))

    def with_number(self, number: int) -> list[DayVisit]:
        return self._by_number.get(number, [])

    def open_unmatched(self, tag: bytes | None, *, but: str | None = None) -> frozenset[bytes]:
        """`tag` itself, if another open visit with it matched nothing."""
        others = self._unmatched.get(tag, set()) - {but} if tag is not None else set()
        return frozenset({tag}) if others and tag is not None else frozenset()

    # ---- growing ----------------------------------------------------------------------------

    def add(self, visit: DayVisit, tag: bytes | None) -> None:
        """A visit that was made just now."""
        self._by_number[visit.number].append(visit)
        if visit.appointment_id is not None:
            self._visits[visit.appointment_id].append(visit)
        elif tag is not None:
            self._unmatched[tag].add(visit.id)

    def join(self, visit: DayVisit, arrival_id: str) -> None:
        """The desk's visit has its envelope now."""
        there = self._by_number[visit.number]
        there[there.index(visit)] = replace(visit, arrival_id=arrival_id)

    # ---- inside -----------------------------------------------------------------------------

    def _found(self, wanted: Executable, **given: Any) -> Sequence[Row[Any]]:
        return self._connection.execute(wanted, {"office_id": self._office_id, "day": self._day, **given}).all()

    def _note_appointments(self, rows: Iterable[Any]) -> None:
        new = [DayAppointment(**row._mapping) for row in rows if row.id not in self._appointments]
        for each in new:
            self._appointments[each.id] = each
            if each.tag is not None:
                self._by_tag[each.tag].append(each)
        if not new:
            return
        for row in self._found(_OF_APPOINTMENTS, ids=[each.id for each in new]):
            self._visits[row.appointment_id].append(DayVisit(**row._mapping))

    def _candidate(self, found: DayAppointment, but: str | None) -> Candidate:
        visits = [visit for visit in self._visits.get(found.id, ()) if visit.id != but]
        going_on = [visit for visit in visits if visit.status in OPEN]
        return Candidate(
            id=AppointmentId(found.id),
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            tag=found.tag,
            cancelled=found.cancelled,
            open_visit=VisitId(going_on[0].id) if going_on else None,
            seen=any(visit.status in _SEEN for visit in visits),
        )
