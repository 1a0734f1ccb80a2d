"""Marked names and digits go through a whole day, and are looked for in every byte that left the service's vault."""

import base64
import threading
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

from builders import marks
from builders.exported_day import Exported, write_export
from builders.processes import Installation, Service
from builders.public_room import PairedKiosk, pair
from builders.scale import scaled
from builders.store import until_all_taken

ARRIVALS = scaled(9_900, least=150)
ENOUGH_TO_LEAK = 8
BATCH = 50
LEAK = """
from kiosk.service.usecases import {module} as room
opened = room.open_envelope
def leaking(*given, **more):
    found = opened(*given, **more)
    print("opened", found.digits.ascii, flush=True)
    return found
room.open_envelope = leaking
"""


class Tap(threading.Thread):
    """Every byte that the waiting-room screen is sent."""

    def __init__(self, service: Service, token: str) -> None:
        super().__init__(daemon=True)
        request = urllib.request.Request(
            service.url + "/v1/display/events", headers={"Authorization": f"Bearer {token}"}
        )
        self._stream = urllib.request.urlopen(request, timeout=30)
        self.bytes = bytearray(str(self._stream.headers).encode())

    def run(self) -> None:
        for line in self._stream:
            self.bytes += line


def _post(service: Service, kiosk: PairedKiosk, items: list[dict[str, object]]) -> bytes:
    return repr(service.call("POST", "/v1/kiosk/arrivals", {"arrivals": items}, token=kiosk.token)).encode()


def _whole_day(installation: Installation, folder: Path, arrivals: int = ARRIVALS) -> dict[str, list[bytes]]:
    """Everything where a mark was found, by what it was found in."""
    installation.add_office("main")
    with installation.serving(log=installation.folder / "service.log") as service:
        kiosk = pair(installation, service)
        tap = Tap(service, service.pair(installation.pairing_code("display"))["token"])
        tap.start()
        export = write_export(
            folder / "day.csv", kiosk.day, [Exported(at="10:00", digits=marks.DIGITS, citizen=marks.NAME)] * 3
        )
        printed = installation.command("import", str(export), "--office", "main", "--day", kiosk.day.isoformat())
        heard = bytearray(printed.encode())
        times = ["10:00", "unknown", "none", "16:00"]
        for start in range(1, arrivals + 1, BATCH):
            numbers = range(start, min(start + BATCH, arrivals + 1))
            items = [kiosk.arrival(n, digits=marks.DIGITS.encode(), declared=times[n % 4]) for n in numbers]
            heard += _post(service, kiosk, items)
        for slot in kiosk.free_slots(service)[:3] * 2:
            body = kiosk.booking(slot, digits=marks.DIGITS.encode())
            heard += repr(service.call("POST", "/v1/kiosk/bookings", body, token=kiosk.token)).encode()
        # Refusals must not echo either.
        heard += _post(service, kiosk, [{"id": marks.NAME, "number": marks.DIGITS, "envelope": marks.NAME}])
        heard += repr(service.call("GET", f"/v1/kiosk/slots?topic={marks.DIGITS}", token=kiosk.token)).encode()
        heard += repr(service.call("GET", f"/v1/staff/persons/{marks.DIGITS}", token=marks.DIGITS)).encode()
        until_all_taken(installation)
    found = marks.found_below(installation.folder)
    for name, raw in (("answers", heard), ("waiting-room screen", tap.bytes)):
        if hits := marks.found_in(bytes(raw)):
            found[name] = hits
    return found


def test_no_mark_leaves_the_service(on_sqlite: Installation, tmp_path: Path):
    assert _whole_day(on_sqlite, tmp_path) == {}


@pytest.mark.parametrize("module", ["match_arrival", "open_bookings"])
def test_a_leak_into_the_log_is_found(tmp_path: Path, module: str):
    leaking = Installation(folder=tmp_path / "installation", planted=LEAK.format(module=module))

    assert "service.log" in _whole_day(leaking, tmp_path, ENOUGH_TO_LEAK)


@pytest.mark.parametrize("text", [marks.NAME, marks.DIGITS])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "base64", "hex", "url"])
def test_the_search_knows_the_common_encodings(text: str, coding: str):
    coded = {
        "utf-8": text.encode(),
        "utf-16-le": text.encode("utf-16-le"),
        "base64": base64.b64encode(text.encode()),
        "hex": text.encode().hex().encode(),
        "url": quote(text).encode(),
    }[coding]

    assert marks.found_in(b'{"x": "' + coded + b'"}')
