"""The rooms of pure rules: no framework, no clock, no machine."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.project_files import ProjectFile, python_files

PURE = ("kiosk/domain", "kiosk/flow", "kiosk/messages")
IMPURE = {"time", "os", "logging", "io", "socket", "sqlite3", "subprocess", "threading", "asyncio", "random", "secrets"}


def impurities(file: ProjectFile) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.text)):
        for module in _imported(node):
            top = module.partition(".")[0]
            if top in IMPURE or (top != "kiosk" and top not in sys.stdlib_module_names):
                yield f"{file.path}: imports {module}"


def _imported(node: ast.AST) -> tuple[str, ...]:
    match node:
        case ast.Import(names=names):
            return tuple(name.name for name in names)
        case ast.ImportFrom(module=str(module), level=0):
            return (module,)
        case _:
            return ()


def test_the_rules_import_nothing_that_acts() -> None:
    pure = [file for file in python_files() if file.path.as_posix().startswith(PURE)]

    assert [finding for file in pure for finding in impurities(file)] == []


@pytest.mark.parametrize("planted", ["import time", "from os import environ", "from sqlalchemy import select"])
def test_what_acts_is_found(planted: str) -> None:
    assert len(list(impurities(ProjectFile(path=Path("kiosk/domain/planted.py"), text=planted)))) == 1
