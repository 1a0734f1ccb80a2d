"""One source at work: the days it is asked for, one run, one preview."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from threading import Lock
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.sources.deliveries import Fetched, FetchesAppointments, FetchFailed, Preparing, Reason, Taken, Window
from kiosk.service.store.day_key import DayKey
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.called_caseworkers import Caseworkers
from kiosk.service.usecases.fetched_sources import ConfiguredSource, Preview
from kiosk.service.usecases.import_plan import PlanImport, PlanOfSource, PlanReport, note_plan
from kiosk.service.usecases.source_runs import BY_ITSELF, SourceRun, is_worth_noting, note_run, source_states

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParts:
    """What the service gives every source."""

    store: Store
    keys: KeyRing
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """`open` makes what fetches, bound to the settings, anew where a run is to remember nothing."""

    office_id: str
    configured: ConfiguredSource
    days: int
    fetcher: FetchesAppointments
    parts: SourceParts = field(repr=False)
    _busy: Lock = field(default_factory=Lock, repr=False)

    def run(self) -> Fetched:
        """Written and noted. What the source gave before stays whatever goes wrong."""
        began = self.parts.clock()
        if not self._has_office():
            log.error("source.no_office", source=self.configured.id, office=self.office_id)
            return FetchFailed(reason=Reason.BROKEN)
        with self._busy:
            onto, fetched = self._fetched(began)
        self._note(onto, fetched, began)
        return fetched

    def preview(self) -> Preview:
        with self._busy:
            onto, fetched = self._fetched(self.parts.clock(), writes=False)
        reason = str(fetched.reason) if isinstance(fetched, FetchFailed) else ""
        return Preview(reason=reason, report=onto.report)

    def _fetched(self, now: datetime, *, writes: bool = True) -> tuple[PlanImport, Fetched]:
        with self.parts.store.read() as session:
            window = self._window(session, now)
            caseworkers = Caseworkers.of(session, self.office_id)
        keys = {day: self._key(day, made=writes) for day in window.days}
        plan = PlanOfSource(office_id=self.office_id, source_id=self.configured.id, keys=keys)
        onto = PlanImport(self.parts.store, plan, writes=writes)
        try:
            fetched = self.fetcher.fetch(onto, Preparing(window=window, keys=keys, caseworkers=caseworkers))
        except Exception as error:  # noqa: BLE001 - one source that breaks leaves the others alone
            log.error("source.broken", source=self.configured.id, error=type(error).__name__)
            fetched = FetchFailed(reason=Reason.BROKEN)
        return onto, fetched

    def _has_office(self) -> bool:
        """WHY: the settings may name one that is added later."""
        with self.parts.store.read() as session:
            return session.get(OfficeRow, self.office_id) is not None

    def _window(self, session: Session, now: datetime) -> Window:
        tz = ZoneInfo(session.get_one(OfficeRow, self.office_id).time_zone)
        today = service_day(now, tz)
        return Window(first=today, last=today + timedelta(days=self.days), tz=tz)

    def _key(self, day: date, *, made: bool) -> DayKey:
        """Where nothing is written no key is made; one that is thrown away finds nothing, as there is nothing."""
        if made:
            return self.parts.keys.make_day(self.office_id, day)
        return self.parts.keys.day(self.office_id, day) or DayKey(secrets.token_bytes(32))

    def _note(self, onto: PlanImport, fetched: Fetched, began: datetime) -> None:
        ended = self.parts.clock()
        failed = isinstance(fetched, FetchFailed)
        report = onto.report if isinstance(fetched, Taken) or onto.report.counts else None
        run = SourceRun(
            office_id=self.office_id,
            source_id=self.configured.id,
            name=self.configured.name,
            began_at=began,
            ended_at=ended,
            reason=str(fetched.reason) if isinstance(fetched, FetchFailed) else "",
            report=report,
        )
        with self.parts.store.read() as session:
            state = source_states(session, self.office_id).get(self.configured.id)
        if not is_worth_noting(state, run):
            return
        self.parts.store.write(partial(_noted, run=run, plan=onto.plan, report=report, now=ended))
        if failed or report is not None:
            log.info("source.run", source=self.configured.id, reason=run.reason, **_figures(report))


def _noted(session: Session, run: SourceRun, plan: PlanOfSource, report: PlanReport | None, now: datetime) -> None:
    note_run(session, run)
    if report is not None:
        note_plan(session, plan, report, by=BY_ITSELF, now=now)


def _figures(report: PlanReport | None) -> Mapping[str, int]:
    if report is None:
        return {}
    total = report.total
    return {
        "added": total.added,
        "changed": total.changed,
        "cancelled": total.cancelled,
        "rejected": report.codes.total(),
    }
