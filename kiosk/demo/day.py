"""The made-up day of the demo: its file, and the appointments it makes around any moment. Pure."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any

QUARTER = timedelta(minutes=15)
_MEETING = timedelta(minutes=30)
_FIRST, _LAST = time(0, 45), time(22, 45)
"""WHY: the demo never closes, and what is to be tried must lie in the day, just after midnight too."""

_HEADINGS = (
    "Aftale-id", "Dato", "Starttid", "Sluttid", "CPR-nr.", "Borger",
    "Sagsbehandler", "Initialer", "Lokale", "Team", "Status",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    username: str
    role: str
    full_name: str
    initials: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An appointment of the made-up day; all that is said of its citizen is made up."""

    starts_at: datetime
    ends_at: datetime
    digits: str
    citizen: str
    caseworker: str
    initials: str
    room: str
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What to type at the kiosk; `what` names the line of the card. Without a time: *Nej*, no appointment."""

    digits: str
    time: time | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDay:
    office_name: str
    desks: int
    rooms: tuple[str, ...]
    users: tuple[DemoUser, ...]
    meetings: tuple[Meeting, ...]
    trials: tuple[Trial, ...]


def day_around(now: datetime, file: str) -> DemoDay:
    """`file`: the text of config/demo_day.toml. Meetings that would lie in another day are left out."""
    read: dict[str, Any] = tomllib.loads(file)
    centre = _centre(now)
    entries = [entry for entry in read["appointments"] if _at(centre, entry).date() == centre.date()]
    return DemoDay(
        office_name=read["office"]["name"],
        desks=read["office"]["desks"],
        rooms=tuple(read["office"]["rooms"]),
        users=tuple(DemoUser(**user) for user in read["users"]),
        meetings=tuple(_meeting(centre, entry) for entry in entries),
        trials=tuple(_trials(centre, [*entries, *read["strangers"]])),
    )


def as_csv(day: DemoDay) -> str:
    """As a Danish case system exports it: one of the forms that `kiosk import` knows by itself."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for index, meeting in enumerate(day.meetings, start=1):
        writer.writerow(_row(index, meeting))
    return written.getvalue()


def day_of(day: DemoDay) -> date:
    return day.meetings[0].starts_at.date()


def _row(index: int, meeting: Meeting) -> tuple[str, ...]:
    return (
        f"D{index:04}",
        f"{meeting.starts_at:%d-%m-%Y}",
        f"{meeting.starts_at:%H:%M}",
        f"{meeting.ends_at:%H:%M}",
        f"{meeting.digits}-0000",
        meeting.citizen,
        meeting.caseworker,
        meeting.initials,
        meeting.room,
        "Demo",
        "Aflyst" if meeting.cancelled else "Planlagt",
    )


def _centre(now: datetime) -> datetime:
    """The present quarter of an hour, or the nearest that leaves room for the day's trials."""
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    if quarter.time() < _FIRST:
        return datetime.combine(quarter, _FIRST)
    if quarter.time() > _LAST:
        return datetime.combine(quarter, _LAST)
    return quarter


def _at(centre: datetime, entry: dict[str, Any]) -> datetime:
    """Wall-clock time of the office, without its zone: exports have none."""
    return centre.replace(tzinfo=None) + int(entry["quarter"]) * QUARTER


def _meeting(centre: datetime, entry: dict[str, Any]) -> Meeting:
    starts_at = _at(centre, entry)
    last_minute = datetime.combine(starts_at, time(23, 59))
    return Meeting(
        starts_at=starts_at,
        ends_at=min(starts_at + _MEETING, last_minute),
        digits=entry["digits"],
        citizen=entry["citizen"],
        caseworker=entry["caseworker"],
        initials=entry["initials"],
        room=entry["room"],
        cancelled=entry.get("cancelled", False),
    )


def _trials(centre: datetime, entries: list[dict[str, Any]]) -> Iterator[Trial]:
    for entry in entries:
        if "try" in entry:
            at = _at(centre, entry).time() if "quarter" in entry else None
            yield Trial(digits=entry.get("typed", entry["digits"]), time=at, what=entry["try"])
