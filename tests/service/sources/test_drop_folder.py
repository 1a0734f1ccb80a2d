"""The watched folder: what is taken when, what becomes of the files, and what is never touched."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from builders.arrivals import KioskRoom
from builders.exports import row, table
from builders.reception import TODAY, Reception
from builders.sources import AtSource, at_source, planned
from kiosk.service.sources.deliveries import FetchFailed, Reason, Taken, Unchanged
from kiosk.service.store.tables import VisitRow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


def watched(reception: Reception, folder: Path, **said: Any) -> AtSource:
    return at_source(reception, kind="folder", folder=str(folder), **({"steady_seconds": 0} | said))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_file_is_taken_and_is_gone(reception: Reception, folder: Path):
    (folder / "day.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    source = watched(reception, folder)

    assert source.run() == Taken()

    assert planned(reception) == ["A1", "A2"]
    assert names(folder) == []
    (run,) = source.runs()
    assert (run.parts, run.taken, run.added, run.reason) == (1, 2, 2, "")
    assert source.run() == Unchanged()


def test_the_next_file_changes_adds_and_cancels(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "1.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    source.run()
    (folder / "2.csv").write_bytes(table(row("2026-11-23 11:00", "2026-11-23 11:30", id="A2"), row(id="A3")))
    source.run()

    assert planned(reception) == ["A2", "A3"]
    last = source.runs()[-1]
    assert (last.added, last.changed, last.cancelled) == (1, 1, 1)


def test_files_that_lie_there_together_are_one_day(reception: Reception, folder: Path):
    for name in ("A1", "A2", "A3"):
        (folder / f"{name}.csv").write_bytes(table(row(id=name)))

    watched(reception, folder).run()

    assert planned(reception) == ["A1", "A2", "A3"]


def test_parts_cancel_nothing_that_they_do_not_name(reception: Reception, folder: Path):
    source = watched(reception, folder, files="parts")
    (folder / "1.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    source.run()
    (folder / "2.csv").write_bytes(table(row(id="A1", status="Aflyst")))
    source.run()

    assert planned(reception) == ["A2"]


def test_a_source_cancels_nothing_of_another(reception: Reception, folder: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    (folder / "1.csv").write_bytes(table(row(id="A1")))
    watched(reception, folder).run()
    (other / "1.csv").write_bytes(table(row(id="A1"), row(id="B1")))
    second = watched(reception, other, id="second")
    second.run()
    (other / "2.csv").write_bytes(table(row(id="B1")))
    second.run()

    assert planned(reception) == ["A1", "B1"]


def test_tomorrow_is_taken_too_and_what_lies_further_off_is_left(reception: Reception, folder: Path):
    tomorrow = row("2026-11-24 10:00", "2026-11-24 10:30", id="T1")
    in_a_week = row("2026-11-30 10:00", "2026-11-30 10:30", id="W1")
    (folder / "1.csv").write_bytes(table(row(id="A1"), tomorrow, in_a_week))
    source = watched(reception, folder)
    source.run()

    assert planned(reception) == ["A1", "T1"]
    assert planned(reception, TODAY) == ["A1"]
    assert source.runs()[-1].outside == 1


def test_a_file_that_is_being_written_is_waited_for(reception: Reception, folder: Path):
    source = watched(reception, folder, steady_seconds=600)
    (folder / "day.csv").write_bytes(table(row(id="A1")))

    assert source.run() == Unchanged()
    assert names(folder) == ["day.csv"]


@pytest.mark.parametrize("draft", ["day.csv.part", ".day.csv", "day.csv.tmp", "~day.csv"])
def test_a_draft_is_left_until_it_is_renamed(reception: Reception, folder: Path, draft: str):
    source = watched(reception, folder)
    (folder / draft).write_bytes(table(row(id="A1")))
    assert source.run() == Unchanged()

    (folder / draft).rename(folder / "day.csv")

    assert source.run() == Taken()


def test_what_a_program_left_behind_holds_up_the_day_for_minutes_and_not_for_ever(
    reception: Reception, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    source = watched(reception, folder)
    (folder / ".~lock.day.csv#").write_bytes(b"")
    (folder / "day.csv").write_bytes(table(row(id="A1")))
    assert source.sourced.preview().report.taken == 1
    assert source.run() == Unchanged()

    monkeypatch.setattr("kiosk.service.sources.steady_files._LEFT_BEHIND_SECONDS", 0)

    assert source.run() == Taken()
    assert names(folder) == [".~lock.day.csv#"]


def test_rows_that_are_wrong_are_set_aside_with_their_lines_and_the_good_ones_go_in(reception: Reception, folder: Path):
    (folder / "day.csv").write_bytes(table(row(id="A1"), row(id="A2", cpr="999999-0000"), row("25:99", id="A3")))
    source = watched(reception, folder)
    source.run()

    assert planned(reception) == ["A1"]
    (report,) = (folder / "set_aside").glob("*.report.json")
    said = json.loads(report.read_text())
    assert said == {
        "taken": 1,
        "rejected": [{"line": 3, "code": "bad_digits"}, {"line": 4, "code": "bad_time"}],
    }
    assert report.with_name(report.name.removesuffix(".report.json")).exists()
    assert report.stat().st_mode & 0o077 == 0
    assert source.runs()[-1].codes == {"bad_digits": 1, "bad_time": 1}
    assert source.runs()[-1].rejected == [[1, 3, "bad_digits"], [1, 4, "bad_time"]]


def test_a_row_that_cannot_be_read_cancels_no_appointment_that_it_names(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "1.csv").write_bytes(table(*(row(id=id) for id in ("A1", "A2", "A3", "A4"))))
    source.run()
    (folder / "2.csv").write_bytes(table(row(id="A1"), row("25-99-2026", id="A2"), row(id="A3", cpr="999999-0000")))
    source.run()

    assert planned(reception) == ["A1", "A2", "A3"]
    assert (source.runs()[-1].cancelled, source.runs()[-1].codes) == (1, {"bad_time": 1, "bad_digits": 1})


def test_a_file_that_cannot_be_read_cancels_nothing(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "1.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    source.run()
    (folder / "1.csv").write_bytes(table(row(id="A1")))
    (folder / "2.csv").write_bytes(b"no;headings\r\n1;2\r\n")
    source.run()

    assert planned(reception) == ["A1", "A2"]
    assert source.runs()[-1].codes == {"unknown_headings": 1}


def test_done_files_are_moved_where_that_is_wanted_and_go_after_some_days(reception: Reception, folder: Path):
    source = watched(reception, folder, done="move", keep_days=2)
    (folder / "day.csv").write_bytes(table(row(id="A1")))
    source.run()
    assert len(list((folder / "done").iterdir())) == 1

    reception.later(days=3)
    (folder / "late.csv").write_bytes(table(row("2026-11-26 10:00", "2026-11-26 10:30", id="A2")))
    source.run()

    assert [path.name.partition("-")[2] for path in (folder / "done").iterdir()] == ["late.csv"]


def test_a_link_and_a_pipe_are_no_files(reception: Reception, folder: Path, tmp_path: Path):
    (tmp_path / "elsewhere.csv").write_bytes(table(row(id="A1")))
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    os.mkfifo(folder / "pipe.csv")

    assert watched(reception, folder).run() == Unchanged()
    assert planned(reception) == []


def test_a_folder_that_is_gone_keeps_the_plan_and_is_said(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "day.csv").write_bytes(table(row(id="A1")))
    source.run()
    folder.rename(folder.with_name("gone"))
    reception.later(minutes=7)

    assert source.run() == FetchFailed(reason=Reason.FOLDER_MISSING)

    assert planned(reception) == ["A1"]
    state = source.state()
    assert (state.reason, state.failing_since) == ("folder_missing", reception.now)
    folder.with_name("gone").rename(folder)
    source.run()
    assert (source.state().reason, source.state().failing_since) == ("", None)


def test_a_visit_is_never_touched(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "1.csv").write_bytes(table(row(id="A1", cpr="010190-0000")))
    source.run()
    visit = KioskRoom(reception).arrives(17, digits=b"010190", declared="10:00")
    (folder / "2.csv").write_bytes(table(row(id="A2", cpr="020290-0000")))
    source.run()

    after = reception.sees(lambda session: session.get_one(VisitRow, visit.id))
    assert (after.version, after.appointment_id, after.status) == (visit.version, visit.appointment_id, visit.status)


def test_a_preview_counts_and_changes_nothing(reception: Reception, folder: Path):
    source = watched(reception, folder)
    (folder / "1.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    source.run()
    (folder / "2.csv").write_bytes(table(row(id="A2", cpr=""), row(id="A3"), row(id="A4", cpr="999999-0000")))

    preview = source.sourced.preview()

    total = preview.report.total
    assert (total.added, total.changed, total.cancelled) == (1, 1, 1)
    assert [(left.line, left.code) for left in preview.report.rejected] == [(4, "bad_digits")]
    assert preview.report.unmapped == {"Anne Holm"}
    assert planned(reception) == ["A1", "A2"]
    assert names(folder) == ["2.csv"]


def test_a_preview_of_a_new_day_leaves_no_key_behind(reception: Reception, folder: Path):
    (folder / "1.csv").write_bytes(table(row(id="A1")))

    assert watched(reception, folder).sourced.preview().report.total.added == 1

    assert reception.keys.days_of("main") == ()


def test_an_appointment_in_two_files_is_one_and_the_later_file_holds(reception: Reception, folder: Path):
    (folder / "1.csv").write_bytes(table(row(id="A1"), row(id="A2")))
    (folder / "2.csv").write_bytes(table(row("2026-11-23 11:00", "2026-11-23 11:30", id="A1"), row(id="A3")))
    for name, at in (("1.csv", 1), ("2.csv", 2)):
        os.utime(folder / name, (at, at))
    source = watched(reception, folder)
    source.run()

    assert planned(reception) == ["A1", "A2", "A3"]
    assert (source.runs()[-1].added, source.runs()[-1].changed) == (3, 1)
