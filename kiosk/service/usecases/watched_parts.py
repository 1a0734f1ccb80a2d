"""What there is to watch in every office: its machines' last signs of life, and how its day has begun."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from kiosk.domain.instants import later
from kiosk.domain.opening import open_since
from kiosk.domain.roles import RECEPTION, Role
from kiosk.domain.service_day import service_day
from kiosk.domain.supervision import LIMITS, KioskSays, OfficeNow, Part, Watched, dispatcher_heard
from kiosk.service.store.tables import (
    AppointmentRow,
    ArrivalRow,
    DeviceRow,
    OfficeRow,
    StaffSessionRow,
    StaffToolRow,
    UserRow,
    VisitRow,
)
from kiosk.service.usecases.office_rules import OfficeRules, rules_of
from kiosk.service.usecases.settling import ARRIVAL
from kiosk.service.usecases.visit_rows import OPEN_WORDS
from kiosk.service.usecases.watched_outside import Schedules, waiting_for_dispatcher, watched_outside
from kiosk.wire.words import DeviceKind, Paper

_LATELY = timedelta(minutes=10)
_SOON = timedelta(minutes=30)
_PARTS = {DeviceKind.KIOSK: Part.KIOSK, DeviceKind.DISPLAY: Part.DISPLAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class FromKiosk:
    """Today's arrivals of one device: how many in the last ten minutes, and the latest."""

    lately: int
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDay:
    """What changes slowly and costs more to ask for. `wanted`: who of the staff has, or soon expects, a citizen."""

    rules: OfficeRules
    begins: Sequence[datetime]
    wanted: frozenset[str]
    outside: Sequence[Watched]
    arrivals: Mapping[str, FromKiosk]


def office_days(session: Session, *, schedules: Schedules, now: datetime) -> dict[str, OfficeDay]:
    """Every office's, by its id."""
    rows = session.scalars(select(OfficeRow).order_by(OfficeRow.id)).all()
    return {row.id: _office_day(session, rules_of(row), asked_every=schedules(row.id), now=now) for row in rows}


def offices_now(
    session: Session,
    days: Mapping[str, OfficeDay],
    *,
    heard: Mapping[str, datetime],
    beat: datetime | None,
    listening_since: datetime,
    now: datetime,
) -> dict[str, OfficeNow]:
    """`heard`: devices whose last word may not be written yet. `beat`: when a dispatcher last said that it lives."""
    parts: dict[str, list[Watched]] = {office_id: [*day.outside] for office_id, day in days.items()}
    for office_id, part in (
        *_devices(session, days, heard),
        *_tools(session, days, now=now),
        *_dispatcher(session, days, beat=beat, now=now),
    ):
        if office_id in parts:
            parts[office_id].append(part)
    return {
        office_id: OfficeNow(
            listening_since=listening_since,
            opened_at=open_since(day.rules.hours, now, day.rules.tz),
            parts=parts[office_id],
            begins=day.begins,
            expects_appointments=day.rules.expects_appointments,
        )
        for office_id, day in days.items()
    }


def arrivals_by_device(session: Session, office_id: str, *, today: date, now: datetime) -> dict[str, FromKiosk]:
    """By the time on the envelopes: a kiosk that is back from an outage is not busy because of what it brings."""
    lately = func.sum(case((ArrivalRow.at > later(now, -_LATELY), 1), else_=0))
    found = session.execute(
        select(ArrivalRow.device_id, lately, func.max(ArrivalRow.at))
        .where(
            ArrivalRow.office_id == office_id,
            ArrivalRow.service_day == today,
            ArrivalRow.kind == ARRIVAL,
            ArrivalRow.device_id.is_not(None),
        )
        .group_by(ArrivalRow.device_id)
    )
    return {str(device): FromKiosk(lately=count, latest=latest) for device, count, latest in found}


