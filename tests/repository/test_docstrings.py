"""Every module says in one line what lives there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from builders.project_files import ProjectFile, python_files


def silent(file: ProjectFile) -> Iterator[str]:
    docstring = ast.get_docstring(ast.parse(file.text))
    if not docstring or not docstring.splitlines()[0].endswith((".", "?", "…")):
        yield f"{file.path}: its first line does not say, in a sentence, what lives here"


def test_every_module_says_what_lives_there() -> None:
    assert [finding for file in python_files() for finding in silent(file)] == []


def test_a_silent_module_is_found() -> None:
    planted = ProjectFile(path=Path("planted.py"), text="import os\n")

    assert len(list(silent(planted))) == 1
