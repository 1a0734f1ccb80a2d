"""Somebody from outside the project: speaks HTTP as it is on the wire, and seals with libsodium's own binding."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from nacl.public import PublicKey, SealedBox

ENVELOPE_LENGTH = 512


def sealed(public_key: bytes, words: Mapping[str, Any], *, length: int = ENVELOPE_LENGTH) -> bytes:
    """A sealed box over JSON that is padded with spaces."""
    text = json.dumps(words, ensure_ascii=False).encode()
    return bytes(SealedBox(PublicKey(public_key)).encrypt(text.ljust(length)))


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def refused(self) -> tuple[int, str]:
        """The status and the code of a problem document; anything else is a failure of the test."""
        assert self.headers.get("content-type") == "application/problem+json", (self.status, self.raw[:300])
        assert self.json["status"] == self.status
        return self.status, self.json["code"]

    def body(self, status: int = 200) -> Any:
        """The JSON of an answer that must have this status."""
        assert self.status == status, (self.status, self.raw[:300])
        return self.json


@dataclass(frozen=True, kw_only=True)
class Outsider:
    """At one service; a token is said with each call."""

    url: str
    http: httpx.Client = field(repr=False)

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str = "",
        key: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """`body`: bytes go as they are, anything else as JSON. `key`: the Idempotency-Key."""
        said = dict(headers or {})
        if token:
            said["Authorization"] = f"Bearer {token}"
        if key:
            said["Idempotency-Key"] = key
        if body is not None:
            said.setdefault("Content-Type", "application/json")
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = self.http.request(method, self.url + path, content=body, headers=said)
        return Answer(status=answer.status_code, headers=dict(answer.headers), raw=answer.content)

    def log_in(self, username: str, password: str) -> Answer:
        return self.call("POST", "/v1/sessions", {"username": username, "password": password})


@contextmanager
def outsider(url: str) -> Iterator[Outsider]:
    with httpx.Client(timeout=30, trust_env=False, verify=False) as http:
        yield Outsider(url=url, http=http)
