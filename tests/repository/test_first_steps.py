"""The scripts behind `make run` and `make test`, on machines that lack something: one clear sentence each."""

import shutil
import subprocess
from pathlib import Path

import pytest

from builders.project_files import ROOT


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A path with little more than a shell: no libraries, no root rights, no sudo, no Xvfb."""
    for name in ("bash", "env", "dirname"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    for name, script in {"id": "echo 1000", "ldconfig": ":", "apt-get": "echo must not be reached"}.items():
        (tmp_path / name).write_text(f"#!{tmp_path}/bash\n{script}\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def run(machine: Path, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "bash", ROOT / "config" / script, *words],
        env={"PATH": str(machine)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_root_rights_the_missing_packages_are_named(bare_machine: Path) -> None:
    ended = run(bare_machine, "setup.sh", "qt")

    assert ended.returncode == 1
    assert "Please ask somebody with root rights to run: apt-get install libegl1 libgl1" in ended.stderr
    assert "must not be reached" not in ended.stdout


def test_without_a_screen_the_way_on_is_shown(bare_machine: Path) -> None:
    ended = run(bare_machine, "on_a_screen.sh", "echo", "started")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "make run ARGS=--headless" in ended.stderr


def test_without_a_screen_the_service_alone_starts(bare_machine: Path) -> None:
    (bare_machine / "service").write_text(f"#!{bare_machine}/bash\necho started\n")
    (bare_machine / "service").chmod(0o755)

    ended = run(bare_machine, "on_a_screen.sh", "service", "--headless")

    assert (ended.returncode, ended.stdout) == (0, "started\n")
