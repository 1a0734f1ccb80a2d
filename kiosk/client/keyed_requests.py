"""Requests of one session whose answers are values: what nobody answered is asked again with the same key."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from pydantic import BaseModel, ValidationError

from kiosk.client.answers import Answer, NoAnswer, Outcome, Unreachable
from kiosk.client.calls import send
from kiosk.client.retry import Backoff

TRIES = 4
"""Of a POST that nobody answered: the same key makes the repetition harmless."""

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The service did it and had nothing to say."""


class KeyedRequests:
    """In the background loop only. Every POST has its own idempotency key."""

    def __init__(self, http: httpx.AsyncClient, *, backoff: Callable[[], Backoff] = Backoff) -> None:
        self._http = http
        self._backoff = backoff

    async def _get(self, path: str, model: type[M]) -> M | NoAnswer:
        return read(await send(self._http, "GET", path), model)

    async def _post(self, path: str, body: BaseModel | None = None) -> Outcome:
        return await self._insist("POST", path, as_json(body) if body is not None else {})

    async def _insist(self, method: str, path: str, json: Mapping[str, Any]) -> Outcome:
        """Asked again with the same key while nobody answers, a few times."""
        headers, backoff = new_key(), self._backoff()
        outcome = await send(self._http, method, path, json=json, headers=headers)
        for _ in range(TRIES - 1):
            if not isinstance(outcome, Unreachable):
                break
            await asyncio.sleep(backoff.wait())
            outcome = await send(self._http, method, path, json=json, headers=headers)
        return outcome


def as_json(body: BaseModel) -> dict[str, Any]:
    return body.model_dump(mode="json", exclude_none=True)


def new_key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4())}


def read(outcome: Outcome, model: type[M]) -> M | NoAnswer:
    if not isinstance(outcome, Answer):
        return outcome
    try:
        return model.model_validate(outcome.body)
    except ValidationError:
        return Unreachable(reason="not understood")


def read_if_any(outcome: Outcome, model: type[M]) -> M | Done | NoAnswer:
    if isinstance(outcome, Answer) and outcome.body is None:
        return Done()
    return read(outcome, model)
