"""A headless demo as another program starts it, and who is at work in it."""

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from kiosk.client.answers import Answer
from kiosk.client.calls import send
from kiosk.client.device_answers import Leased, State
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.envelopes import Envelope
from kiosk.client.transport import Endpoint, open_http
from kiosk.wire import paths
from kiosk.wire.envelope import seal_arrival


@dataclass(kw_only=True)
class RunningDemo:
    """`said`: the one line it printed."""

    process: subprocess.Popen[bytes]
    said: dict[str, Any] = field(repr=False)

    @property
    def url(self) -> str:
        return str(self.said["url"])

    def user(self, role: str, *, index: int = 0) -> dict[str, str]:
        return dict([user for user in self.said["users"] if user["role"] == role][index])

    def trial(self, what: str) -> dict[str, str]:
        return dict(next(trial for trial in self.said["try"] if trial["what"] == what))

    def stop(self) -> int:
        """As a person at a terminal, or the system, stops it; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def running_demo(folder: Path) -> Iterator[RunningDemo]:
    """`folder`: where it may put its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "demo", "--headless"],
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    demo = RunningDemo(process=process, said=json.loads(line) if line else {})
    try:
        yield demo
    finally:
        demo.stop()


@asynccontextmanager
async def at_work(demo: RunningDemo, role: str, *, index: int = 0) -> AsyncIterator[httpx.AsyncClient]:
    """A member of staff who has logged in."""
    user = demo.user(role, index=index)
    words = {"username": user["username"], "password": user["password"]}
    async with open_http(Endpoint(url=demo.url)) as http:
        session = body_of(await send(http, "POST", paths.SESSIONS, json=words))
    async with open_http(Endpoint(url=demo.url, token=session["token"])) as http:
        yield http


async def arrive(demo: RunningDemo, what: str) -> int:
    """A citizen checks in as the card says, by the kiosk's own client and envelope; returns the number."""
    trial = demo.trial(what)
    async with open_http(Endpoint(url=demo.url, token=demo.said["kiosk_token"])) as http:
        calls = DeviceCalls(http)
        state = await calls.state(spool=0, paper="none")
        assert isinstance(state, State)
        leased = await calls.lease(service_day=state.service_day, count=1)
        assert isinstance(leased, Leased)
        handed_in = await calls.hand_in([sealed(trial, state, leased.block.first)])
        assert isinstance(handed_in, Answer)
    return leased.block.first


def sealed(trial: dict[str, str], state: State, number: int) -> Envelope:
    id = str(uuid.uuid4())
    envelope = seal_arrival(
        public_key=state.key.public,
        id=id,
        number=number,
        service_day=state.service_day,
        digits=bytearray(trial["digits"].encode()),
        declared=trial["time"] or "none",
        language="da",
        at=state.now,
        seen=True,
        receipt="MADEUP00",
    )
    return Envelope(id=id, service_day=state.service_day, number=number, key_id=state.key.id, sealed=envelope)


async def take_step(staff: httpx.AsyncClient, visit_id: str, step: str, **words: object) -> dict[str, Any]:
    path = paths.STAFF_VISIT_STEP.format(visit_id=visit_id, step=step)
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    return body_of(await send(staff, "POST", path, json=words, headers=headers))


def body_of(outcome: object) -> dict[str, Any]:
    assert isinstance(outcome, Answer), outcome
    return dict(outcome.body)
