"""A watched folder that other systems drop their exports into."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.service.sources.any_file import FileReader
from kiosk.service.sources.deliveries import Fetched, FetchFailed, Preparing, Reason, Taken, Unchanged
from kiosk.service.sources.finished_files import FinishedFiles
from kiosk.service.sources.read_files import ReadFile, read_files
from kiosk.service.sources.steady_files import DroppedFile, SteadyFiles
from kiosk.service.usecases.import_plan import Left, PlanImport
from kiosk.settings.sources import FolderSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """`monotonic` for how long a file has been steady, `now` for the names of moved files."""

    monotonic: Callable[[], float]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    file: DroppedFile
    left: list[Left]
    taken: int
    refused: bool


class _CannotFinish(Exception):
    """A file was taken and can be neither deleted nor moved."""


class DropFolder:
    """Files that lie there together are one delivery, once none of them is being written any more.

    Where files are parts, each is taken as soon as it is whole, and cancels only what its rows say is cancelled.
    """

    def __init__(self, settings: FolderSource, reader: FileReader, clocks: Clocks) -> None:
        self._reader = reader
        self._clocks = clocks
        self._parts = settings.files == "parts"
        self._folder = settings.folder
        self._seconds = settings.steady_seconds
        self._steady = SteadyFiles(settings.folder, seconds=settings.steady_seconds)
        self._finished = FinishedFiles(settings.folder, done=settings.done, keep_days=settings.keep_days)

    def fetch(self, onto: PlanImport, preparing: Preparing) -> Fetched:
        # WHY its own for a preview: that shows what would happen, whatever is still being written.
        watch = self._steady if onto.writes else SteadyFiles(self._folder, seconds=0)
        files = watch.look(self._clocks.monotonic())
        if files is None:
            return FetchFailed(reason=Reason.FOLDER_MISSING)
        if not files or (onto.writes and not self._parts and watch.awaits_more):
            return Unchanged()
        try:
            return self._take(files, onto, preparing)
        except _CannotFinish:
            return FetchFailed(reason=Reason.CANNOT_FINISH)

    def _take(self, files: list[DroppedFile], onto: PlanImport, preparing: Preparing) -> Fetched:
        done: list[_Read] = []
        for each in read_files(files, self._reader, preparing):
            read = _handed_on(each, onto)
            if self._parts:
                self._finish(read, onto)
            else:
                done.append(read)
        # WHY not with a file that cannot be read: its appointments are not gone.
        if not self._parts and not any(read.refused for read in done):
            onto.cancel_unnamed(onto.named_days)
        for read in done:
            self._finish(read, onto)
        if onto.writes:
            self._finished.forget_old(self._clocks.now())
        return Taken()

    def _finish(self, read: _Read, onto: PlanImport) -> None:
        if not onto.writes:
            return
        try:
            self._finished.finish(read.file, read.left, taken=read.taken, now=self._clocks.now())
        except OSError as refused:
            raise _CannotFinish from refused


def _handed_on(each: ReadFile, onto: PlanImport) -> _Read:
    if each.code is not None:
        return _Read(file=each.file, left=[onto.refuse(each.code)], taken=0, refused=True)
    before = onto.report.taken
    left = onto.take(each.rows)
    return _Read(file=each.file, left=left, taken=onto.report.taken - before, refused=False)
