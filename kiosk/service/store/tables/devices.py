"""Devices in the public room, the codes that pair them, and the public half of the box keys."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class DeviceRow(Row):
    """From `spool` to `version`: as the device said with its last heartbeat. `name`: what the staff call it."""

    __tablename__ = "devices"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str | None]
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    last_seen: Mapped[datetime | None]
    spool: Mapped[int | None]
    paper: Mapped[str | None]
    trouble: Mapped[str | None]
    unprinted: Mapped[int | None]
    clock_offset_ms: Mapped[int | None]
    scanner: Mapped[bool | None]
    numbers_left: Mapped[int | None]
    version: Mapped[str | None]
    reserve_first: Mapped[int | None]
    reserve_last: Mapped[int | None]


class PairingCodeRow(Row):
    """`selector` is the public first part of a code, `secret_hash` SHA-256 of the rest. `name`: the new device's."""

    __tablename__ = "pairing_codes"
    selector: Mapped[str] = mapped_column(primary_key=True)
    secret_hash: Mapped[bytes]
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    kind: Mapped[str]
    name: Mapped[str | None]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    tries: Mapped[int]


class WrongCodeRow(Row):
    """A wrong code, typed at an address; kept for as long as it counts, in all processes of the service."""

    __tablename__ = "wrong_codes"
    id: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


class BoxKeyRow(Row):
    """The private half lies in the secrets folder under the same `key_id`."""

    __tablename__ = "box_keys"
    key_id: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[bytes]
    created_at: Mapped[datetime]
    current_from: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
