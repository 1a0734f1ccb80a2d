"""The fence around apprise, and which of its addresses may be a channel."""

import os
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from kiosk.service.notify.apprise_process import UNUSABLE, USABLE, _done, _fence, _loaded
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses

FENCE = _fence(PermittedAddresses(["192.0.2.1"], resolver=lambda name, port: [name]))


def read(url: str, *allowed: str) -> str:
    with warnings.catch_warnings():
        # Not ours: some of apprise's hundred plugins are behind the times.
        warnings.simplefilter("ignore")
        return _done(_loaded(), {"url": url, "text": None, "allowed": allowed})


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("socket.connect", (None, ("127.0.0.1", 25))),
        ("socket.connect", (None, ("::ffff:127.0.0.1", 25, 0, 0))),
        ("socket.connect", (None, ("169.254.169.254", 80))),
        ("socket.connect", (None, ("a-name-that-is-asked-later", 80))),
        ("socket.connect", (None, "/run/some.sock")),
        ("socket.sendto", (None, ("127.0.0.1", 514))),
        ("subprocess.Popen", ("sh",)),
        ("os.system", ("true",)),
        ("open", ("/etc/passwd", "r", 0)),
        ("open", (f"{sys.prefix}/../../secrets/master", "r", 0)),
        ("open", (f"{sys.prefix}/new", "w", os.O_WRONLY | os.O_CREAT)),
    ],
)
def test_behind_the_fence(event: str, said: tuple[Any, ...]):
    with pytest.raises(OSError):
        FENCE(event, said)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("socket.connect", (None, ("192.0.2.7", 443))),
        ("socket.connect", (None, ("192.0.2.1", 25))),
        ("open", (f"{sys.prefix}/pyvenv.cfg", "r", 0)),
        ("open", (1, "w", 0)),
        ("compile", (None, None)),
    ],
)
def test_in_front_of_the_fence(event: str, said: tuple[Any, ...]):
    FENCE(event, said)


def test_a_link_out_of_the_program_leads_nowhere(tmp_path: Path):
    secret = tmp_path / "master"
    secret.write_bytes(b"hush")

    with pytest.raises(PermissionError):
        FENCE("open", (bytes(secret), "rb", 0))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no address",
        "nothing://example.org",
        "json://example.org",
        "jsons://example.org?verify=no",
        "jsons://example.org?redirect=yes",
        "syslog://",
        "dbus://",
        "macosx://",
        "jsons://127.0.0.1/x",
        "jsons://[::1]/x",
        "jsons://localhost:8443/x",
        "mailtos://me:secret@169.254.169.254",
    ],
)
def test_what_no_channel_may_be(url: str):
    assert read(url) == UNUSABLE


def test_what_one_may_be():
    assert read("jsons://hooks.example.org/x") == USABLE
    assert read("json://hooks.example.org/x", "hooks.example.org") == USABLE
    assert read("jsons://127.0.0.1/x", "127.0.0.1") == USABLE
    assert read("tgram://2130706433:AAF-abcdefghijklmnopqrstuvwxyz012345/12315544/") == USABLE
