"""The program tells its version as it was released."""

import tomllib

from builders.project_files import ROOT
from kiosk import __version__


def test_what_the_program_says_of_itself_is_what_is_released() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == __version__
