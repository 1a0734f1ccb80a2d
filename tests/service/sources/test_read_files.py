"""Files read beside the service: in their order, and here when there is no process to be had."""

import os
import signal
from contextlib import suppress
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders.full_folder import fill
from kiosk.service.sources import read_files as reading
from kiosk.service.sources.any_file import FileReader
from kiosk.service.sources.deliveries import Preparing, Window
from kiosk.service.sources.mapping import SourceMapping
from kiosk.service.sources.steady_files import DroppedFile, SteadyFiles
from kiosk.service.store.day_key import DayKey
from kiosk.service.usecases.called_caseworkers import Caseworkers
from kiosk.service.usecases.import_plan import DayRow

DAY = date(2026, 11, 23)
PREPARING = Preparing(
    window=Window(first=DAY, last=DAY, tz=ZoneInfo("Europe/Copenhagen")),
    keys={DAY: DayKey(bytes(32))},
    caseworkers=Caseworkers({}, {}),
)


@pytest.fixture
def files(tmp_path: Path) -> list[DroppedFile]:
    fill(tmp_path / "drop", reading.MANY, rows=5)
    found = SteadyFiles(tmp_path / "drop", seconds=0).look(0)
    assert found is not None
    return found


def identities(files: list[DroppedFile], *, kill: bool = False) -> list[list[str]]:
    found = []
    for each in reading.read_files(files, FileReader(mapping=SourceMapping()), PREPARING):
        found.append([row.prepared.row.identity for row in each.rows if isinstance(row, DayRow)])
        if kill:
            _kill_children()
    return found


def _kill_children() -> None:
    """The readers that this test began."""
    for process in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        with suppress(FileNotFoundError):  # another child may have ended just now
            if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                os.kill(int(process), signal.SIGKILL)


def test_what_is_read_beside_is_what_is_read_here(files: list[DroppedFile], monkeypatch: pytest.MonkeyPatch):
    beside = identities(files)
    monkeypatch.setattr(reading, "MANY", 1_000)

    assert beside == identities(files)
    assert [len(each) for each in beside] == [3, *[5] * 9, 3, *[5] * 9]


def test_a_reader_that_is_killed_costs_time_and_no_row(files: list[DroppedFile], monkeypatch: pytest.MonkeyPatch):
    killed = identities(files, kill=True)
    monkeypatch.setattr(reading, "MANY", 1_000)

    assert killed == identities(files)


def test_without_a_process_the_files_are_read_here(files: list[DroppedFile], monkeypatch: pytest.MonkeyPatch):
    def refuses(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("kiosk.service.sources.read_files.ProcessPoolExecutor.submit", refuses)

    assert sum(map(len, identities(files))) == 5 * reading.MANY - 4
