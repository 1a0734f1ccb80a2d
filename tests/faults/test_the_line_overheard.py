"""Somebody listens on the line of a kiosk at work: they find nobody's digits or name, and envelopes of one size."""

import base64
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from builders import marks
from builders.cut_line import Passed, cut_line
from builders.exported_day import Exported, write_export
from builders.http_passed import Message, exchanges
from builders.processes import Installation
from builders.public_room import pair
from builders.scale import scaled
from builders.spool_on_disk import spooled_numbers
from builders.telling_process import until_true
from builders.touched_kiosk import KioskPlace, pair_kiosk
from kiosk.wire import paths

ARRIVALS = scaled(200, least=20)
SERVICE_TELLS = """
from kiosk.service.api import kiosk_routes
from kiosk.service.usecases import match_arrival
opened, said, last = match_arrival.open_envelope, kiosk_routes.kiosk_state, []
def noted(*given, **more):
    found = opened(*given, **more)
    last.append(found.digits.ascii.decode())
    return found
def telling(*given, **more):
    return said(*given, **more).model_copy(update={"office_name": " ".join(sorted(set(last)))})
match_arrival.open_envelope, kiosk_routes.kiosk_state = noted, telling
"""
KIOSK_TELLS = """
from kiosk.client import device_calls
from kiosk.wire.envelope import sealing
sealed, written, last = sealing._sealed, device_calls._written, []
def noted(fields, digits, key):
    last.append(bytes(digits or b"").decode())
    return sealed(fields, digits, key)
sealing._sealed = noted
device_calls._written = lambda envelope: written(envelope) | {"hint": "".join(last[-1:])}
"""
IS_NOT_PADDED = """
from kiosk.wire.envelope import sealing
sealed = sealing.seal
sealing.seal = lambda plain, *, public_key: sealed(bytearray(bytes(plain).rstrip()), public_key=public_key)
"""


@dataclass(frozen=True, kw_only=True)
class Overheard:
    """`envelopes`: the sizes of what was handed in. `answers`: the different ones, by how many were handed in."""

    arrivals: int
    marks: list[bytes]
    envelopes: set[int]
    answers: dict[int, set[Message]]


def _overheard(installation: Installation, *, kiosk_planted: str = "") -> Overheard:
    """Marked citizens with an appointment and strangers by turns, at a kiosk whose line is overheard."""
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    data, log = installation.folder / "kiosk", installation.folder / "kiosk.log"
    with installation.serving() as service, cut_line(service.url) as line:
        day = pair(installation, service).day
        export = write_export(
            installation.folder / "day.csv", day, [Exported(at="10:00", digits=marks.DIGITS, citizen=marks.NAME)] * 2
        )
        installation.command("import", str(export), "--office", "main", "--day", day.isoformat())
        pair_kiosk(installation, line.url, data)
        place = KioskPlace(
            data=data,
            log=log,
            environment={"KIOSK_NUMBERS_IN_HAND": str(ARRIVALS)},
            robot={"ROBOT_DIGITS": f"{marks.DIGITS},310784"},
            planted=kiosk_planted,
        )
        with place.touched(rounds=ARRIVALS) as kiosk:
            kiosk.until("done", seconds=300)
            until_true(lambda: not spooled_numbers(data), seconds=60)
            asked = _states(line.passed)
            until_true(lambda: _states(line.passed) > asked, seconds=60)
    return _looked_through(line.passed)


def _states(passed: list[Passed]) -> int:
    return sum(request.first_line.startswith(f"GET {paths.KIOSK_STATE}") for request, _ in exchanges(passed))


def _looked_through(passed: list[Passed]) -> Overheard:
    heard = b"".join(bytes(way) for connection in passed for way in (connection.said, connection.heard))
    handed_in = [pair for pair in exchanges(passed) if pair[0].first_line.startswith(f"POST {paths.KIOSK_ARRIVALS}")]
    answers: dict[int, set[Message]] = defaultdict(set)
    envelopes = []
    for request, answer in handed_in:
        items = json.loads(request.body)["arrivals"]
        answers[len(items)].add(answer)
        envelopes += [item["envelope"] for item in items]
    return Overheard(
        arrivals=len(envelopes),
        marks=marks.found_in(heard),
        envelopes={len(base64.b64decode(envelope)) for envelope in envelopes},
        answers=answers,
    )


def test_who_listens_finds_no_mark_and_one_size(on_sqlite: Installation):
    overheard = _overheard(on_sqlite)

    assert overheard.arrivals >= ARRIVALS
    assert overheard.marks == []
    assert len(overheard.envelopes) == 1
    assert all(len(different) == 1 for different in overheard.answers.values())


def test_a_service_that_tells_the_kiosk_is_caught(tmp_path: Path):
    telling = Installation(folder=tmp_path / "installation", planted=SERVICE_TELLS)

    assert _overheard(telling).marks != []


def test_a_kiosk_that_tells_beside_the_envelope_is_caught(on_sqlite: Installation):
    assert _overheard(on_sqlite, kiosk_planted=KIOSK_TELLS).marks != []


def test_envelopes_that_show_how_much_is_in_them_are_caught(on_sqlite: Installation):
    assert len(_overheard(on_sqlite, kiosk_planted=IS_NOT_PADDED).envelopes) > 1
