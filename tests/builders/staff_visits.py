"""Visits and appointments as the service tells them, each with sensible defaults. Time starts at 9.52."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from admin_tool.models.surroundings import Surroundings
from kiosk.domain.roles import Role
from kiosk.wire.staff import Appointment, Caseworker, CaseworkerState, Device, Visit
from kiosk.wire.words import Availability, DeviceKind

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 52, tzinfo=UTC)
SARA = Caseworker(id="sara", name="Sara Dam")
ANNE = Caseworker(id="anne", name="Anne Holm")
BO = Caseworker(id="bo", name="Bo Lind")


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def at(clock: str) -> datetime:
    """A local time of the day."""
    hour, _, minute = clock.partition(".")
    return datetime(DAY.year, DAY.month, DAY.day, int(hour), int(minute), tzinfo=COPENHAGEN)


def appointment(clock: str = "10.00", by: Caseworker | None = SARA, **given: Any) -> Appointment:
    starts_at = given.pop("starts_at", at(clock))
    fields = {
        "id": f"appointment-{clock}-{by.id if by else 'nobody'}",
        "starts_at": starts_at,
        "ends_at": starts_at + minutes(45),
        "caseworker": by,
        "caseworker_name": by.name if by else "Ukendt Sagsbehandler",
        "room": "2.08",
    }
    return Appointment(**{**fields, **given})


def visit(number: int = 17, *, ago: float = 1, **given: Any) -> Visit:
    """Somebody who came `ago` minutes before 9.52; with an appointment its caseworker is to fetch them."""
    arrived_at = NOW - minutes(ago)
    appointment_ = given.get("appointment")
    fields = {
        "id": f"visit-{number}",
        "number": number,
        "status": "waiting",
        "outcome": "matched" if appointment_ else "walk_in",
        "arrived_at": arrived_at,
        "received_at": arrived_at,
        "status_since": arrived_at,
        "version": 1,
        "service_day": DAY,
        "caseworker": appointment_.caseworker if appointment_ else None,
    }
    return Visit(**{**fields, **given})


def around(**given: Any) -> Surroundings:
    fields: dict[str, Any] = {
        "role": Role.RECEPTIONIST,
        "user_id": "rita",
        "now": NOW,
        "zone": COPENHAGEN,
        "desks": {"1": "Skranke 1", "2": "Skranke 2"},
        "topics": {"job": "Jobsøgning"},
        "languages": {"da": "Dansk", "en": "English", "ar": "العربية"},
    }
    return Surroundings(**{**fields, **given})


def caseworkers() -> tuple[CaseworkerState, ...]:
    return (
        CaseworkerState(id="bo", name="Bo Lind", availability=Availability.MEETING, until=at("10.30")),
        CaseworkerState(id="mia", name="Mia Krogh", availability=Availability.FREE),
        CaseworkerState(id="ole", name="Ole Friis", availability=Availability.FREE),
        CaseworkerState(id="eva", name="Eva Toft", availability=Availability.AWAY),
    )


def device(id: str = "kiosk-1", **given: Any) -> Device:
    fields: dict[str, Any] = {"kind": DeviceKind.KIOSK, "last_seen": NOW - timedelta(seconds=4), "revoked": False}
    return Device(id=id, **{**fields, **given})
