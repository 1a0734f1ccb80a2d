"""What Microsoft Graph says of an event, and the appointment in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from kiosk.domain.appointments import RowError, RowFault, SourceAppointment
from kiosk.domain.instants import later
from kiosk.service.sources.any_file import USUAL_LENGTH
from kiosk.service.sources.event_texts import Called, called_by_address, caseworker_of, digits_of, room_of
from kiosk.service.sources.mapping import CalendarMapping

_PROPERTIES: Mapping[str, str] = {
    "SUMMARY": "subject",
    "DESCRIPTION": "body",
    "CATEGORIES": "categories",
    "LOCATION": "location",
    "ORGANIZER": "organizer",
}
_ALWAYS = ("id", "start", "end", "isAllDay", "isCancelled")


def _nothing_as_empty(value: Any) -> Any:
    """WHY: Graph says null for what is not there."""
    return {} if value is None else value


class _Moment(BaseModel):
    dateTime: str
    timeZone: str = "UTC"


class _Body(BaseModel):
    content: str | None = None


class _Place(BaseModel):
    displayName: str | None = None


class _Address(BaseModel):
    name: str | None = None
    address: str | None = None


class _Recipient(BaseModel):
    emailAddress: Annotated[_Address, BeforeValidator(_nothing_as_empty)] = _Address()


class _Event(BaseModel):
    """Fields that were not asked for are thrown away here."""

    id: str = Field(min_length=1)
    start: _Moment
    end: _Moment | None = None
    isAllDay: bool | None = None
    isCancelled: bool | None = None
    subject: str | None = None
    body: Annotated[_Body, BeforeValidator(_nothing_as_empty)] = _Body()
    categories: list[str] | None = None
    location: Annotated[_Place, BeforeValidator(_nothing_as_empty)] = _Place()
    organizer: Annotated[_Recipient, BeforeValidator(_nothing_as_empty)] = _Recipient()

    def text(self, name: str) -> str:
        match name:
            case "SUMMARY":
                return self.subject or ""
            case "DESCRIPTION":
                return self.body.content or ""
            case "CATEGORIES":
                return " ".join(self.categories or ())
            case "LOCATION":
                return self.location.displayName or ""
            case "ORGANIZER":
                return self.organizer.emailAddress.address or ""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphReader:
    """Reads what one mailbox gave. `line` is which event it is, from 1."""

    mapping: CalendarMapping
    mailbox: str

    @property
    def wanted_fields(self) -> tuple[str, ...]:
        """No more is asked for than the mapping looks at."""
        named = (*self.mapping.properties, self.mapping.caseworker, self.mapping.room)
        return (*_ALWAYS, *dict.fromkeys(_PROPERTIES[name] for name in named if name in _PROPERTIES))

    @property
    def prefix(self) -> str:
        """Before the source's own ids: mailboxes give ids of their own."""
        return f"{self.mailbox.casefold()}/"

    def read_all(self, events: Iterable[Any]) -> Iterator[SourceAppointment | RowError]:
        for line, event_raw in enumerate(events, 1):
            found = self._read(line, event_raw)
            if found is not None:
                yield found

    def _read(self, line: int, event_raw: Any) -> SourceAppointment | RowError | None:
        try:
            event = _Event.model_validate(event_raw)
        except ValidationError:
            return RowError(line=line, code=RowFault.BAD_EVENT)
        digits = digits_of(self.mapping, event.text)
        if event.isAllDay or digits is None:
            return None
        starts_at, ends_at = _instant(event.start), _instant(event.end) if event.end else None
        if starts_at is None:
            return RowError(line=line, code=RowFault.BAD_TIME, external_id=f"{self.prefix}{event.id}")
        if ends_at is None or ends_at <= starts_at:
            ends_at = later(starts_at, USUAL_LENGTH)
        called = caseworker_of(self.mapping, event.text, organizer=_organizer(event))
        return SourceAppointment(
            line=line,
            external_id=f"{self.prefix}{event.id}",
            starts_at=starts_at,
            ends_at=ends_at,
            digits=digits,
            citizen=None,
            caseworker_name=called.name,
            initials=called.initials,
            room=room_of(self.mapping, event.text),
            cancelled=bool(event.isCancelled),
        )


def _organizer(event: _Event) -> Called:
    address = event.organizer.emailAddress
    return called_by_address(address.address or "", name=address.name or "")


def _instant(moment: _Moment) -> datetime | None:
    """UTC was asked for; a server that answers in another zone of the world's list is understood, too."""
    try:
        zone: tzinfo = UTC if moment.timeZone == "UTC" else ZoneInfo(moment.timeZone)
        said = datetime.fromisoformat(moment.dateTime)
    except (ValueError, OSError, LookupError):
        return None
    return (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(UTC)
