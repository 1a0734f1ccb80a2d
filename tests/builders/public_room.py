"""A kiosk as the service sees one: its pairing, and arrivals sealed for it by the kiosk's own code."""

import base64
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from builders.processes import Installation, Service
from kiosk.wire.envelope import seal_amendment, seal_arrival, seal_booking

Item = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedKiosk:
    """What a kiosk knows after pairing and its first state."""

    token: str
    key_id: str
    public_key: bytes
    day: date

    def arrival(
        self, number: int, *, digits: bytes | None = b"010190", declared: str = "unknown", id: str = "", **more: Any
    ) -> Item:
        name = id or str(uuid.uuid4())
        envelope = seal_arrival(
            public_key=self.public_key,
            id=name,
            number=number,
            service_day=self.day,
            digits=None if digits is None else bytearray(digits),
            declared=declared,
            language="da",
            at=more.pop("at", datetime.now(UTC)),
            seen=more.pop("seen", True),
            receipt=secrets.token_hex(4).upper(),
            **more,
        )
        return self._item(name, number, envelope)

    def amendment(
        self, number: int, about: str, *, needs: tuple[str, ...] = ("interpreter",), declared: str | None = None
    ) -> Item:
        name = str(uuid.uuid4())
        envelope = seal_amendment(
            public_key=self.public_key,
            id=name,
            about=about,
            number=number,
            service_day=self.day,
            needs=needs,
            declared=declared,
            at=datetime.now(UTC),
        )
        return self._item(name, number, envelope)

    def booking(self, slot: str, *, digits: bytes = b"010190") -> Item:
        """The body of a booking."""
        name = str(uuid.uuid4())
        envelope = seal_booking(
            public_key=self.public_key,
            id=name,
            slot_id=slot,
            digits=bytearray(digits),
            language="da",
            at=datetime.now(UTC),
        )
        return {
            "id": name,
            "slot_id": slot,
            "key_id": self.key_id,
            "envelope": base64.b64encode(envelope).decode(),
        }

    def free_slots(self, service: Service, *, topic: str = "general", days: int = 40) -> list[str]:
        last = self.day + timedelta(days=days)
        path = f"/v1/kiosk/slots?topic={topic}&from={self.day.isoformat()}&to={last.isoformat()}"
        status, answer = service.call("GET", path, token=self.token)
        assert status == 200, answer
        return [slot["id"] for slot in answer["slots"]]

    def _item(self, name: str, number: int, envelope: bytes) -> Item:
        return {
            "id": name,
            "service_day": self.day.isoformat(),
            "number": number,
            "key_id": self.key_id,
            "envelope": base64.b64encode(envelope).decode(),
        }


def pair(installation: Installation, service: Service, *, office: str = "main") -> PairedKiosk:
    paired = service.pair(installation.pairing_code("kiosk", office=office))
    status, state = service.call("GET", "/v1/kiosk/state", token=paired["token"])
    assert status == 200, state
    return PairedKiosk(
        token=paired["token"],
        key_id=state["key_id"],
        public_key=base64.b64decode(state["public_key"]),
        day=date.fromisoformat(state["service_day"]),
    )
