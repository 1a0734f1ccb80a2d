"""Half-written files are waited for, by a clock that nobody sets."""

import os
from pathlib import Path

from kiosk.service.sources.steady_files import SteadyFiles


def seen(files: SteadyFiles, moment: float) -> list[str]:
    found = files.look(moment)
    assert found is not None
    return [each.path.name for each in found]


def test_a_file_is_whole_when_it_has_been_the_same_for_so_long(tmp_path: Path):
    files = SteadyFiles(tmp_path, seconds=2)
    (tmp_path / "day.csv").write_bytes(b"half")

    assert seen(files, 0) == []
    assert seen(files, 1.9) == []
    assert seen(files, 2) == ["day.csv"]


def test_a_file_that_grows_is_waited_for_anew(tmp_path: Path):
    files = SteadyFiles(tmp_path, seconds=2)
    (tmp_path / "day.csv").write_bytes(b"half")
    seen(files, 0)
    (tmp_path / "day.csv").write_bytes(b"all of it")

    assert seen(files, 2) == []
    assert seen(files, 4) == ["day.csv"]


def test_a_file_that_is_written_over_with_as_many_bytes_is_waited_for_anew(tmp_path: Path):
    files = SteadyFiles(tmp_path, seconds=2)
    (tmp_path / "day.csv").write_bytes(b"half")
    seen(files, 0)
    os.utime(tmp_path / "day.csv", (1, 1))

    assert seen(files, 2) == []


def test_a_file_renamed_in_is_as_old_as_its_draft(tmp_path: Path):
    files = SteadyFiles(tmp_path, seconds=2)
    (tmp_path / "day.csv.part").write_bytes(b"all of it")
    seen(files, 0)
    assert seen(files, 2) == []
    (tmp_path / "day.csv.part").rename(tmp_path / "day.csv")

    assert seen(files, 2.1) == ["day.csv"]


def test_a_draft_that_nobody_writes_to_any_more_holds_up_nothing_and_is_never_taken(tmp_path: Path):
    files = SteadyFiles(tmp_path, seconds=2)
    (tmp_path / "~lock.day").write_bytes(b"")
    (tmp_path / "day.csv").write_bytes(b"all of it")
    seen(files, 0)

    assert (seen(files, 299), files.awaits_more) == (["day.csv"], True)
    assert (seen(files, 300), files.awaits_more) == (["day.csv"], False)
    (tmp_path / "~lock.day").write_bytes(b"more")
    assert (seen(files, 301), files.awaits_more) == (["day.csv"], True)


def test_a_folder_that_is_not_there_is_told_from_an_empty_one(tmp_path: Path):
    assert SteadyFiles(tmp_path, seconds=0).look(0) == []
    assert SteadyFiles(tmp_path / "none", seconds=0).look(0) is None
