"""What is cut off stands on the board within ten seconds, and is gone when it is back."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from builders.cut_line import CutLine, cut_line
from builders.event_reader import DISPLAY, reading
from builders.processes import Installation, Service
from builders.scale import scaled

OFFICE = "always"
CUTS = scaled(10)
WITHIN_SECONDS = 10.0
BEAT_SECONDS = 5.0
_NEVER = threading.Event()


class Device(threading.Thread):
    """Does its one thing again and again, over a line that may be gone."""

    def __init__(self, once: Callable[[threading.Event], None]) -> None:
        super().__init__(daemon=True)
        self._once = once
        self.ending = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ending.is_set():
            with suppress(OSError, AssertionError):
                self._once(self.ending)
            self.ending.wait(0.1)

    def end(self) -> None:
        self.ending.set()
        self.join(15)


class Reception:
    """The board of a service, as a staff tool asks for it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._token = service.log_in("rita")["token"]

    def silent(self) -> set[str]:
        status, said = self._service.call("GET", "/v1/staff/supervision", token=self._token)
        assert status == 200
        return {each["part"] for each in said["notices"] if each["concern"] == "silent"}

    def until_all_are_seen(self) -> None:
        """Whom nobody has heard yet nobody misses."""
        for _ in range(300):
            _, said = self._service.call("GET", "/v1/staff/devices", token=self._token)
            if all(each["last_seen"] for each in said["devices"]):
                return
            _NEVER.wait(0.1)
        raise AssertionError("a device was not heard")

    def seconds_until(self, wanted: set[str], *, at_most: float) -> float:
        began = time.monotonic()
        while self.silent() != wanted and time.monotonic() - began < at_most:
            _NEVER.wait(0.1)
        return time.monotonic() - began


@contextmanager
def public_room(installation: Installation, service: Service) -> Iterator[CutLine]:
    """A kiosk that beats and a screen that listens, both over a line that can be cut."""
    kiosk, screen = (service.pair(installation.pairing_code(kind, office=OFFICE)) for kind in ("kiosk", "display"))
    with cut_line(service.url) as line:
        over = Service(process=service.process, url=line.url, port=service.port)

        def beat(ending: threading.Event) -> None:
            status, _ = over.call("GET", "/v1/kiosk/state?spool=0&paper=ok", token=kiosk["token"])
            if status == 200:
                ending.wait(BEAT_SECONDS)

        def listen(ending: threading.Event) -> None:
            with reading(over, DISPLAY, screen["token"]) as stream:
                for _ in stream.lines():
                    if ending.is_set():
                        return

        devices = [Device(beat), Device(listen)]
        try:
            yield line
        finally:
            for device in devices:
                device.end()


def seconds_cut_and_back(installation: Installation, *, cuts: int) -> list[tuple[float, float]]:
    """How long each cut was unseen, and how long it stood on the board after the line was whole again."""
    installation.command("office", "add", OFFICE, "--name", "Kontor", "--always-open")
    installation.add_user("rita", "receptionist", office=OFFICE)
    measured = []
    with installation.serving() as service, public_room(installation, service) as line:
        reception = Reception(service)
        reception.until_all_are_seen()
        for _ in range(cuts):
            assert reception.silent() == set()
            line.cut()
            unseen = reception.seconds_until({"kiosk", "display"}, at_most=WITHIN_SECONDS + 2)
            line.mend()
            measured.append((unseen, reception.seconds_until(set(), at_most=WITHIN_SECONDS + 2)))
    return measured


def test_a_kiosk_and_a_screen_that_are_cut_off_are_seen_within_ten_seconds_and_then_no_more(on_sqlite: Installation):
    for unseen, lingering in seconds_cut_and_back(on_sqlite, cuts=CUTS):
        assert 0 < unseen <= WITHIN_SECONDS
        assert lingering <= WITHIN_SECONDS
