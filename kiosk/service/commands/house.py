"""The house of a command: opened for its work, closed after it, its faults told in sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from kiosk.service.store.schema import NewerDatabase, bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OfficeRow
from kiosk.service.usecases.import_day import Report
from kiosk.service.usecases.start_up import House, start_up
from kiosk.settings.refusals import SaidToOperator
from kiosk.settings.service import ServiceSettings


class CommandRefused(SaidToOperator):
    """An expected no of a command."""


class NothingTaken(CommandRefused):
    """No row of a file was imported. `report`: what there is to say of its rows."""

    exit_code = 2

    def __init__(self, sentence: str, report: Report | None = None) -> None:
        super().__init__(sentence)
        self.report = report or Report()


@contextmanager
def opened(settings: ServiceSettings, *, now: datetime) -> Iterator[House]:
    """Raises CommandRefused; its sentences hold no address of a database, because that may hold a password."""
    with told_in_sentences():
        house = start_up(settings, now=now)
    try:
        with told_in_sentences():
            yield house
    finally:
        house.store.close()


@contextmanager
def opened_without_keys(settings: ServiceSettings) -> Iterator[Store]:
    """The database alone, for when its keys are lost. Raises CommandRefused."""
    with told_in_sentences():
        store = Store(settings.database_url)
    try:
        with told_in_sentences():
            bring_up_to_date(store.engines)
            yield store
    finally:
        store.close()


def known_office(session: Session, office_id: str) -> OfficeRow:
    """Raises CommandRefused."""
    office = session.get(OfficeRow, office_id)
    if office is None:
        there = ", ".join(session.scalars(select(OfficeRow.id).order_by(OfficeRow.id)))
        raise CommandRefused(f"There is no office called {office_id}. There are: {there}.")
    return office


@contextmanager
def told_in_sentences() -> Iterator[None]:
    try:
        yield
    except (ArgumentError, NoSuchModuleError):
        raise CommandRefused(
            "The setting database_url is no address of a SQLite or PostgreSQL database that this program knows."
        ) from None
    except NewerDatabase:
        raise CommandRefused("The database was written by a newer version of this program.") from None
    except OperationalError:
        raise CommandRefused("The database cannot be opened: it does not answer, or its folder is not ours.") from None
    except OSError as refused:
        raise CommandRefused(f"{refused.filename or 'A file'} cannot be used: {refused.strerror}.") from None
