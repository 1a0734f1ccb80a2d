"""The lock: every dependency with its hashes, from wherever the reader installs."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from builders.project_files import ROOT

ADDRESS = re.compile(r"://|index-url|find-links|file:|@ ")


def loose_ends(lock: str) -> Iterator[str]:
    """Addresses, and packages without a version or a hash."""
    for entry in lock.replace("\\\n", " ").splitlines():
        if ADDRESS.search(entry):
            yield f"an address: {entry}"
        elif not entry.startswith("#") and not re.search(r"^[\w.\[\]-]+==\S+ .*--hash=sha256:", entry):
            yield f"no version or no hash: {entry}"


def _plain(name: str) -> str:
    return re.split(r"[\[<>=~!; ]", name)[0].lower().replace("_", "-").replace(".", "-")


def test_every_package_has_its_version_and_hashes_and_no_address() -> None:
    assert list(loose_ends((ROOT / "requirements.lock").read_text())) == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += project["project"]["optional-dependencies"]["dev"]
    locked = {_plain(line) for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}

    assert {_plain(name) for name in asked} - locked == set()


@pytest.mark.parametrize(
    "planted", ["--index-url https://a.example/simple", "httpx==1.0", "httpx>=1.0 --hash=sha256:00", "a @ file:b"]
)
def test_a_loose_end_is_found(planted: str) -> None:
    assert len(list(loose_ends(planted))) == 1
