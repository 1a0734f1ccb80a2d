"""A kiosk is paired with a one-time code and begins its work: the real commands, the real service."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from builders.processes import Installation
from kiosk.spool.database import FILE_NAME, open_database

_NEVER = Event()
COMMAND = [sys.executable, "-m", "kiosk", "screen"]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A service that waits for the kiosk with this code."""

    url: str
    code: str


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Waiting]:
    installation = Installation(folder=tmp_path / "installation")
    installation.add_office()
    with installation.serving() as running:
        yield Waiting(url=running.url, code=installation.pairing_code("kiosk"))


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "KIOSK_DATA_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def said(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run([*COMMAND, *words], env=environment(folder), capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@contextmanager
def screen(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(COMMAND, env=environment(folder), stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def holds_numbers(folder: Path) -> bool:
    if not (folder / FILE_NAME).exists():
        return False
    connection = open_database(folder)
    (count,) = connection.execute("SELECT coalesce(sum(last - next + 1), 0) FROM block").fetchone()
    connection.close()
    return bool(count >= 30)


def test_a_kiosk_that_is_not_paired_says_how(tmp_path):
    code, sentence = said(tmp_path)
    assert (code, sentence) == (1, "This kiosk is not paired yet. Run: kiosk screen --pair CODE --url ADDRESS\n")


def test_a_paired_kiosk_has_numbers_in_hand_and_ends_when_it_is_told_to(tmp_path, service):
    folder = tmp_path / "kiosk"
    assert said(folder, "--pair", service.code, "--url", service.url) == (0, "")
    with screen(folder) as process:
        for _ in range(400):
            if holds_numbers(folder):
                break
            _NEVER.wait(0.05)
        assert holds_numbers(folder)
        process.terminate()
        assert process.wait(10) == 0


def test_a_code_pairs_once(tmp_path, service):
    assert said(tmp_path / "one", "--pair", service.code, "--url", service.url)[0] == 0
    code, sentence = said(tmp_path / "two", "--pair", service.code, "--url", service.url)
    assert (code, sentence) == (1, "The kiosk was not paired: the code is wrong, used or too old.\n")
