"""Calendars of mailboxes by Microsoft Graph: asked what has changed, and read whole where anything has.

A delta names the occurrences of a series without what their series says, so it only tells which calendar to read; that
is asked for without any field nobody looks at.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Taken, Unchanged, Window, believe
from kiosk.service.sources.graph_events import GraphReader
from kiosk.service.sources.graph_line import GraphLine, Listed, selected
from kiosk.service.sources.mapping import CalendarMapping
from kiosk.service.usecases.import_plan import PlanImport
from kiosk.settings.sources import GraphSource

_OF_ONE_MAILBOX = frozenset({Reason.NOT_FOUND, Reason.FORBIDDEN, Reason.NOTHING_FOUND, Reason.TOO_LARGE})
"""With any other failure the next mailbox would fare no better."""
_FORGOTTEN = frozenset({Reason.NOT_FOUND, Reason.BAD_ANSWER})
"""WHY both: Graph says with 410, or any other of the 4xx, that it knows a delta no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Where to ask what has changed on these days since they were read."""

    window: Window
    delta: str


class GraphCalendars:
    """A mailbox that fails leaves the plan of the others alone, and its own as it was."""

    def __init__(self, settings: GraphSource, mapping: CalendarMapping, line: GraphLine) -> None:
        self._mailboxes = settings.mailboxes
        self._mapping = mapping
        self._line = line
        self._known: dict[str, _Known] = {}

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        failed: FetchFailed | None = None
        taken = False
        for mailbox in self._mailboxes:
            fetched = self._fetch_one(mailbox, onto, preparing)
            taken = taken or isinstance(fetched, Taken)
            if isinstance(fetched, FetchFailed):
                failed = failed or fetched
                if fetched.reason not in _OF_ONE_MAILBOX or fetched.after is not None:
                    break
        return failed or (Taken() if taken else Unchanged())

    def _fetch_one(self, mailbox: str, onto: PlanImport, preparing: Preparing) -> Fetched:
        window = preparing.window
        delta: str | None = None
        if onto.writes:
            changes = self._changes(mailbox, window)
            if isinstance(changes, Unchanged | FetchFailed):
                return changes
            delta = changes.delta
        fetched = self._read(mailbox, onto, preparing)
        # WHY the link from before the reading: what changes meanwhile is read again, not missed.
        if delta is not None and isinstance(fetched, Taken):
            self._known[mailbox] = _Known(window=window, delta=delta)
        return fetched

    def _changes(self, mailbox: str, window: Window) -> Listed | Unchanged | FetchFailed:
        """Forgotten until the calendar has been read: a run that fails then begins anew."""
        known = self._known.get(mailbox)
        if known is not None and known.window == window:
            changes = self._line.list_all(known.delta)
            if isinstance(changes, Listed) and not changes.items:
                self._known[mailbox] = _Known(window=window, delta=changes.delta or known.delta)
                return Unchanged()
            if isinstance(changes, FetchFailed) and changes.reason not in _FORGOTTEN:
                return changes
            del self._known[mailbox]
            if isinstance(changes, Listed):
                return changes
        return self._line.list_all(self._line.address(f"{_view(mailbox)}/delta", **_span(window)))

    def _read(self, mailbox: str, onto: PlanImport, preparing: Preparing) -> Fetched:
        reader = GraphReader(mapping=self._mapping, mailbox=mailbox)
        asked = _span(preparing.window) | {"$select": selected(reader.wanted_fields)}
        events = self._line.list_all(self._line.address(_view(mailbox), **asked))
        if isinstance(events, FetchFailed):
            return events
        return believe(onto, preparing.rows(reader.read_all(events.items)), within=reader.prefix)


def _view(mailbox: str) -> str:
    return f"users/{quote(mailbox, safe='@')}/calendarView"


def _span(window: Window) -> dict[str, str]:
    return {"startDateTime": _stamp(window.begins), "endDateTime": _stamp(window.ends)}


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
