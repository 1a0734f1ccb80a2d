"""What is cut off stands on the board within ten seconds, and is gone when it is back."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from builders.cut_line import CutLine, Line, cut_line
from builders.processes import Installation, Service
from builders.scale import scaled
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.staff_calls import StaffCalls
from kiosk.client.transport import Endpoint, open_http
from kiosk.display.listening import listen_to_service
from kiosk.qtkit.background import BackgroundLoop

OFFICE = "always"
CUTS = scaled(10)
WITHIN_SECONDS = 10.0
BEAT_SECONDS = 5.0
PRESENT_SECONDS = 2.0
ALL = {"kiosk", "display", "staff_tool"}
_NEVER = threading.Event()


async def kiosk_beats(endpoint: Endpoint) -> None:
    async with open_http(endpoint) as http:
        while True:
            heard = await DeviceCalls(http).state(spool=0, paper="ok")
            await asyncio.sleep(BEAT_SECONDS if hasattr(heard, "open") else 0.1)


async def tool_listens(endpoint: Endpoint) -> None:
    async with open_http(endpoint) as http:
        while True:
            await StaffCalls(http).present()
            await asyncio.sleep(PRESENT_SECONDS)


class Reception:
    """The board of a service, as a staff tool asks for it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._token = service.log_in("rita")["token"]

    def silent(self) -> set[str]:
        return {each["part"] for each in self._said()["notices"] if each["concern"] == "silent"}

    def until_all_are_seen(self) -> None:
        """Whom nobody has heard yet nobody misses."""
        for _ in range(300):
            _, said = self._service.call("GET", "/v1/staff/devices", token=self._token)
            tools = [each for each in self._said()["parts"] if each["part"] == "staff_tool"]
            if all(each["last_seen"] for each in said["devices"]) and any(each["last_seen"] for each in tools):
                return
            _NEVER.wait(0.1)
        raise AssertionError("a device was not heard")

    def seconds_until(self, wanted: set[str], *, at_most: float) -> float:
        began = time.monotonic()
        while self.silent() != wanted and time.monotonic() - began < at_most:
            _NEVER.wait(0.1)
        return time.monotonic() - began

    def _said(self) -> dict[str, Any]:
        status, said = self._service.call("GET", "/v1/staff/supervision", token=self._token)
        assert status == 200
        return dict(said)


@contextmanager
def reception_house(installation: Installation, service: Service) -> Iterator[CutLine]:
    """A kiosk, a screen and a colleague's tool, each as its own program does it, over a line that can be cut."""
    kiosk, screen = (service.pair(installation.pairing_code(kind, office=OFFICE)) for kind in ("kiosk", "display"))
    colleague = service.log_in("ruth")
    with cut_line(service.url) as line:
        kiosk_at, screen_at, tool_at = (
            Endpoint(url=line.url, token=each["token"]) for each in (kiosk, screen, colleague)
        )
        devices = BackgroundLoop()
        devices.start()
        for life in (kiosk_beats(kiosk_at), listen_to_service(screen_at, lambda heard: None), tool_listens(tool_at)):
            devices.submit(life)
        try:
            yield line
        finally:
            devices.stop()


def seconds_cut_and_back(installation: Installation, *, cuts: int) -> list[tuple[float, float]]:
    """How long each cut was unseen, and how long it stood on the board after the line was whole again."""
    installation.command("office", "add", OFFICE, "--name", "Kontor", "--always-open")
    for name in ("rita", "ruth"):
        installation.add_user(name, "receptionist", office=OFFICE)
    measured = []
    with installation.serving() as service, reception_house(installation, service) as line:
        reception = Reception(service)
        reception.until_all_are_seen()
        for cut in range(cuts):
            assert reception.silent() == set()
            # A cable that is pulled tells nobody; a program that ends does.
            line.becomes(Line.CUT if cut % 2 else Line.SILENT)
            unseen = reception.seconds_until(ALL, at_most=WITHIN_SECONDS + 2)
            line.mend()
            measured.append((unseen, reception.seconds_until(set(), at_most=WITHIN_SECONDS + 2)))
    return measured


def test_whose_cable_is_pulled_is_seen_within_ten_seconds_and_then_no_more(on_sqlite: Installation):
    for unseen, lingering in seconds_cut_and_back(on_sqlite, cuts=CUTS):
        assert 0 < unseen <= WITHIN_SECONDS
        assert lingering <= WITHIN_SECONDS
