"""The demo's windows: which processes, where they stand, and what their command lines show."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.arrangement import Place, arranged
from kiosk.demo.installation import Installation
from kiosk.demo.people import Ready, Tokens
from kiosk.demo.windows import WindowOrder, window_orders

SECRETS = ("kiosk-token", "display-token", "session-token", "the-password")


@pytest.fixture
def orders(tmp_path: Path) -> list[WindowOrder]:
    nobody = subprocess.Popen([sys.executable, "-c", ""])
    nobody.wait()
    installation = Installation(url="http://127.0.0.1:1", service=nobody, password="the-password", codes={})
    sessions = {name: {"token": "session-token", "role": "made up"} for name in ("rikke", "anne")}
    ready = Ready(
        installation=installation, tokens=Tokens(kiosk="kiosk-token", display="display-token"), sessions=sessions
    )
    places = arranged(Place(x=0, y=0, width=1920, height=1040))
    return list(window_orders(ready, places, tmp_path))


def test_there_are_a_kiosk_a_screen_and_two_staff_tools(orders: list[WindowOrder]) -> None:
    assert [order.name for order in orders] == ["kiosk", "display", "rikke", "anne"]
    assert len({order.environment["KIOSK_WINDOW"] for order in orders}) == 4


def test_no_command_line_shows_a_secret(orders: list[WindowOrder]) -> None:
    words = " ".join(word for order in orders for word in order.command)

    assert [secret for secret in SECRETS if secret in words] == []


def test_each_window_knows_its_own_secret_only(orders: list[WindowOrder]) -> None:
    known = [
        [secret for secret in SECRETS if any(secret in value for value in order.environment.values())]
        for order in orders
    ]

    assert known == [["kiosk-token"], ["display-token"], ["session-token"], ["session-token"]]


def test_what_a_window_keeps_is_in_the_demos_folder(orders: list[WindowOrder], tmp_path: Path) -> None:
    folders = [value for order in orders for name, value in order.environment.items() if name.endswith("_DIR")]

    assert len(folders) == 4
    assert all(Path(folder).is_relative_to(tmp_path) for folder in folders)
