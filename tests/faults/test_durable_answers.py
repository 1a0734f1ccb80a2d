"""An answer of 202 is preceded by the fdatasync of its commit: watched from outside with strace."""

import re
import shutil
from pathlib import Path

import pytest

from builders.processes import Installation
from builders.public_room import pair
from builders.scale import scaled

ARRIVALS = scaled(1_000, least=40)
CARELESS = """
from kiosk.service.store import database
told = database._told
database._told = lambda synchronous, **more: told("NORMAL", **more)
"""
_CALLS = "trace=read,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fdatasync,fsync"
_RESUMED = re.compile(r"<\.\.\. (\w+) resumed>")


def _strace(log: Path) -> tuple[str, ...]:
    strace = shutil.which("strace")
    assert strace is not None, "strace is missing; `make test` installs it"
    return (strace, "-D", "-f", "-qq", "-s", "4096", "-o", str(log), "-e", _CALLS)


def _finished_syncs_before_each_answer(log: Path) -> list[int]:
    """For each answer of 202, how many fdatasyncs ended between its request and it."""
    syncs: list[int] = []
    since_request = 0
    open_request = False
    for line in log.read_text(errors="replace").splitlines():
        if '"POST /v1/kiosk/arrivals' in line:
            open_request, since_request = True, 0
        elif _sync_ended(line):
            since_request += 1
        elif open_request and '"HTTP/1.1 202' in line:
            syncs.append(since_request)
            open_request = False
    return syncs


def _sync_ended(line: str) -> bool:
    resumed = _RESUMED.search(line)
    if resumed:
        return resumed[1] in {"fdatasync", "fsync"}
    return ("fdatasync(" in line or "fsync(" in line) and "unfinished" not in line


def _watched(installation: Installation, log: Path) -> list[int]:
    installation.add_office("main")
    with installation.serving() as service:
        kiosk = pair(installation, service)
    items = [kiosk.arrival(1 + number) for number in range(ARRIVALS)]
    with installation.serving(wrapper=_strace(log)) as service:
        for item in items:
            status, answer = service.call("POST", "/v1/kiosk/arrivals", {"arrivals": [item]}, token=kiosk.token)
            assert status == 202, answer
    return _finished_syncs_before_each_answer(log)


def test_every_acknowledged_arrival_is_on_the_disk_first(on_sqlite: Installation, tmp_path: Path):
    syncs = _watched(on_sqlite, tmp_path / "calls")

    assert len(syncs) == ARRIVALS
    assert min(syncs) >= 1


def test_the_watch_notices_commits_that_do_not_wait_for_the_disk(tmp_path: Path):
    careless = Installation(folder=tmp_path / "installation", planted=CARELESS)

    syncs = _watched(careless, tmp_path / "calls")

    assert len(syncs) == ARRIVALS
    with pytest.raises(AssertionError):
        assert min(syncs) >= 1
