"""A channel's address and secret: sealed under a key from the secrets folder, opened only to send."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import ChannelRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """Never printed."""

    address: str = field(repr=False)
    secret: str | None = field(default=None, repr=False)


def seal_settings(keys: KeyRing, settings: ChannelSettings, *, office_id: str, channel_id: str) -> bytes:
    plain = json.dumps({"address": settings.address, "secret": settings.secret}).encode()
    return keys.lasting_box(_purpose(office_id)).seal(plain, about=channel_id)


def open_settings(keys: KeyRing, row: ChannelRow) -> ChannelSettings | None:
    """None: the channel was removed, or its key is gone."""
    plain = keys.lasting_box(_purpose(row.office_id)).open(row.sealed_settings, about=row.id)
    return None if plain is None else ChannelSettings(**json.loads(plain))


def forget_channels(session: Session, staff_id: str, *, now: datetime) -> None:
    """Who has left is told nothing more, and their addresses go with them."""
    session.execute(
        update(ChannelRow)
        .where(ChannelRow.staff_id == staff_id, ChannelRow.removed_at.is_(None))
        .values(sealed_settings=b"", removed_at=now)
    )


def _purpose(office_id: str) -> str:
    return f"channels of {office_id}"
