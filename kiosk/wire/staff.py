"""What the staff tool and the service say to each other."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.domain.roles import Role
from kiosk.wire.devices import TopicTexts
from kiosk.wire.words import (
    Availability,
    DeviceKind,
    FlagWord,
    Need,
    OutcomeWord,
    Paper,
    RoleWord,
    RungWord,
    StatusWord,
)


def _one_line(raw: str) -> str:
    if not raw.isprintable():
        raise ValueError("is more than a line")
    return raw.strip()


Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
"""What somebody typed, or an id. WHY: PostgreSQL can store every character but NUL."""

LONGEST_DEVICE_NAME = 40
DeviceName = Annotated[str, Field(max_length=LONGEST_DEVICE_NAME), AfterValidator(_one_line)]
"""For staff pages alone: the public room never reads it."""


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class LogIn(_Said):
    username: Line
    password: str = Field(max_length=1024, repr=False)


class LoggedIn(_Said):
    token: str
    role: RoleWord
    office_id: str
    user_id: str
    name: str
    expires_at: AwareDatetime


class Caseworker(_Said):
    id: str
    name: str


class Appointment(_Said):
    """Without name and digits: those are behind an audited look."""

    id: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    caseworker: Caseworker | None = None
    caseworker_name: str = ""
    room: str = ""
    cancelled: bool = False
    no_show: bool = False


def _since_they_came(said: dict[str, Any]) -> Any:
    return said["arrived_at"]


class Visit(_Said):
    """A visit as contract.md fixes it; the fields after `version` are additions.

    `escalation`: the highest rung of its pickup that was told of it since somebody's answer is waited for.
    `colleagues`: ids of the staff who were told beside the caseworker; one of them is told of nobody but themselves.
    `on_behalf_of`: whose citizen it is, where one of them has taken it.
    `digits_only`: nobody has asked who it is, and no code told it.
    `queued_from`: their place in the walk-ins' queue; before `arrived_at` where their topic goes ahead.
    """

    id: str
    number: int
    also: list[int] = []
    status: StatusWord
    outcome: OutcomeWord
    flags: list[FlagWord] = []
    appointment: Appointment | None = None
    candidates: list[Appointment] = []
    duplicate_of: str | None = None
    arrived_at: AwareDatetime
    received_at: AwareDatetime
    topic: str | None = None
    needs: list[str] = []
    place: str | None = None
    version: int
    service_day: date | None = None
    caseworker: Caseworker | None = None
    desk_id: str | None = None
    declared: str | None = None
    language: str | None = None
    laters: int = 0
    status_since: AwareDatetime | None = None
    undo_until: AwareDatetime | None = None
    escalation: RungWord | None = None
    colleagues: list[str] = []
    on_behalf_of: Caseworker | None = None
    digits_only: bool = True
    queued_from: AwareDatetime = Field(default_factory=_since_they_came)


class Visits(_Said):
    visits: list[Visit]
    last_event_id: int


class Appointments(_Said):
    appointments: list[Appointment]


class Desk(_Said):
    id: str
    name: str
    visit_id: str | None = None


class Desks(_Said):
    desks: list[Desk]


class CaseworkerState(_Said):
    """`by_hand`: in a meeting or away because they said so, not by their plan."""

    id: str
    name: str
    availability: Availability
    until: AwareDatetime | None = None
    by_hand: bool = False


class Caseworkers(_Said):
    caseworkers: list[CaseworkerState]


class Topics(_Said):
    topics: list[TopicTexts]


class Device(_Said):
    """`busy`: it has numbered more arrivals in ten minutes than a reception sees; somebody should have a look.

    `name`: what the staff call it; empty: by its kind and number. `trouble`: why a kiosk prints no slips.
    `unprinted`: slips of which nobody knows whether they came.
    """

    id: str
    kind: DeviceKind
    name: str = ""
    last_seen: AwareDatetime | None = None
    revoked: bool
    spool: int | None = None
    paper: Paper | None = None
    busy: bool = False
    trouble: str | None = None
    unprinted: int | None = None
    clock_offset_ms: int | None = None
    scanner: bool | None = None
    version: str | None = None


class Devices(_Said):
    devices: list[Device]


class DeviceChange(_Said):
    """An empty name takes it away."""

    name: DeviceName


class PairingRequest(_Said):
    kind: DeviceKind
    name: DeviceName = ""


class PairingCode(_Said):
    code: str
    expires_at: AwareDatetime


class RejectedRow(_Said):
    line: int
    code: str


LARGEST_IMPORT = 50_000_000
"""Bytes of a file with appointments, however it comes: 50 MB, as all texts call it."""


class ImportReport(_Said):
    added: int
    changed: int
    cancelled: int
    rejected: list[RejectedRow]
    unmapped: list[str]


class Person(_Said):
    """Behind one audit row. `None` where the source gave none or the night has taken it."""

    name: str | None
    digits: str | None


class User(_Said):
    id: str
    username: str
    name: str
    initials: str
    role: RoleWord
    active: bool


class Users(_Said):
    users: list[User]


class NewUser(_Said):
    username: Annotated[Line, Field(min_length=1)]
    password: str = Field(min_length=12, max_length=1024, repr=False)
    role: Role
    full_name: Line = ""
    initials: Line = ""


class UserChange(_Said):
    """What is not given stays as it is."""

    role: Role | None = None
    full_name: Line | None = None
    initials: Line | None = None
    active: bool | None = None


class NewPassword(_Said):
    password: str = Field(min_length=12, max_length=1024, repr=False)


class CannotBody(_Said):
    caseworker_id: Line | None = None


class CallBody(_Said):
    desk_id: Line


class ResolveBody(_Said):
    appointment_id: Line | None = None


class MergeBody(_Said):
    visit_id: Line


class HandOverBody(_Said):
    caseworker_id: Line


class DeskArrival(_Said):
    """A check-in at the desk; `number` null draws one from the office's counter."""

    number: int | None = Field(default=None, ge=1, le=9999)
    appointment_id: Line | None = None
    topic: Line | None = None
    needs: list[Need] = []


class PresenceBody(_Said):
    """`leaving`: the tool ends; nobody is to miss it."""

    place: Line = ""
    leaving: bool = False


class Reachable(_Said):
    reachable: int
