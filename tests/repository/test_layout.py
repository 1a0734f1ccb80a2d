"""Where things live: the top level, the names of modules, and tests that mirror the tree."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.project_files import ROOT, project_paths

TOP_FOLDERS = {"kiosk", "admin_tool", "assets", "config", "tests", ".ci"}
TOP_FILES = {
    "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile",
    "requirements.lock", ".gitignore", ".gitattributes", ".editorconfig",
}  # fmt: skip
NAMELESS = {"util", "utils", "misc", "common", "helper", "helpers", "base", "manager", "managers"}
RUN_AS_PROGRAMS = {("tests", "builders"), ("tests", "bench")}
ROOMS_OF_TESTS = {"admin_tool", "builders", "data", "end_to_end", "faults", "bench", "repository", "shots"}


def misplaced(path: Path) -> Iterator[str]:
    if len(path.parts) == 1 and path.name not in TOP_FILES:
        yield f"{path}: not a file of the top level"
    if len(path.parts) > 1 and path.parts[0] not in TOP_FOLDERS:
        yield f"{path}: not a folder of the top level"
    if path.suffix == ".py" and NAMELESS.intersection((*path.parts[:-1], path.stem)):
        yield f"{path}: the name says nothing of what lives here"
    # WHY: some builders and robots are run as programs, and then their folder is looked in first.
    if path.parts[:2] in RUN_AS_PROGRAMS and path.stem in sys.stdlib_module_names:
        yield f"{path}: stands before the standard library's own"


def test_everything_has_its_place() -> None:
    assert [finding for path in project_paths() for finding in misplaced(path)] == []


@pytest.mark.parametrize(
    "planted", ["docs/index.md", "notes.txt", "kiosk/utils.py", "kiosk/common/clock.py", "tests/builders/queue.py"]
)
def test_what_has_no_place_is_found(planted: str) -> None:
    assert len(list(misplaced(Path(planted)))) == 1


def test_tests_mirror_the_tree() -> None:
    rooms = {path.parts[1] for path in project_paths() if path.parts[0] == "tests" and len(path.parts) > 2}
    mirrored = {path.stem for path in (ROOT / "kiosk").iterdir()}

    assert rooms - ROOMS_OF_TESTS - mirrored == set()


def test_packages_have_an_init_and_tests_have_none() -> None:
    modules = [path for path in project_paths() if path.suffix == ".py"]
    packages = {path.parent for path in modules if path.parts[0] in ("kiosk", "admin_tool")}

    assert [package for package in packages if package / "__init__.py" not in modules] == []
    assert [path for path in modules if path.parts[0] == "tests" and path.name == "__init__.py"] == []
