"""The project's own files, as git would take them: for the tests that read the project itself."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFile:
    """`path` is relative to the project; a test makes its own to plant a defect."""

    path: Path
    text: str


@cache
def project_paths() -> tuple[Path, ...]:
    """Tracked files, and new ones that git does not ignore, pictures and fonts among them."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(sorted(Path(name) for name in set(listed) if name and (ROOT / name).is_file()))


def text_files() -> Iterator[ProjectFile]:
    """Everything that reads as UTF-8."""
    for path in project_paths():
        try:
            yield ProjectFile(path=path, text=(ROOT / path).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue


def python_files() -> Iterator[ProjectFile]:
    """The program and its tests."""
    return (file for file in text_files() if file.path.suffix == ".py")
