"""A service set up for measuring: one office, one paired kiosk, a receptionist, and a listener of events."""

import base64
import json
import threading
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from bench.load import arrivals_request, sealed_item
from builders.processes import Installation, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """One paired kiosk at a running service."""

    service: Service
    token: str
    key_id: str
    public_key: bytes
    day: date

    def items(self, count: int, *, first: int = 1, digits: Sequence[bytes] = (b"010190",)) -> list[dict[str, object]]:
        now = datetime.now(UTC)
        return [
            sealed_item(
                public_key=self.public_key,
                key_id=self.key_id,
                number=first + index,
                day=self.day,
                at=now,
                digits=digits[index % len(digits)],
            )
            for index in range(count)
        ]

    def request(self, items: Sequence[dict[str, object]]) -> bytes:
        return arrivals_request(f"127.0.0.1:{self.service.port}", self.token, items)


def pair_kiosk(installation: Installation, service: Service, *, office: str = "main") -> Rig:
    paired = service.pair(installation.pairing_code("kiosk", office=office))
    _, state = service.call("GET", "/v1/kiosk/state", token=paired["token"])
    return Rig(
        service=service,
        token=paired["token"],
        key_id=state["key_id"],
        public_key=base64.b64decode(state["public_key"]),
        day=date.fromisoformat(state["service_day"]),
    )


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