def _office_day(
    session: Session, rules: OfficeRules, *, asked_every: Mapping[str, timedelta], now: datetime
) -> OfficeDay:
    today = service_day(now, rules.tz)
    planned = session.execute(
        select(AppointmentRow.starts_at, AppointmentRow.caseworker_id).where(
            AppointmentRow.office_id == rules.office_id,
            AppointmentRow.service_day == today,
            AppointmentRow.cancelled.is_(False),
        )
    ).all()
    here = session.scalars(
        select(VisitRow.caseworker_id).where(
            VisitRow.office_id == rules.office_id, VisitRow.service_day == today, VisitRow.status.in_(OPEN_WORDS)
        )
    )
    soon = (who for starts_at, who in planned if later(now, -_SOON) <= starts_at <= later(now, _SOON))
    return OfficeDay(
        rules=rules,
        begins=[starts_at for starts_at, _ in planned],
        wanted=frozenset(who for who in (*here, *soon) if who is not None),
        outside=watched_outside(session, rules.office_id, asked_every=asked_every, now=now),
        arrivals=arrivals_by_device(session, rules.office_id, today=today, now=now),
    )


def _devices(
    session: Session, days: Mapping[str, OfficeDay], heard: Mapping[str, datetime]
) -> Iterator[tuple[str, Watched]]:
    for row in session.scalars(select(DeviceRow).where(DeviceRow.revoked_at.is_(None))):
        if row.office_id in days:
            part = _PARTS[DeviceKind(row.kind)]
            says = _says(row, days[row.office_id].arrivals.get(row.id)) if part is Part.KIOSK else None
            seen_at = max((at for at in (row.last_seen, heard.get(row.id)) if at is not None), default=None)
            yield row.office_id, Watched(part=part, id=row.id, seen_at=seen_at, known_since=row.created_at, says=says)


def _dispatcher(
    session: Session, days: Mapping[str, OfficeDay], *, beat: datetime | None, now: datetime
) -> Iterator[tuple[str, Watched]]:
    waits_since = waiting_for_dispatcher(session, now=now)
    for office_id in days:
        seen_at = dispatcher_heard(beat=beat, waits_since=waits_since.get(office_id))
        yield office_id, Watched(part=Part.DISPATCHER, seen_at=seen_at)


def _says(row: DeviceRow, arrivals: FromKiosk | None) -> KioskSays:
    """An older kiosk says that its paper is out, and not why."""
    return KioskSays(
        trouble=row.trouble or (row.paper if row.paper == Paper.OUT else None),
        paper_low=row.paper == Paper.LOW,
        unprinted=row.unprinted,
        spool=row.spool,
        clock_offset_ms=row.clock_offset_ms,
        scanner=row.scanner,
        numbers_left=row.numbers_left,
        arrivals=arrivals.lately if arrivals else 0,
        last_arrival=arrivals.latest if arrivals else None,
    )


def _tools(session: Session, days: Mapping[str, OfficeDay], *, now: datetime) -> Iterator[tuple[str, Watched]]:
    """Whoever has several is heard as long as one is."""
    found = session.execute(
        select(UserRow.office_id, UserRow.id, UserRow.role, func.max(StaffToolRow.seen_at))
        .join(StaffToolRow, StaffToolRow.user_id == UserRow.id)
        .join(StaffSessionRow, StaffSessionRow.id == StaffToolRow.session_id)
        .where(
            StaffToolRow.seen_at > later(now, -LIMITS.tool_missed_for),
            StaffSessionRow.revoked_at.is_(None),
            StaffSessionRow.expires_at > now,
            UserRow.active,
        )
        .group_by(UserRow.office_id, UserRow.id, UserRow.role)
    )
    for office_id, user_id, role, seen_at in found:
        if office_id in days:
            needed = Role(role) in RECEPTION or user_id in days[office_id].wanted
            yield office_id, Watched(part=Part.STAFF_TOOL, id=user_id, seen_at=seen_at, needed=needed)
