"""Requests of every shape that the description of the API allows, and some that it does not: none is a defect."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builders.contract_house import House, opened_house
from builders.processes import Installation
from builders.scale import scaled

EACH_SECONDS = scaled(60, least=2)
OPENAPI = {"KIOSK_OPENAPI": "true"}
PLANTED = """
import kiosk.service.api.staff_lists as lists
def defect(*words, **more): raise ZeroDivisionError
lists.list_desks = defect
"""
ANY = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@contextmanager
def described(folder: Path, *, planted: str = "") -> Iterator[House]:
    with opened_house(Installation(folder=folder / "house", extra_env=OPENAPI, planted=planted)) as house:
        yield house


def tokens(house: House) -> dict[str, str]:
    """The administrator last: whoever can shut others out will."""
    return {"kiosk": house.kiosk.token, **{name: house.staff[name].token for name in ("rikke", "anne", "aksel")}}


def ask_anything(house: House, token: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """With the same chance every time. Event streams never end, and a session that is ended asks no more."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", house.outside.url + "/openapi.json"]
    command += [
        "--header",
        f"Authorization: Bearer {token}",
        "--exclude-path-regex",
        "events$|current$",
        "--checks",
        ANY,
    ]
    command += ["--phases", "coverage,fuzzing", "--seed", "1", "--warnings", "off", "--max-time", str(EACH_SECONDS)]
    return subprocess.run([*command, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_no_request_of_any_role_is_answered_by_a_defect(tmp_path: Path):
    with described(tmp_path) as house:
        for name, token in tokens(house).items():
            asked = ask_anything(house, token, tmp_path)
            assert asked.returncode == 0, f"{name}: {asked.stdout}{asked.stderr}"
            assert "Tested" in asked.stdout
        assert house.outside.call("GET", "/healthz").status == 200
    log = next((tmp_path / "house").glob("service-*.log")).read_text()
    assert "Traceback" not in log


def test_a_planted_defect_is_found(tmp_path: Path):
    with described(tmp_path, planted=PLANTED) as house:
        asked = ask_anything(
            house, house.reception.token, tmp_path, "--include-path", "/v1/staff/desks", "--max-failures", "1"
        )

    assert asked.returncode == 1
    assert "Server error" in asked.stdout
