"""The keys in the secrets folder, outside the database and its backups: master, days, boxes."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from nacl.public import PrivateKey

from kiosk.service.store import secret_files
from kiosk.service.store.day_key import DayKey

_SIZE = 32
_LONGEST_ID = 64
_MASTER = "master"
_BOXES = "boxes"
_DAYS = "days"
_OFFICE = "office-"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxKey:
    """The public half; its private half lies in the folder under the same id."""

    key_id: str
    public_key: bytes


class KeyRing:
    """Reads the folder at every use, so that a key that was destroyed is gone in every process at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder

    # ---- the master: which database this folder belongs to ------------------------------

    def fill(self) -> None:
        """Makes the folder and its master key unless they are there."""
        secret_files.make_folder(self._folder)
        secret_files.create_once(self._folder / _MASTER, secrets.token_bytes(_SIZE))

    def check_value(self) -> bytes | None:
        """What the database remembers of this folder; says nothing of the keys. None: there is no master."""
        master = secret_files.read(self._folder / _MASTER)
        return None if master is None else hmac.digest(master, b"check", hashlib.sha256)

    def lasting_tag(self, purpose: str, value: bytes) -> bytes:
        """A tag that outlives the day: for what is no citizen's, such as a log-in name."""
        master = secret_files.read(self._folder / _MASTER)
        if master is None:
            raise FileNotFoundError("the master key is gone")
        key = hmac.digest(master, purpose.encode(), hashlib.sha256)
        return hmac.digest(key, value, hashlib.sha256)

    def lasting_box(self, purpose: str) -> DayKey:
        """Hides what outlives the day, such as the address of a channel, outside the database's reach."""
        return DayKey(self.lasting_tag("box", purpose.encode()))

    # ---- days -----------------------------------------------------------------------------

    def day(self, office_id: str, day: date) -> DayKey | None:
        """None: never made, or destroyed."""
        secret = secret_files.read(self._day_file(office_id, day))
        return None if secret is None else DayKey(secret)

    def make_day(self, office_id: str, day: date) -> DayKey:
        """The same, made if need be; only for a day that is not over."""
        return self.day(office_id, day) or DayKey(
            secret_files.create_once(self._day_file(office_id, day), secrets.token_bytes(_SIZE))
        )

    def days_of(self, office_id: str) -> tuple[date, ...]:
        found = (self._folder / _DAYS / _safe(office_id)).glob("????-??-??")
        return tuple(sorted(date.fromisoformat(file.name) for file in found))

    def offices_with_days(self) -> tuple[str, ...]:
        found = (self._folder / _DAYS).glob(f"{_OFFICE}*")
        return tuple(sorted(unquote(folder.name.removeprefix(_OFFICE)) for folder in found))

    def destroy_day(self, office_id: str, day: date) -> None:
        secret_files.destroy(self._day_file(office_id, day))

    # ---- boxes ----------------------------------------------------------------------------

    def make_box(self) -> BoxKey:
        private = PrivateKey.generate()
        key_id = f"k{secrets.token_hex(6)}"
        secret_files.create_once(self._box_file(key_id), bytes(private))
        return BoxKey(key_id=key_id, public_key=bytes(private.public_key))

    def private_box(self, key_id: str) -> bytes | None:
        """None: an id that was never ours, or whose key is destroyed. `key_id` may come from outside."""
        if not (key_id.isascii() and key_id.isalnum() and len(key_id) <= _LONGEST_ID):
            return None
        return secret_files.read(self._box_file(key_id))

    def destroy_box(self, key_id: str) -> None:
        secret_files.destroy(self._box_file(key_id))

    # ---- where they lie ---------------------------------------------------------------------

    def _day_file(self, office_id: str, day: date) -> Path:
        return self._folder / _DAYS / _safe(office_id) / day.isoformat()

    def _box_file(self, key_id: str) -> Path:
        return self._folder / _BOXES / key_id


def _safe(office_id: str) -> str:
    return _OFFICE + quote(office_id, safe="")
