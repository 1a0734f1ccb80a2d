"""Dropped files read and prepared; many at once in a process of their own, so that check-ins keep this one."""

import gc
import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from typing import BinaryIO

from kiosk.service.sources.any_file import FileReader
from kiosk.service.sources.deliveries import Preparing, Reason
from kiosk.service.sources.steady_files import DroppedFile
from kiosk.service.usecases.import_day import Unreadable
from kiosk.service.usecases.import_plan import Row
from kiosk.wire.staff import LARGEST_IMPORT

MANY = 20
"""Fewer files are read here: another process takes a second to start."""
_LARGEST_BESIDE = 2 * 1024 * 1024
"""A larger file is read here, row by row: what comes from beside comes whole."""
_AHEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """`rows` are to be used up before the next file is asked for. `code`: the whole file cannot be read."""

    file: DroppedFile
    rows: Iterable[Row] = field(default=(), repr=False)
    code: str | None = None


def read_files(files: Sequence[DroppedFile], reader: FileReader, preparing: Preparing) -> Iterator[ReadFile]:
    """In the order given."""
    if len(files) < MANY:
        for file in files:
            yield _read(file, reader, preparing)
        return
    # WHY no collector there: rows have no cycles, and looking for some takes a tenth of the time.
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=gc.disable) as beside:
        yield from _read_beside(beside, files, reader, preparing)


def _read_beside(
    beside: ProcessPoolExecutor, files: Sequence[DroppedFile], reader: FileReader, preparing: Preparing
) -> Iterator[ReadFile]:
    """A few files ahead of the writing, so that memory holds no more."""
    coming: deque[tuple[DroppedFile, Future[ReadFile] | None]] = deque()
    left = iter(files)

    def ask_for(count: int) -> None:
        for file in islice(left, count):
            coming.append((file, _asked(beside, file, reader, preparing)))

    ask_for(_AHEAD)
    while coming:
        file, whole = coming.popleft()
        ask_for(1)
        yield _answered(whole) or _read(file, reader, preparing)


def _asked(
    beside: ProcessPoolExecutor, file: DroppedFile, reader: FileReader, preparing: Preparing
) -> Future[ReadFile] | None:
    """None: it is read here. WHY suppressed: a process that cannot be had, or is killed, costs time alone."""
    with suppress(BrokenProcessPool, OSError):
        if file.stamp.size <= _LARGEST_BESIDE:
            return beside.submit(_read_whole, file, reader, preparing)
    return None


def _answered(whole: Future[ReadFile] | None) -> ReadFile | None:
    with suppress(BrokenProcessPool):
        return None if whole is None else whole.result()
    return None


def _read_whole(file: DroppedFile, reader: FileReader, preparing: Preparing) -> ReadFile:
    found = _read(file, reader, preparing)
    return ReadFile(file=file, rows=list(found.rows), code=found.code)


def _read(file: DroppedFile, reader: FileReader, preparing: Preparing) -> ReadFile:
    try:
        stream = _opened(file)
        window = preparing.window
        said = reader.days(stream, tz=window.tz, first=window.first, last=window.last)
        if isinstance(said, Unreadable):
            return ReadFile(file=file, code=said.code)
        return ReadFile(file=file, rows=preparing.rows(said))
    except OSError:
        return ReadFile(file=file, code=Reason.BROKEN)


def _opened(file: DroppedFile) -> BinaryIO:
    """WHY in memory: what is parsed is what was looked at, whatever happens to the file meanwhile.

    Raises OSError, also where another file has taken its name.
    """
    handle = os.open(file.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as opened:
        seen = os.fstat(opened.fileno())
        if not stat.S_ISREG(seen.st_mode) or seen.st_ino != file.inode:
            raise FileNotFoundError
        return BytesIO(opened.read(LARGEST_IMPORT + 1))
