"""What pairing gave a device, in a file of its own that only this user may read."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_FILE = "pairing.json"


class PairingFile:
    """Holds a token: never printed, never copied elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def read(self) -> dict[str, Any] | None:
        """None where there is none, or none that can be understood: then the device is paired anew."""
        try:
            raw = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return raw if isinstance(raw, dict) else None

    def write(self, pairing: Mapping[str, Any]) -> None:
        """Whole or not at all: a device that loses power keeps the pairing it had."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(dict(pairing), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._file)
