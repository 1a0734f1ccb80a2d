"""What must not stand in any file: machines, open questions, people, and tests that do not run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.project_files import ProjectFile, text_files

# Written by others, or full of figures.
NOT_OURS = {"LICENSE", "requirements.lock"}
SELF = "tests/repository/test_words.py"

_DATE = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d"
FORBIDDEN = {
    "the path of one machine": re.compile(r"(?<![\w.~}])/(?:work|root|home|tmp|Users)/"),
    "the address of a package registry": re.compile(r"pypi\.org|pythonhosted|npmjs", re.IGNORECASE),
    "an open question": re.compile(r"\b(?:TODO|FIXME|XXX)\b"),
    "a CPR number whose last four are not 0000": re.compile(rf"(?<![\w.-]){_DATE}[- ]?(?!0000)\d{{4}}(?![\w.-])"),
    "an e-mail address that could be somebody's": re.compile(
        r"[\w.+-]+@(?!(?:[\w-]+\.)*(?:example(?:\.\w+)?|invalid|test)\b)(?:[\w-]+\.)+(?!service\b)[a-z]{2,}\b"
    ),
    "a Danish telephone number": re.compile(r"\+45[ \d]{8,}"),
    "a test that does not run": re.compile(r"(?:mark|pytest)\.(?:skip|skipif|xfail|importorskip)\b"),
}


def forbidden_words(file: ProjectFile) -> Iterator[str]:
    for line_number, line in enumerate(file.text.splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if pattern.search(line):
                yield f"{file.path}:{line_number}: {what}"


def test_no_file_holds_what_belongs_to_a_machine_or_a_person() -> None:
    ours = [file for file in text_files() if file.path.name not in NOT_OURS and file.path.as_posix() != SELF]
    ours = [file for file in ours if file.path.parts[:2] != ("assets", "fonts")]

    assert [finding for file in ours for finding in forbidden_words(file)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "folder = '/home/somebody/data'",
        "index = 'https://pypi.org/simple'",
        "# TODO: later",
        "cpr = '010190-1234'",
        "cpr;6101901234;",
        "write to anna@kommune.dk",
        "call +45 12 34 56 78",
        "@pytest.mark.skip",
    ],
)
def test_a_forbidden_word_is_found(planted: str) -> None:
    assert len(list(forbidden_words(ProjectFile(path=Path("planted"), text=planted)))) == 1


@pytest.mark.parametrize("fine", ["010190-0000", "0101900000", "anna@example.org", "https://a.example/tmp/", "#004D99"])
def test_what_is_made_up_passes(fine: str) -> None:
    assert list(forbidden_words(ProjectFile(path=Path("planted"), text=fine))) == []
