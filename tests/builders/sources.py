"""Sources at work in the made-up office: run once, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select

from builders.reception import OFFICE, Reception
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.service.outgoing.trust import trusted
from kiosk.service.sources.deliveries import Fetched
from kiosk.service.sources.open_sources import open_sources
from kiosk.service.sources.sourced import Sourced, SourceParts
from kiosk.service.store.tables import AppointmentRow, SourceRow, SourceRunRow
from kiosk.settings.sources import SourceSettings

_SETTINGS: TypeAdapter[SourceSettings] = TypeAdapter(SourceSettings)


def source_settings(**said: Any) -> SourceSettings:
    return _SETTINGS.validate_python({"id": "plan", "office": OFFICE} | said)


@dataclass
class AtSource:
    """`sourced` is kept between runs, as the service keeps it."""

    reception: Reception
    sourced: Sourced

    def run(self) -> Fetched:
        return self.sourced.run()

    def state(self) -> SourceRow:
        key = (OFFICE, self.sourced.configured.id)
        return self.reception.sees(lambda session: session.get_one(SourceRow, key))

    def runs(self) -> Sequence[SourceRunRow]:
        ordered = select(SourceRunRow).order_by(SourceRunRow.began_at)
        return self.reception.sees(lambda session: session.scalars(ordered).all())


def at_source(reception: Reception, *, authority: Path | None = None, **said: Any) -> AtSource:
    """`authority`: whose certificates hold, too. This machine is allowed by name, and by nothing else."""
    parts = SourceParts(store=reception.store, keys=reception.keys, clock=lambda: reception.now)
    permitted = PermittedAddresses(["localhost"])
    (sourced,) = open_sources([source_settings(**said)], parts, permitted=permitted, tls=trusted(authority))
    return AtSource(reception, sourced)


def planned(reception: Reception, day: date | None = None) -> list[str]:
    """The source's own ids of what is planned, all days unless one is said."""
    wanted = select(AppointmentRow.external_id).where(AppointmentRow.cancelled.is_(False))
    if day is not None:
        wanted = wanted.where(AppointmentRow.service_day == day)
    return reception.sees(lambda session: sorted(id or "" for id in session.scalars(wanted)))
