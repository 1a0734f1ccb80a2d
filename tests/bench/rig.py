"""A service set up for measuring: one office, one paired kiosk, a receptionist, and a listener of events."""

import json
import threading
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.load import arrivals_request
from builders.processes import Installation, Service
from builders.public_room import Item, PairedKiosk, pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """One paired kiosk at a running service."""

    service: Service
    kiosk: PairedKiosk

    def items(self, count: int, *, digits: Sequence[bytes] = (b"010190",)) -> list[Item]:
        return [self.kiosk.arrival(1 + index % 9999, digits=digits[index % len(digits)]) for index in range(count)]

    def request(self, items: Sequence[Item]) -> bytes:
        return arrivals_request(f"127.0.0.1:{self.service.port}", self.kiosk.token, items)


def pair_kiosk(installation: Installation, service: Service) -> Rig:
    return Rig(service=service, kiosk=pair(installation, service))


@dataclass
class Listener:
    """Reads the staff's events in a thread of its own and notes when each visit's number was first heard of."""

    service: Service
    token: str
    heard: dict[int, float] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)
    _until: threading.Condition = field(default_factory=threading.Condition)
    _ended: bool = False

    def start(self) -> "Listener":
        request = urllib.request.Request(
            self.service.url + "/v1/staff/events", headers={"Authorization": f"Bearer {self.token}"}
        )
        self._stream = urllib.request.urlopen(request, timeout=60)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def _read(self) -> None:
        kind = ""
        try:
            for raw in self._stream:
                line = raw.decode().rstrip("\r\n")
                if line.startswith("id:"):
                    self.ids.append(int(line[3:]))
                elif line.startswith("event:"):
                    kind = line[6:].strip()
                elif line.startswith("data:") and kind == "visit":
                    self._note(json.loads(line[5:]))
        except (OSError, ValueError, AttributeError):
            if not self._ended:
                raise

    def _note(self, visit: dict[str, Any]) -> None:
        with self._until:
            self.heard.setdefault(visit["number"], time.perf_counter())
            self._until.notify_all()

    def wait_for(self, numbers: int, *, seconds: float) -> bool:
        with self._until:
            return self._until.wait_for(lambda: len(self.heard) >= numbers, seconds)

    def stop(self) -> None:
        self._ended = True
        self._stream.close()
