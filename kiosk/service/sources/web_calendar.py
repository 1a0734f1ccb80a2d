"""A calendar at an address: asked whether it has changed, and read whole when it has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from kiosk.domain.appointments import OtherDay, RowError, SourceAppointment
from kiosk.service.sources.any_file import USUAL_LENGTH
from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Unchanged, Window, believe
from kiosk.service.sources.ics_reader import read_ics
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.sources.refusals import FileFault, FileRefused
from kiosk.service.sources.web_door import Answered, Asked, WebDoor
from kiosk.service.usecases.import_plan import PlanImport
from kiosk.settings.sources import CalDavSource, IcsSource, SecretMissing

_FAULTS = {FileFault.TOO_LARGE: Reason.TOO_LARGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the last good answer was called, and the days it was read for."""

    window: Window
    headers: Mapping[str, str]


class WebCalendar:
    def __init__(self, settings: IcsSource, mapping: CalendarMapping, door: WebDoor) -> None:
        self._settings = settings
        self._mapping = mapping
        self._door = door
        self._known: _Known | None = None

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        window = preparing.window
        known = self._known if self._known is not None and self._known.window == window and onto.writes else None
        try:
            asked = _asked(self._settings, known.headers if known else {})
        except SecretMissing:
            return FetchFailed(reason=Reason.SECRET_MISSING)
        answer = self._door.ask(asked, follow_redirects=True)
        if isinstance(answer, FetchFailed):
            return answer
        if answer.status == 304:
            return Unchanged() if known is not None else FetchFailed(reason=Reason.BAD_ANSWER)
        return self._taken(answer, onto, preparing)

    def _taken(self, answer: Answered, onto: PlanImport, preparing: Preparing) -> Fetched:
        window = preparing.window
        said = read_ics(
            BytesIO(answer.content),
            mapping=self._mapping,
            tz=window.tz,
            default_length=USUAL_LENGTH,
            day=window.first,
            last=window.last,
        )
        if isinstance(said, FileRefused):
            return FetchFailed(reason=_FAULTS.get(said.code, Reason.NOT_A_CALENDAR))
        fetched = believe(onto, preparing.rows(whose(each, self._settings.caseworker) for each in said))
        if onto.writes:
            good = not isinstance(fetched, FetchFailed)
            self._known = _Known(window=window, headers=_conditions(answer)) if good else None
        return fetched


def whose(row: SourceAppointment | OtherDay | RowError, caseworker: str) -> SourceAppointment | OtherDay | RowError:
    """In a calendar that is one caseworker's own, all appointments are theirs."""
    if caseworker and isinstance(row, SourceAppointment):
        return replace(row, initials=caseworker, caseworker_name="")
    return row


def address_of(settings: IcsSource | CalDavSource) -> str:
    """Raises SecretMissing."""
    if settings.address_secret is not None:
        return settings.address_secret.read().get_secret_value()
    return settings.address or ""


def login_of(settings: IcsSource | CalDavSource) -> tuple[str, str] | None:
    """Raises SecretMissing."""
    if settings.username is None or settings.password is None:
        return None
    return settings.username, settings.password.read().get_secret_value()


def _asked(settings: IcsSource, conditions: Mapping[str, str]) -> Asked:
    return Asked(
        method="GET",
        url=address_of(settings),
        headers={"Accept": "text/calendar"} | dict(conditions),
        login=login_of(settings),
    )


def _conditions(answer: Answered) -> Mapping[str, str]:
    said = (("If-None-Match", answer.headers.get("etag")), ("If-Modified-Since", answer.headers.get("last-modified")))
    return {name: value for name, value in said if value}
