"""Ceilings, because the pain is in the tail: files, functions, and how long a file usually is."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from builders.project_files import ProjectFile, python_files, text_files

FILE_LINES = 300
FUNCTION_LINES = 40
USUAL_FILE_LINES = 80
NINE_OF_TEN_FILES = 200


def long_file(file: ProjectFile) -> Iterator[str]:
    lines = len(file.text.splitlines())
    if lines > FILE_LINES:
        yield f"{file.path}: {lines} lines"


def long_functions(file: ProjectFile) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{file.path}:{node.lineno}: {node.name} has {lines} lines"


def test_no_file_is_longer_than_a_room() -> None:
    code = (file for file in text_files() if file.path.suffix in (".py", ".sh"))

    assert [finding for file in code for finding in long_file(file)] == []


def test_no_function_is_longer_than_a_page() -> None:
    assert [finding for file in python_files() for finding in long_functions(file)] == []


def test_most_files_are_short() -> None:
    lengths = [len(file.text.splitlines()) for file in python_files() if file.path.name != "__init__.py"]

    assert median(lengths) <= USUAL_FILE_LINES
    assert quantiles(lengths, n=10)[-1] <= NINE_OF_TEN_FILES


def test_one_line_too_many_is_found() -> None:
    function = "def f():\n" + "    pass\n" * FUNCTION_LINES
    planted = ProjectFile(path=Path("planted.py"), text=function + "\n" * FILE_LINES)

    assert list(long_functions(planted)) == ["planted.py:1: f has 41 lines"]
    assert list(long_file(planted)) == ["planted.py: 341 lines"]
