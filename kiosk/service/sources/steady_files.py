"""Which files of a folder are whole: not being written any more, or renamed in under their final name."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DRAFTS = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".swp", "~")
_LEFT_BEHIND_SECONDS = 300.0
"""A draft that nobody has written to for so long is none: a program's lock, or what a file browser leaves."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes while a file is written."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class DroppedFile:
    path: Path
    inode: int
    stamp: Stamp

    @property
    def is_draft(self) -> bool:
        """By its name: whoever writes it will rename it."""
        return self.path.name.startswith((".", "~")) or self.path.name.casefold().endswith(_DRAFTS)


class SteadyFiles:
    """Remembers since when each file has been as it is; by inode, so that one renamed in is as old as its draft."""

    def __init__(self, folder: Path, *, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        self._since: dict[int, tuple[Stamp, float]] = {}
        self.awaits_more = False
        """Whether the last look saw files that are still being written."""

    def look(self, moment: float) -> list[DroppedFile] | None:
        """The whole ones, oldest first. `moment` by a monotonic clock. None: the folder cannot be read."""
        try:
            found = sorted(_files(self._folder), key=lambda each: (each.stamp.modified, each.path.name))
        except OSError:
            return None
        self._since = {each.inode: (each.stamp, self._steady_since(each, moment)) for each in found}
        self.awaits_more = not all(self._is_steady(each, moment) for each in found)
        return [each for each in found if not each.is_draft and self._is_steady(each, moment)]

    def _steady_since(self, file: DroppedFile, moment: float) -> float:
        stamp, since = self._since.get(file.inode, (None, moment))
        return since if stamp == file.stamp else moment

    def _is_steady(self, file: DroppedFile, moment: float) -> bool:
        wanted = max(self._seconds, _LEFT_BEHIND_SECONDS) if file.is_draft else self._seconds
        return moment - self._since[file.inode][1] >= wanted


def _files(folder: Path) -> Iterator[DroppedFile]:
    """Ordinary files only: a link may lead anywhere, and a pipe never ends."""
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                seen = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISREG(seen.st_mode):
                yield DroppedFile(Path(entry.path), seen.st_ino, Stamp(seen.st_size, seen.st_mtime_ns))
