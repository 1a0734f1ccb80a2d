"""From what a source says of an appointment to the row that is stored: its identity, its tag, its caseworker."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.domain.appointments import SourceAppointment
from kiosk.service.store.day_key import DayKey
from kiosk.service.usecases.called_caseworkers import Caseworkers
from kiosk.service.usecases.import_rows import ImportedRow, hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRow:
    """`unmapped`: what the source calls a caseworker whom no user is."""

    row: ImportedRow
    unmapped: str | None


def new_ids() -> Iterator[str]:
    """Random ones that begin alike, for the rows of one file.

    WHY: they are written together, and then stand together in the index; scattered over it each is a page to write.
    """
    begins = secrets.token_hex(4)
    while True:
        yield begins + secrets.token_hex(12)


def prepare_row(said: SourceAppointment, key: DayKey, caseworkers: Caseworkers, *, new_id: str) -> PreparedRow:
    """`key`: that of the appointment's service day. `new_id`: what it is called if it is new."""
    caseworker = caseworkers.find(said)
    called = said.caseworker_name or said.initials
    return PreparedRow(
        row=_row(said, key, caseworker, new_id),
        unmapped=called if called and caseworker is None else None,
    )


def identity_of(external_id: str) -> str:
    return f"id:{_storable(external_id)}"


def distinct(rows: Iterable[ImportedRow]) -> list[ImportedRow]:
    """Of an appointment that stands twice the later row holds."""
    return list({row.identity: row for row in rows}.values())


def _row(said: SourceAppointment, key: DayKey, caseworker: str | None, new_id: str) -> ImportedRow:
    digits = said.digits.ascii if said.digits else None
    return ImportedRow(
        identity=_identity(said, key, digits),
        new_id=new_id,
        columns={
            "external_id": _storable(said.external_id) if said.external_id else None,
            "starts_at": said.starts_at,
            "ends_at": said.ends_at,
            "tag": key.tag(digits) if digits else None,
            "caseworker_id": caseworker,
            "caseworker_name": _storable(said.caseworker_name),
            "room": _storable(said.room),
            "team": _storable(said.team),
            "cancelled": said.cancelled,
        },
        digits=digits,
        citizen=said.citizen,
        boxes=hidden(digits, said.citizen, new_id, key),
    )


def _identity(said: SourceAppointment, key: DayKey, digits: bytes | None) -> str:
    """The source's own id or, without one, what makes the appointment this one, under the day's key."""
    if said.external_id:
        return identity_of(said.external_id)
    told = f"{said.starts_at.isoformat()}|{said.initials}|{said.caseworker_name}|".encode() + (digits or b"")
    return f"of:{key.tag(b'identity' + told).hex()}"


def _storable(text: str) -> str:
    """WHY: PostgreSQL can store every character but NUL."""
    return text.replace("\0", "")
