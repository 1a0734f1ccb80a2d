"""A calendar of a CalDAV server: the events that touch the wanted days, by a calendar-query (RFC 4791)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

from kiosk.domain.appointments import RowError, RowFault, SourceAppointment
from kiosk.service.sources.any_file import USUAL_LENGTH
from kiosk.service.sources.calendar_series import read_events
from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Window, believe
from kiosk.service.sources.ics_reader import EventReader
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.sources.web_calendar import address_of, login_of, whose
from kiosk.service.sources.web_door import Answered, Asked, WebDoor
from kiosk.service.usecases.import_plan import PlanImport
from kiosk.settings.sources import CalDavSource, SecretMissing

_DAV, _CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""No answer needs any; a few lines of them could fill the memory."""
_QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{begins}" end="{ends}"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


class CalDavCalendar:
    def __init__(self, settings: CalDavSource, mapping: CalendarMapping, door: WebDoor) -> None:
        self._settings = settings
        self._mapping = mapping
        self._door = door

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        try:
            asked = _asked(self._settings, preparing.window)
        except SecretMissing:
            return FetchFailed(reason=Reason.SECRET_MISSING)
        answer = self._door.ask(asked)
        if isinstance(answer, FetchFailed):
            return answer
        resources = _resources(answer)
        if resources is None:
            return FetchFailed(reason=Reason.BAD_ANSWER)
        said = _appointments(resources, self._reader(preparing.window))
        return believe(onto, preparing.rows(whose(each, self._settings.caseworker) for each in said))

    def _reader(self, window: Window) -> EventReader:
        return EventReader(
            mapping=self._mapping, tz=window.tz, default_length=USUAL_LENGTH, first=window.first, last=window.last
        )


def _asked(settings: CalDavSource, window: Window) -> Asked:
    query = _QUERY.format(begins=_stamp(window.begins), ends=_stamp(window.ends))
    return Asked(
        method="REPORT",
        url=address_of(settings),
        headers={"Depth": "1", "Content-Type": "application/xml; charset=utf-8"},
        content=query.encode(),
        login=login_of(settings),
    )


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _resources(answer: Answered) -> list[bytes] | None:
    """The calendar data of each event's resource; None: no multistatus answer."""
    # WHY no zero: an answer in UTF-16 would hide its declarations from the search.
    if answer.status != 207 or b"\0" in answer.content or _DECLARED.search(answer.content):
        return None
    try:
        root = ElementTree.fromstring(answer.content)
    except ElementTree.ParseError:
        return None
    if root.tag != f"{_DAV}multistatus":
        return None
    return [(found.text or "").encode() for found in root.iter(f"{_CALDAV}calendar-data")]


def _appointments(resources: list[bytes], reader: EventReader) -> Iterator[SourceAppointment | RowError]:
    """`line` is which event's resource it is, from 1: a broken one costs itself alone."""
    for line, raw in enumerate(resources, 1):
        events = read_events(raw)
        if events is None:
            yield RowError(line=line, code=RowFault.BAD_EVENT)
            continue
        for each in reader.read_all(events):
            yield replace(each, line=line) if isinstance(each, RowError) else each
