"""A folder full of files, some broken, in bad hours: all good rows go in, every bad one is explained, none twice."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from builders.exports import row, table
from builders.full_folder import Full, fill
from builders.reception import Reception
from builders.scale import scaled
from builders.sources import AtSource, at_source, planned
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import AppointmentRow
from kiosk.service.usecases.import_plan import PlanImport


@pytest.fixture
def reception(tmp_path: Path):
    store = Store(f"sqlite:///{tmp_path / 'reception.db'}")
    bring_up_to_date(store.engines)
    yield Reception.opened(store, KeyRing(tmp_path / "secrets"))
    store.close()


def dropped(reception: Reception, folder: Path, **said: Any) -> AtSource:
    usual: dict[str, Any] = {"kind": "folder", "folder": str(folder), "files": "parts", "steady_seconds": 0, "days": 0}
    return at_source(reception, **(usual | said))


def count(reception: Reception) -> int:
    asked = select(func.count()).select_from(AppointmentRow).where(AppointmentRow.cancelled.is_(False))
    return reception.sees(lambda session: session.scalar(asked) or 0)


def explained(folder: Path) -> Counter[str]:
    """The reasons in all reports beside the files that were set aside."""
    found: Counter[str] = Counter()
    for report in (folder / "set_aside").glob("*.report.json"):
        assert report.with_name(report.name.removesuffix(".report.json")).exists()
        said = report.read_text(encoding="utf-8")
        assert "Prøve" not in said and "999999" not in said
        found.update(each["code"] for each in json.loads(said)["rejected"])
    return found


def test_all_good_rows_of_many_files_go_in_and_every_bad_one_is_explained(reception: Reception, tmp_path: Path):
    folder = tmp_path / "drop"
    full = fill(folder, scaled(2000, least=60), rows=scaled(500, least=20))
    source = dropped(reception, folder)

    source.run()

    assert count(reception) == full.good
    assert explained(folder) == {"bad_digits": full.bad, "not_a_table": full.unreadable}
    assert [each for each in folder.iterdir() if each.is_file()] == []
    (run,) = source.runs()
    assert (run.parts, run.taken, sum(run.codes.values())) == (full.files, full.good, full.bad + full.unreadable)


def test_what_is_broken_off_in_the_middle_is_brought_to_its_end(
    reception: Reception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "drop"
    full = fill(folder, 12, rows=30)
    source, written = dropped(reception, folder), PlanImport._write

    def dies(self: PlanImport, *said: Any) -> None:
        if count(reception) > full.good / 2:
            raise ConnectionError
        written(self, *said)

    monkeypatch.setattr(PlanImport, "_write", dies)
    source.run()
    assert source.state().reason == "broken"
    assert 0 < count(reception) < full.good
    monkeypatch.undo()
    source.run()

    assert count(reception) == full.good
    assert source.state().reason == ""


def _taken_half_written(reception: Reception, folder: Path, steady_seconds: float) -> list[str]:
    """A file is written in two halves, with a look after each."""
    folder.mkdir()
    source = dropped(reception, folder, steady_seconds=steady_seconds)
    whole = table(*(row(id=f"A{each}") for each in range(8)))
    with (folder / "day.csv").open("wb") as file:
        file.write(whole[: len(whole) // 2])
        file.flush()
        source.run()
        file.write(whole[len(whole) // 2 :])
    source.run()
    return planned(reception)


def test_no_half_of_a_file_is_taken(reception: Reception, tmp_path: Path):
    assert _taken_half_written(reception, tmp_path / "drop", 600) == []


def test_the_guard_against_half_files_catches_a_folder_that_waits_for_nothing(reception: Reception, tmp_path: Path):
    assert 0 < len(_taken_half_written(reception, tmp_path / "drop", 0)) < 8


def test_the_small_folder_has_every_kind_of_file(tmp_path: Path):
    assert fill(tmp_path / "drop", 60, rows=20) == Full(files=60, good=59 * 20 - 12, bad=12, unreadable=1)
