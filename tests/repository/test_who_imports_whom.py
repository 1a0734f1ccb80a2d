"""The import contracts of pyproject.toml catch what they are there for; `make check` runs them on the project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders.project_files import ROOT, project_paths

PLANTED = {
    "kiosk/domain/planted.py": "import kiosk.wire.words",
    "kiosk/screens/planted.py": "import kiosk.service.app",
    "kiosk/service/api/planted.py": "import kiosk.client",
    "kiosk/service/store/planted.py": "import kiosk.service.usecases",
    "kiosk/display/planted.py": "import kiosk.screens",
    "admin_tool/planted.py": "import kiosk.spool",
    "kiosk/an_unplaced_room/__init__.py": "",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The project's rooms, emptied, under its own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in project_paths():
        if module.suffix == ".py" and module.parts[0] in ("kiosk", "admin_tool"):
            (tmp_path / module).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / module).touch()
    return tmp_path


def contracts_hold(tree: Path) -> bool:
    linter = Path(sys.executable).parent / "lint-imports"
    found = subprocess.run(
        [linter, "--no-cache"], cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}, capture_output=True, check=False
    )
    return found.returncode == 0


def test_empty_rooms_hold_the_contracts(tree: Path) -> None:
    assert contracts_hold(tree)


@pytest.mark.parametrize("module", PLANTED)
def test_a_planted_import_is_caught(tree: Path, module: str) -> None:
    (tree / module).parent.mkdir(exist_ok=True)
    (tree / module).write_text(PLANTED[module])

    assert not contracts_hold(tree)
