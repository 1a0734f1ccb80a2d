"""Calls: from the desk to the waiting-room screen, and eight desks that call the next one at once."""

import asyncio
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.desks import Calls, Desk, call_everybody
from bench.report import Figure, percentile
from builders.processes import Installation
from builders.virtual_screen import virtual_screen
from builders.walk_ins import walk_in
from builders.watched_display import watched_display

CALLS = 300
BETWEEN_CALLS = (0.15, 0.35)
DESKS = 8
WALK_INS = 2_000


def _installation(folder: Path) -> Installation:
    installation = Installation(folder=folder)
    installation.add_office(desks=DESKS)
    installation.add_user("reception", "receptionist")
    return installation


def _painted(folder: Path) -> list[float]:
    """Seconds from a desk's request to the frame in which its number can be seen."""
    installation = _installation(folder)
    with installation.serving() as service, virtual_screen(1920, 1080) as screen:
        walk_in(installation, service, CALLS)
        token = service.log_in("reception")["token"]
        with watched_display(installation, service.url, robot={"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}) as display:
            called = asyncio.run(_call_one_by_one(service.port, token))
            display.until("painted", count=CALLS, seconds=30)
        painted = {told["number"]: told["at"] for told in display.all("painted")}
    return [painted[number] - at for number, at in called.items()]


async def _call_one_by_one(port: int, token: str) -> dict[int, float]:
    chance = random.Random(5)
    desks = [await Desk(port, token, str(1 + number)).open() for number in range(DESKS)]
    called: dict[int, float] = {}
    for turn in range(CALLS):
        asked = time.monotonic()
        visit = await desks[turn % DESKS].call_next()
        called[visit["number"]] = asked
        await asyncio.sleep(chance.uniform(*BETWEEN_CALLS))
        await desks[turn % DESKS].collects(visit)
    return called


def _at_once(folder: Path) -> Calls:
    installation = _installation(folder)
    with installation.serving() as service:
        walk_in(installation, service, WALK_INS)
        token = service.log_in("reception")["token"]
        return asyncio.run(call_everybody(service.port, token, desks=DESKS))


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        painted = _painted(Path(folder) / "painted")
        calls = _at_once(Path(folder) / "at-once")
    twice = sum(count - 1 for count in Counter(calls.numbers).values())
    called = "call → number painted on the waiting-room screen"
    return [
        Figure(promise=f"{called}, p50", value=1000 * percentile(painted, 0.5), unit="ms", limit=50),
        Figure(promise=f"{called}, p99", value=1000 * percentile(painted, 0.99), unit="ms", limit=120),
        Figure(
            promise=f"{DESKS} desks call next at once, {WALK_INS} walk-ins, SQLite, p99",
            value=1000 * percentile(calls.times, 0.99),
            unit="ms",
            limit=30,
        ),
        Figure(promise="the same, p50", value=1000 * percentile(calls.times, 0.5), unit="ms"),
        Figure(promise="the same, called and collected", value=WALK_INS / calls.seconds, unit="/s"),
        Figure(promise="the same, called twice", value=twice, unit="", limit=0),
        Figure(promise="the same, skipped", value=WALK_INS - len(set(calls.numbers)), unit="", limit=0),
    ]
