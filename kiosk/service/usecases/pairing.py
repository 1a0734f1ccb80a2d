"""Pairing a device: a one-time code for ten minutes and five tries, against a token bound to office and kind."""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.domain.numbers import RESERVE_BLOCKS, Block, reserve_block
from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import DeviceRow, PairingCodeRow
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import By
from kiosk.wire.problems import Code
from kiosk.wire.words import DeviceKind

GOOD_FOR = timedelta(minutes=10)
TRIES = 5
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_SELECTOR = 4
_SECRET = 8
_GROUP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode:
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDevice:
    """`token` is given out once; only its hash is kept."""

    device_id: str
    office_id: str
    kind: DeviceKind
    token: str
    reserve: Block | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a code is typed, and when wrong ones were typed there lately."""

    address: str
    wrong_at: Sequence[datetime] = ()


def make_pairing_code(
    session: Session, office_id: str, kind: DeviceKind, *, name: str = "", by: By, now: datetime
) -> NewCode:
    """To be shown once: the secret part is kept as a hash. `name`: what the staff will call the device."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_SELECTOR + _SECRET))
    row = PairingCodeRow(
        selector=code[:_SELECTOR],
        secret_hash=_hash(code[_SELECTOR:]),
        office_id=office_id,
        kind=kind,
        name=name or None,
        expires_at=now + GOOD_FOR,
        used_at=None,
        tries=0,
    )
    session.merge(row)
    append_audit(session, office_id, actor=by.actor, action="device.code_made", subject=kind, origin=by.origin, now=now)
    grouped = "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
    return NewCode(code=grouped, expires_at=row.expires_at)


def pair(session: Session, typed: str, *, origin: Origin, now: datetime) -> NewDevice | Refused:
    """A code works once. After five wrong secrets it works no more, nor where five wrong codes were typed since then.

    WHY since: wrong tries of before say nothing of a code that nobody could have guessed at.
    """
    code = _plain(typed)
    row = session.get(PairingCodeRow, code[:_SELECTOR], with_for_update=True)
    if row is None or row.used_at is not None or row.expires_at <= now:
        return Refused(code=Code.BAD_CODE)
    guessed = sum(at >= row.expires_at - GOOD_FOR for at in origin.wrong_at)
    if row.tries >= TRIES or guessed >= TRIES:
        return Refused(code=Code.TOO_MANY_REQUESTS)
    if not hmac.compare_digest(row.secret_hash, _hash(code[_SELECTOR:])):
        row.tries += 1
        return Refused(code=Code.BAD_CODE)
    row.used_at = now
    return _new_device(session, row, origin=origin.address, now=now)


def revoke_device(session: Session, device_id: str, *, office_id: str, now: datetime) -> bool:
    """False: there is no such device in this office. Its token is refused within five seconds, everywhere."""
    revoked = session.execute(
        update(DeviceRow)
        .where(DeviceRow.id == device_id, DeviceRow.office_id == office_id, DeviceRow.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    if revoked.rowcount:  # type: ignore[attr-defined]
        return True
    known = select(DeviceRow.id).where(DeviceRow.id == device_id, DeviceRow.office_id == office_id)
    return session.scalar(known) is not None


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _new_device(session: Session, row: PairingCodeRow, *, origin: str, now: datetime) -> NewDevice:
    lock_office(session, row.office_id)
    kind = DeviceKind(row.kind)
    reserve = _free_reserve(session, row.office_id) if kind is DeviceKind.KIOSK else None
    token = secrets.token_urlsafe(32)
    device = DeviceRow(
        id=str(uuid.uuid4()),
        office_id=row.office_id,
        kind=kind,
        name=row.name,
        token_hash=token_hash(token),
        created_at=now,
        revoked_at=None,
        last_seen=None,
        spool=None,
        paper=None,
        trouble=None,
        unprinted=None,
        clock_offset_ms=None,
        scanner=None,
        numbers_left=None,
        version=None,
        reserve_first=reserve.first if reserve else None,
        reserve_last=reserve.last if reserve else None,
    )
    session.add(device)
    append_audit(
        session,
        row.office_id,
        actor=f"device:{device.id}",
        action="device.paired",
        subject=device.id,
        detail={"kind": kind},
        origin=origin,
        now=now,
    )
    return NewDevice(device_id=device.id, office_id=row.office_id, kind=kind, token=token, reserve=reserve)


def _free_reserve(session: Session, office_id: str) -> Block | None:
    """The first block that no device of the office holds; None when all are held."""
    held = set(
        session.scalars(
            select(DeviceRow.reserve_first).where(DeviceRow.office_id == office_id, DeviceRow.revoked_at.is_(None))
        )
    )
    blocks = (reserve_block(index) for index in range(RESERVE_BLOCKS))
    return next((block for block in blocks if isinstance(block, Block) and block.first not in held), None)


def _plain(typed: str) -> str:
    """As it was made, whatever was typed between the groups."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
