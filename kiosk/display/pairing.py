"""Where this screen belongs: the service's address and the token it got for a pairing code, in a file of its own."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

_FILE = "pairing.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    url: str
    token: str = field(repr=False)


class PairingFile:
    """Readable by this user only."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def read(self) -> Pairing | None:
        """None where there is none, or none that can be understood: then the screen is paired anew."""
        try:
            raw = json.loads(self._file.read_text(encoding="utf-8"))
            return Pairing(url=raw["url"], token=raw["token"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, pairing: Pairing) -> None:
        """Whole or not at all: a screen that loses power keeps the pairing it had."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"url": pairing.url, "token": pairing.token}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._file)
