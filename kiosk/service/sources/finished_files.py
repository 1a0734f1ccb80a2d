"""What becomes of a file that was read: deleted, moved, or set aside with its report."""

import json
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from kiosk.service.sources.steady_files import DroppedFile
from kiosk.service.store.secret_files import make_folder
from kiosk.service.usecases.import_plan import Left

DONE = "done"
ASIDE = "set_aside"
_REPORT = ".report.json"


class FinishedFiles:
    """Both folders are inside the watched one, readable by their owner alone."""

    def __init__(self, folder: Path, *, done: Literal["delete", "move"], keep_days: int) -> None:
        self._folder = folder
        self._done = done
        self._keep = timedelta(days=keep_days)

    def finish(self, file: DroppedFile, left: Sequence[Left], *, taken: int, now: datetime) -> None:
        """A file with rows that were left out is set aside beside its report: lines and codes, nothing of the rows."""
        if left:
            place = self._moved(file.path, self._folder / ASIDE, now)
            report = {"taken": taken, "rejected": [{"line": each.line, "code": each.code} for each in left]}
            _write(place.with_name(place.name + _REPORT), json.dumps(report, indent=1))
        elif self._done == "move":
            self._moved(file.path, self._folder / DONE, now)
        else:
            file.path.unlink(missing_ok=True)

    def forget_old(self, now: datetime) -> None:
        """WHY: these files hold what the service throws away."""
        oldest = (now - self._keep).timestamp()
        for folder in (self._folder / ASIDE, self._folder / DONE):
            for path in sorted(folder.glob("*")) if folder.is_dir() else ():
                if path.lstat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _moved(self, path: Path, folder: Path, now: datetime) -> Path:
        """Under a name of its own: files of one name come every day. Its age counts from now."""
        make_folder(folder)
        place = folder / f"{now:%Y%m%dT%H%M%S}-{path.name}"
        for count in range(2, 10_000):
            if not place.exists():
                break
            place = folder / f"{now:%Y%m%dT%H%M%S}-{count}-{path.name}"
        os.replace(path, place)
        os.utime(place, (now.timestamp(), now.timestamp()))
        return place


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
