"""The import contracts of pyproject.toml catch what they are there for; `make check` runs them on the project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders.project_files import ROOT

PLANTED = {
    "kiosk/domain/planted.py": "import kiosk.wire.words",
    "kiosk/screens/planted.py": "import kiosk.service.app",
    "kiosk/service/api/planted.py": "import kiosk.client",
    "kiosk/service/store/planted.py": "import kiosk.service.usecases",
    "kiosk/display/planted.py": "import kiosk.screens",
    "admin_tool/planted.py": "import kiosk.spool",
    "kiosk/an_unplaced_room/__init__.py": "",
}
ROOMS = (
    "domain", "messages", "settings", "wire", "client", "flow", "hardware", "qtkit", "spool", "screens", "display", "demo",
    "service", "service/api", "service/notify", "service/sources", "service/usecases", "service/store",
)  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Empty rooms under the project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("admin_tool", "kiosk", *(f"kiosk/{room}" for room in ROOMS)):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for module in ("kiosk/service/app.py", "kiosk/wire/words.py", "kiosk/display_app.py", "kiosk/batch.py"):
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
