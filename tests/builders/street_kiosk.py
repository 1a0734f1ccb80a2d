"""A kiosk that somebody outside the project might write from the contract alone."""

import base64
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from builders.outsider import Answer, Outsider, sealed

Item = dict[str, Any]
Words = dict[str, Any]


@dataclass(kw_only=True)
class StreetKiosk:
    """`last_id`: of the arrival that was made last."""

    outside: Outsider
    token: str = field(repr=False)
    last_id: str = ""
    _known: dict[str, Any] = field(default_factory=dict, repr=False)
    _known_since: float = 0.0
    _block: list[int] = field(default_factory=list)

    def state(self) -> dict[str, Any]:
        return dict(self.outside.call("GET", "/v1/kiosk/state", token=self.token).body())

    def lease(self, count: int = 1, *, day: str = "") -> Answer:
        words = {"service_day": day or self.known()["service_day"], "count": count}
        return self.outside.call("POST", "/v1/kiosk/numbers", words, token=self.token)

    def known(self) -> dict[str, Any]:
        """The state as it was asked for once, and the time that has gone on since."""
        if not self._known:
            self._known, self._known_since = self.state(), time.monotonic()
        since = timedelta(seconds=time.monotonic() - self._known_since)
        return self._known | {"now": (datetime.fromisoformat(self._known["now"]) + since).isoformat()}

    def number(self) -> int:
        """The next of the block that was leased."""
        if not self._block:
            leased = self.lease(20).body(201)
            self._block = list(range(leased["first"], leased["last"] + 1))
        return self._block.pop(0)

    def words(self, number: int, *, digits: str | None, declared: str, **changes: Any) -> Words:
        """The inside of an arrival."""
        state = self.known()
        self.last_id = str(uuid.uuid4())
        return {
            "v": 1,
            "kind": "arrival",
            "id": self.last_id,
            "number": number,
            "service_day": state["service_day"],
            "digits": digits,
            "code": None,
            "declared": declared,
            "topic": None,
            "language": "da",
            "at": state["now"],
            "seen": True,
            "receipt": "K7QF2M8X",
        } | changes

    def amendment(self, number: int, about: str, **changes: Any) -> Words:
        state = self.known()
        return {
            "v": 1,
            "kind": "amend",
            "id": str(uuid.uuid4()),
            "about": about,
            "number": number,
            "service_day": state["service_day"],
            "needs": None,
            "declared": None,
            "at": state["now"],
        } | changes

    def item(self, words: Words, **outside: Any) -> Item:
        """The envelope and what stands outside, which agrees unless a test says otherwise."""
        state = self.known()
        envelope = sealed(base64.b64decode(state["public_key"]), words)
        return {
            "id": words["id"],
            "service_day": words["service_day"],
            "number": words["number"],
            "key_id": state["key_id"],
            "envelope": base64.b64encode(envelope).decode(),
        } | outside

    def hand_in(self, *items: Item) -> Answer:
        return self.outside.call("POST", "/v1/kiosk/arrivals", {"arrivals": list(items)}, token=self.token)

    def sends(self, words: Words, **outside: Any) -> None:
        self.hand_in(self.item(words, **outside)).body(202)

    def arrives(self, digits: str | None, declared: str, **changes: Any) -> int:
        """Somebody checks in; returns the number."""
        number = self.number()
        self.sends(self.words(number, digits=digits, declared=declared, **changes))
        return number

    def is_now(self) -> datetime:
        return datetime.fromisoformat(self.known()["now"])
