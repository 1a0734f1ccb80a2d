"""What has happened in an office since an event: the rows in their order, and the visits they are about as of now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kiosk.service.store.tables import EventRow, OfficeCounterRow, VisitRow
from kiosk.service.usecases.alarms import alarms_by_id
from kiosk.service.usecases.render_visits import RenderedVisit, render_visits
from kiosk.service.usecases.staff import Staff
from kiosk.wire import staff as wire
from kiosk.wire.alarms import Alarm
from kiosk.wire.events import DisplayEvent, StaffEvent

PAGE = 100

_ABOUT_VISITS = frozenset({StaffEvent.VISIT, StaffEvent.VISIT_GONE, DisplayEvent.CALL, DisplayEvent.CALL_WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVisit:
    """`json`: made once for all who hear of it, but for whom it is shown in another way."""

    rendered: RenderedVisit
    json: str

    @property
    def visit(self) -> wire.Visit:
        return self.rendered.visit

    def json_for(self, staff: Staff) -> str:
        own = self.rendered.shown_to(staff)
        return self.json if own is self.rendered.visit else own.model_dump_json()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """`lost_by`: whose visit it was until then, for `visit_gone`. `place`: where to, for `call`, whatever became of it
    since. `alarm`: as JSON, for all who hear of it.
    """

    id: int
    kind: str
    subject: str
    at: datetime
    visit: ToldVisit | None = None
    lost_by: str | None = None
    place: str | None = None
    alarm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The events that can be told again: those after `before`, up to `newest`."""

    before: int
    newest: int

    def reaches(self, after: int) -> bool:
        """Whether everything after this event is still here."""
        return self.before <= after <= self.newest


_AFTER = (
    select(EventRow.id, EventRow.kind, EventRow.subject, EventRow.at)
    .where(EventRow.office_id == bindparam("office_id"), EventRow.id > bindparam("after"))
    .order_by(EventRow.id)
    .limit(PAGE)
)
_VISITS = select(VisitRow).where(VisitRow.id.in_(bindparam("ids", expanding=True)))


def lost(visit_id: str, user_id: str) -> str:
    """The subject of a `visit_gone`."""
    return f"{visit_id} {user_id}"


def called(visit_id: str, place: str) -> str:
    """The subject of a `call`."""
    return f"{visit_id} {place}"


def visit_of(subject: str) -> str:
    """The id of the visit that an event is about."""
    return subject.partition(" ")[0]


def kept_events(session: Session, office_id: str) -> Kept:
    newest = session.scalar(select(OfficeCounterRow.event_id).where(OfficeCounterRow.office_id == office_id)) or 0
    oldest = session.scalar(select(func.min(EventRow.id)).where(EventRow.office_id == office_id))
    return Kept(before=newest if oldest is None else oldest - 1, newest=newest)


def events_after(session: Session, office_id: str, after: int) -> list[Happened]:
    """At most PAGE of them. A visit that several events are about is rendered once, as it is now."""
    rows = session.connection().execute(_AFTER, {"office_id": office_id, "after": after}).all()
    visits = _visits(session, sorted({visit_of(subject) for _, kind, subject, _ in rows if kind in _ABOUT_VISITS}))
    alarms = alarms_by_id(session, office_id, {subject for _, kind, subject, _ in rows if kind == StaffEvent.ALARM})
    return [_alarm(*row, alarms) if row.kind == StaffEvent.ALARM else _happened(*row, visits) for row in rows]


def _alarm(id: int, kind: str, subject: str, at: datetime, alarms: Mapping[str, Alarm]) -> Happened:
    alarm = alarms.get(subject)
    return Happened(id=id, kind=kind, subject=subject, at=at, alarm=alarm.model_dump_json() if alarm else None)


def _happened(id: int, kind: str, subject: str, at: datetime, visits: dict[str, ToldVisit]) -> Happened:
    if kind not in _ABOUT_VISITS:
        return Happened(id=id, kind=kind, subject=subject, at=at)
    visit_id, _, more = subject.partition(" ")
    return Happened(
        id=id,
        kind=kind,
        subject=visit_id,
        at=at,
        visit=visits.get(visit_id),
        lost_by=more or None if kind == StaffEvent.VISIT_GONE else None,
        place=more or None if kind == DisplayEvent.CALL else None,
    )


def _visits(session: Session, ids: Sequence[str]) -> dict[str, ToldVisit]:
    if not ids:
        return {}
    rows = session.scalars(_VISITS, {"ids": list(ids)}).all()
    rendered = render_visits(session, rows)
    return {each.visit.id: ToldVisit(rendered=each, json=each.visit.model_dump_json()) for each in rendered}
