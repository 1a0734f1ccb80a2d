"""A settings file, read; what is wrong with it is said to the operator."""

import tomllib
from pathlib import Path
from typing import Any

from kiosk.settings.refusals import BadSettings


def read_toml(file: Path) -> dict[str, Any]:
    """Raises BadSettings."""
    try:
        with file.open("rb") as opened:
            return tomllib.load(opened)
    except OSError as unreadable:
        raise BadSettings(f"The settings file {file} cannot be read: {unreadable.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadSettings(f"The settings file {file} is not valid TOML.") from None
