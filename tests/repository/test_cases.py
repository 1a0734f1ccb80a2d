"""The cases of a test stand in one order: workers that collect them in two run nothing at all."""

import ast

import pytest

from builders.project_files import python_files

_UNORDERED = {"set", "frozenset"}


def unordered_cases(tree: ast.AST) -> list[int]:
    """Lines of `parametrize` whose cases are a set that nobody sorted."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) == "parametrize"]
    return [call.lineno for call in calls if len(call.args) > 1 and _is_a_set(call.args[1])]


def _is_a_set(cases: ast.expr) -> bool:
    match cases:
        case ast.Set() | ast.SetComp():
            return True
        case ast.BinOp():
            return _is_a_set(cases.left) or _is_a_set(cases.right)
        case ast.Call():
            taken_over = _name(cases.func) in {"list", "tuple"} and cases.args and _is_a_set(cases.args[0])
            return _name(cases.func) in _UNORDERED or bool(taken_over)
        case _:
            return False


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def test_no_test_has_its_cases_from_a_set() -> None:
    tests = [file for file in python_files() if file.path.parts[0] == "tests" and "parametrize" in file.text]
    found = {str(file.path): unordered_cases(ast.parse(file.text)) for file in tests}

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("cases", ["set(Kind) - {Kind.A}", "{1, 2}", "list({1, 2})", "frozenset(Kind)"])
def test_cases_from_a_set_would_be_found(cases: str) -> None:
    assert unordered_cases(ast.parse(f"@pytest.mark.parametrize('kind', {cases})\ndef test(): ...")) == [1]
