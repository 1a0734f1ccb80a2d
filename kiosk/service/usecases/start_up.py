"""Opening an installation: its database at this version, its keys, and that the two belong together."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import NewerDatabase, bring_up_to_date
from kiosk.service.store.secret_files import make_folder
from kiosk.service.store.store import Store
from kiosk.service.store.tables import AppointmentRow, BoxKeyRow, InstallationRow, OfficeRow
from kiosk.service.store.tables.installation import THE_ONE
from kiosk.service.usecases.box_keys import make_first_boxes
from kiosk.service.usecases.offices import FIRST_OFFICE, USUAL_DESKS, NewOffice, add_office
from kiosk.service.usecases.staff import By
from kiosk.settings.refusals import SaidToOperator
from kiosk.settings.service import ServiceSettings


class CannotStart(SaidToOperator):
    """The message is a sentence for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the service and every command work with; to be closed."""

    store: Store
    keys: KeyRing


def start_up(settings: ServiceSettings, *, now: datetime) -> House:
    """Raises CannotStart; then nothing is left open."""
    _make_database_folder(settings.database_url)
    store = Store(settings.database_url)
    try:
        return House(store=store, keys=_prepare(store, settings, now))
    except BaseException:
        store.close()
        raise


def _prepare(store: Store, settings: ServiceSettings, now: datetime) -> KeyRing:
    try:
        bring_up_to_date(store.engines)
    except NewerDatabase:
        raise CannotStart(
            "The database was written by a newer version of this program. Install that version, or restore a backup."
        ) from None
    keys = KeyRing(settings.secrets_dir)
    with store.read() as session:
        known = session.get(InstallationRow, THE_ONE)
    if known is None:
        keys.fill()
        # WHY suppressed: of two first starts at once one was quicker, and has done it all.
        with suppress(IntegrityError):
            store.write(lambda session: _settle_in(session, keys, settings.time_zone, now))
    with store.read() as session:
        _check_keys(session, keys, now)
    return keys


def _settle_in(session: Session, keys: KeyRing, time_zone: str, now: datetime) -> None:
    check_value = keys.check_value()
    if session.get(InstallationRow, THE_ONE) is None and check_value is not None:
        session.add(InstallationRow(id=THE_ONE, check_value=check_value, created_at=now))
        session.flush()
        make_first_boxes(session, keys, now=now)
        first = NewOffice(id=FIRST_OFFICE, name="Reception", desks=USUAL_DESKS, time_zone=time_zone)
        add_office(session, first, by=By(actor="service", origin="first start"), now=now)


def _check_keys(session: Session, keys: KeyRing, now: datetime) -> None:
    known = session.get_one(InstallationRow, THE_ONE)
    if keys.check_value() != known.check_value or _some_are_gone(session, keys, now):
        raise CannotStart(
            f"Keys that belong to this database are missing in {keys.folder}. There are two ways on: restore that "
            "folder from its backup, or run `kiosk keys replace`, after which what the old keys hid cannot be read."
        )


def _some_are_gone(session: Session, keys: KeyRing, now: datetime) -> bool:
    """A box key, or today's key of an office whose appointments were hidden under it."""
    boxes = session.scalars(select(BoxKeyRow.key_id).where(BoxKeyRow.retired_at.is_(None)))
    if any(keys.private_box(key_id) is None for key_id in boxes):
        return True
    return any(_day_is_gone(session, keys, office, now) for office in session.scalars(select(OfficeRow)))


def _day_is_gone(session: Session, keys: KeyRing, office: OfficeRow, now: datetime) -> bool:
    today = service_day(now, ZoneInfo(office.time_zone))
    hidden = select(AppointmentRow.id).where(
        AppointmentRow.office_id == office.id,
        AppointmentRow.service_day == today,
        AppointmentRow.tag.is_not(None),
    )
    return keys.day(office.id, today) is None and session.scalar(hidden.limit(1)) is not None


def _make_database_folder(url: str) -> None:
    """WHY: SQLite makes its file for everybody to read, and gives its log the same rights."""
    scheme, _, path = url.partition(":///")
    if not scheme.startswith("sqlite") or not path or path.startswith(":memory:"):
        return
    file = Path(path.partition("?")[0])
    if not file.parent.exists():
        make_folder(file.parent)
    if not file.exists() and os.name == "posix":
        file.touch(mode=0o600)
