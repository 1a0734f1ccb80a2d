"""The routes of a kiosk, each with its answer as a value."""

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from kiosk.client.answers import Answer, NoAnswer, Outcome, Unreachable
from kiosk.client.booking_answers import BookedTime, FreeTime, WantedTime, read_booked, read_slots
from kiosk.client.calls import send
from kiosk.client.device_answers import (
    Leased,
    NotUnderstood,
    Paired,
    State,
    read_leased,
    read_paired,
    read_state,
)
from kiosk.client.envelopes import Envelope
from kiosk.client.light_httpx import httpx
from kiosk.domain.ids import TopicId
from kiosk.wire import paths

MOST_ARRIVALS = 50
BEAT_SECONDS = 3.0
BEAT_ANSWER_SECONDS = 2.0
"""WHY so short: one beat that is lost on the way is made up for before anybody is missed."""

T = TypeVar("T")


class DeviceCalls:
    """One device's requests. In the background loop only."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def pair(self, code: str) -> Paired | NoAnswer:
        return _read(await send(self._http, "POST", paths.PAIR, json={"code": code}), read_paired)

    async def state(self, *, spool: int, paper: str, more: Mapping[str, str | int] | None = None) -> State | NoAnswer:
        """The heartbeat too: it says how many envelopes wait here. `more`: what else there is to say of this kiosk."""
        query = {"spool": spool, "paper": paper, **(more or {})}
        return _read(await send(self._http, "GET", paths.KIOSK_STATE, query=query), read_state)

    async def present(self) -> Outcome:
        """A waiting-room screen's heartbeat, once: the next one comes soon."""
        return await send(self._http, "POST", paths.DISPLAY_PRESENCE, seconds=BEAT_ANSWER_SECONDS)

    async def lease(self, *, service_day: date, count: int) -> Leased | NoAnswer:
        asked = {"service_day": service_day.isoformat(), "count": count}
        return _read(await send(self._http, "POST", paths.KIOSK_NUMBERS, json=asked), read_leased)

    async def hand_in(self, envelopes: Sequence[Envelope]) -> Answer | NoAnswer:
        """At most MOST_ARRIVALS. An Answer means that the service has committed every one of them."""
        body = {"arrivals": [_written(envelope) for envelope in envelopes]}
        outcome = await send(self._http, "POST", paths.KIOSK_ARRIVALS, json=body)
        if isinstance(outcome, Answer) and outcome != _took_all(outcome, len(envelopes)):
            return Unreachable(reason="not all taken")
        return outcome

    async def slots(self, topic: TopicId, *, first: date, last: date) -> tuple[FreeTime, ...] | NoAnswer:
        query: dict[str, str | int] = {"topic": topic, "from": first.isoformat(), "to": last.isoformat()}
        return _read(await send(self._http, "GET", paths.KIOSK_SLOTS, query=query), read_slots)

    async def book(self, wanted: WantedTime) -> BookedTime | NoAnswer:
        """Without an answer nobody knows whether the time is booked: ask again with the same `id`."""
        body = {
            "id": wanted.id,
            "slot_id": wanted.slot,
            "key_id": wanted.key_id,
            "envelope": base64.b64encode(wanted.sealed).decode("ascii"),
        }
        return _read(await send(self._http, "POST", paths.KIOSK_BOOKINGS, json=body), read_booked)


def _written(envelope: Envelope) -> dict[str, Any]:
    return {
        "id": envelope.id,
        "service_day": envelope.service_day.isoformat(),
        "number": envelope.number,
        "key_id": envelope.key_id,
        "envelope": base64.b64encode(envelope.sealed).decode("ascii"),
    }


def _took_all(answer: Answer, count: int) -> Answer | None:
    took = answer.body.get("accepted") if isinstance(answer.body, dict) else None
    return answer if answer.status == 202 and took == count else None


def _read(outcome: Outcome, reader: Callable[[Any], T]) -> T | NoAnswer:
    if not isinstance(outcome, Answer):
        return outcome
    try:
        return reader(outcome.body)
    except NotUnderstood:
        return Unreachable(reason="not understood")
