"""What is configured of one office, read from its row over the defaults of the domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.matching import Window
from kiosk.domain.opening import OpeningHours, Span
from kiosk.domain.service_day import service_day
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.public_holidays import closed_days

USUAL_DAY = ("08:00", "15:30")
USUAL_SETTINGS: Mapping[str, Any] = {
    "week": [[USUAL_DAY]] * 5 + [[], []],
    "closed_days": ["12-24", "12-31"],
    "holidays": "DK",
    "check_in_before_minutes": 15,
    "grid_minutes": 15,
    "languages": ["da", "en", "ar"],
    "notice": None,
    "private_rooms": [],
    "expects_appointments": True,
    "other_time_minutes": 30,
    "early_minutes": 60,
    "late_minutes": 15,
    "delivered_late_minutes": 10,
}
"""Every setting an office has, with the value it has until somebody says otherwise."""

_ZONE = select(OfficeRow.time_zone).where(OfficeRow.id == bindparam("office"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """`notice`: what the kiosk and the waiting-room screen say beside their own texts, by language.

    `private_rooms`: their names, in the order in which they are given. `expects_appointments`: False where everybody
    comes without one.
    """

    office_id: str
    name: str
    tz: ZoneInfo
    hours: OpeningHours
    window: Window
    languages: tuple[str, ...]
    notice: dict[str, str] | None
    private_rooms: tuple[str, ...]
    expects_appointments: bool


def office_rules(session: Session, office_id: str) -> OfficeRules:
    return rules_of(session.get_one(OfficeRow, office_id))


def office_day(session: Session, office_id: str, *, now: datetime) -> date:
    """The office's service day; its rules are not read for it."""
    zone = session.connection().execute(_ZONE, {"office": office_id}).scalar_one()
    return service_day(now, ZoneInfo(zone))


def rules_of(row: OfficeRow) -> OfficeRules:
    said = {**USUAL_SETTINGS, **row.settings}
    return OfficeRules(
        office_id=row.id,
        name=row.name,
        tz=ZoneInfo(row.time_zone),
        hours=_hours(said),
        window=_window(said),
        languages=tuple(said["languages"]),
        notice=said["notice"],
        private_rooms=tuple(said["private_rooms"]),
        expects_appointments=said["expects_appointments"],
    )


def _hours(said: Mapping[str, Any]) -> OpeningHours:
    return OpeningHours(
        week=tuple(tuple(_span(*span) for span in day) for day in said["week"]),
        closed_days=closed_days(said["holidays"], tuple(said["closed_days"])),
        check_in_before=_minutes(said, "check_in_before"),
        grid=_minutes(said, "grid"),
    )


def _span(opens: str, closes: str) -> Span:
    """An office that never closes closes at the day's last minute."""
    return Span(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))


def _window(said: Mapping[str, Any]) -> Window:
    return Window(
        grid=_minutes(said, "grid"),
        other_time=_minutes(said, "other_time"),
        early=_minutes(said, "early"),
        late=_minutes(said, "late"),
        delivered_late=_minutes(said, "delivered_late"),
    )


def _minutes(said: Mapping[str, Any], name: str) -> timedelta:
    return timedelta(minutes=said[f"{name}_minutes"])
