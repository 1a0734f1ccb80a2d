"""Sources over the wire: how they fare, a run that is asked for, a preview that changes nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from builders.exports import row, table
from builders.reception import Reception
from builders.running_service import RunningService, running
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store

RUN, PREVIEW = "/v1/staff/sources/plan/run", "/v1/staff/sources/plan/preview"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


@pytest.fixture
def service(sqlite_copy: str, tmp_path: Path, folder: Path) -> Iterator[RunningService]:
    """One source that is asked once an hour, unless somebody asks for it."""
    store = Store(sqlite_copy)
    source = {"id": "plan", "name": "Sagssystemet", "kind": "folder", "folder": str(folder), "steady_seconds": 0}
    reception = Reception.opened(store, KeyRing(tmp_path / "secrets"))
    with running(reception, sqlite_copy, sources=[source | {"every_seconds": 3600}]) as serving:
        until(lambda: shown(serving)["good_at"] is not None)
        yield serving
    store.close()


def shown(service: RunningService) -> dict[str, object]:
    (source,) = service.call("GET", "/v1/staff/sources", token="lead").json["sources"]
    assert isinstance(source, dict)
    return source


def until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        Event().wait(0.02)
    raise AssertionError("it never came")


def test_a_source_is_listed_with_how_it_fares(service: RunningService):
    source = shown(service)

    assert (source["id"], source["name"], source["kind"]) == ("plan", "Sagssystemet", "folder")
    assert (source["reason"], source["failing_since"], source["wanted"]) == ("", None, False)


def test_a_run_is_asked_for_and_comes(service: RunningService, folder: Path):
    (folder / "day.csv").write_bytes(table(row(id="A1"), row(id="A2", cpr="999999-0000")))

    asked = service.call("POST", RUN, {}, token="admin", key="one")

    assert (asked.status, asked.json["wanted"]) == (202, True)
    until(lambda: shown(service)["wanted"] is False)
    run = shown(service)["last_run"]
    assert isinstance(run, dict)
    assert (run["added"], run["left_out"]) == (1, [{"code": "bad_digits", "count": 1}])
    assert run["rows"] == [{"part": 1, "line": 3, "code": "bad_digits"}]


def test_a_preview_says_what_a_run_would_do_and_shows_nothing_of_bad_rows(service: RunningService, folder: Path):
    content = table(row(id="A1"), row(id="A2", cpr="999999-0000", citizen="Åse Hemmelig"))
    (folder / "day.csv").write_bytes(content)

    answer = service.call("POST", PREVIEW, {}, token="lead")

    assert answer.status == 200
    assert (answer.json["added"], answer.json["unmapped"]) == (1, ["Anne Holm"])
    assert b"Hemmelig" not in answer.raw and b"999999" not in answer.raw
    assert (folder / "day.csv").exists()
    assert service.call("GET", "/v1/staff/appointments", token="lead").json["appointments"] == []


@pytest.mark.parametrize("path", [RUN, PREVIEW])
def test_a_source_that_there_is_not_is_not_found(service: RunningService, path: str):
    unknown = path.replace("plan", "none")

    assert service.call("POST", unknown, b"{", token="lead").refused == (404, "not_found")
