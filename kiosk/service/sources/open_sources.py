"""From the settings to the sources: each bound to its mapping, its address and its secrets."""

import ssl
import time
from collections.abc import Iterable

from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.service.sources.any_file import FileReader, reader_for
from kiosk.service.sources.caldav import CalDavCalendar
from kiosk.service.sources.deliveries import FetchesAppointments
from kiosk.service.sources.drop_folder import Clocks, DropFolder
from kiosk.service.sources.graph import GraphCalendars
from kiosk.service.sources.graph_line import GraphLine
from kiosk.service.sources.sourced import Sourced, SourceParts
from kiosk.service.sources.web_calendar import WebCalendar
from kiosk.service.sources.web_door import WebDoor
from kiosk.service.usecases.fetched_sources import ConfiguredSource
from kiosk.service.usecases.import_day import Unreadable
from kiosk.settings.refusals import BadSettings
from kiosk.settings.sources import CalDavSource, FolderSource, GraphSource, IcsSource, SourceSettings


def check_mappings(settings: Iterable[SourceSettings]) -> None:
    """Raises BadSettings where one is none."""
    for each in settings:
        _reader(each)


def open_sources(
    settings: Iterable[SourceSettings], parts: SourceParts, *, permitted: PermittedAddresses, tls: ssl.SSLContext
) -> list[Sourced]:
    """`tls` says whose certificates hold."""
    door = WebDoor(permitted=permitted, clock=parts.clock, tls=tls)
    return [
        Sourced(
            office_id=each.office,
            configured=ConfiguredSource(id=each.id, name=each.title, kind=each.kind, every_seconds=each.every_seconds),
            days=each.days,
            fetcher=_fetcher(each, parts, door),
            parts=parts,
        )
        for each in settings
    ]


def _fetcher(settings: SourceSettings, parts: SourceParts, door: WebDoor) -> FetchesAppointments:
    reader = _reader(settings)
    if isinstance(settings, FolderSource):
        return DropFolder(settings, reader, Clocks(monotonic=time.monotonic, now=parts.clock))
    mapping = reader.mapping.calendar
    match settings:
        case IcsSource():
            return WebCalendar(settings, mapping, door)
        case CalDavSource():
            return CalDavCalendar(settings, mapping, door)
        case GraphSource():
            return GraphCalendars(settings, mapping, GraphLine(settings, door, parts.clock))


def _reader(settings: SourceSettings) -> FileReader:
    try:
        reader = reader_for(settings.mapping)
    except OSError:
        raise BadSettings(f"The mapping of the source {settings.id} cannot be read.") from None
    if isinstance(reader, Unreadable):
        raise BadSettings(f"The mapping of the source {settings.id} is no mapping.")
    return reader
