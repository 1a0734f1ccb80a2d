"""The command that looks whether the audit is as it was written; it changes nothing, and makes no database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, make_url, select
from sqlalchemy.exc import DatabaseError

from kiosk.service.commands.house import CommandRefused, known_office, told_in_sentences
from kiosk.service.store.store import Store
from kiosk.service.store.tables import AuditRow, OfficeRow
from kiosk.service.usecases.audit_chain import Broken, Fault, Holds, check_chain
from kiosk.settings.service import ServiceSettings

SOME_BROKEN = 1

_MEANINGS = {
    Fault.NOT_THERE: "row {seq} is not where it was written: it was taken out, or another one was put before it.",
    Fault.CHANGED: "row {seq} was changed after it was written.",
    Fault.DOES_NOT_FOLLOW: "row {seq} does not follow from the one before: one of the two was written anew.",
    Fault.OTHER_END: "the office's counter does not stand at row {seq}, the last: rows were added, or it was changed.",
    Fault.NO_END: "the office's counter is gone: nobody knows what came after row {seq}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    office_id: str
    found: Holds | Broken

    @property
    def sentence(self) -> str:
        if isinstance(self.found, Holds):
            return f"{self.office_id}: all is as it was written. The last row is {self.found.rows}."
        return f"{self.office_id}: {_MEANINGS[self.found.fault].format(seq=self.found.seq)}"


def check_audit(settings: ServiceSettings, *, office_id: str | None) -> Iterator[Looked]:
    """Each office, or one, as soon as it is known. Raises CommandRefused."""
    with _opened(settings.database_url) as store:
        for each in _offices(store, office_id):
            with store.read() as session:
                yield Looked(office_id=each, found=check_chain(session, each))


def exit_code(looked: Sequence[Looked]) -> int:
    return 0 if all(isinstance(each.found, Holds) for each in looked) else SOME_BROKEN


@contextmanager
def _opened(database_url: str) -> Iterator[Store]:
    with told_in_sentences():
        _refuse_no_file(database_url)
        store = Store(database_url)
    try:
        with told_in_sentences():
            if not inspect(store.engines.reading).has_table(AuditRow.__tablename__):
                raise CommandRefused("There is no audit in this database: no service has ever used it.")
            yield store
    except DatabaseError:
        raise CommandRefused("The database cannot be read: it is damaged, or none of this program.") from None
    finally:
        store.close()


def _refuse_no_file(database_url: str) -> None:
    """WHY: SQLite makes an empty database of a misspelt name."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise CommandRefused("There is no database where the setting database_url says.")


def _offices(store: Store, office_id: str | None) -> Sequence[str]:
    with store.read() as session:
        if office_id is not None:
            return [known_office(session, office_id).id]
        return session.scalars(select(OfficeRow.id).order_by(OfficeRow.id)).all()
