"""Arrivals accepted through HTTP on SQLite with synchronous=FULL, 8 clients: one by one, and in batches of 50."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.load import Load, run
from bench.report import Figure, percentile
from bench.rig import Rig, pair_kiosk
from builders.processes import Installation

CLIENTS = 8
SINGLE = 6_000
BATCHES = 200
BATCH = 50


def _single(rig: Rig) -> Load:
    requests = [rig.request([item]) for item in rig.items(SINGLE)]
    return asyncio.run(run(rig.service.port, requests, clients=CLIENTS))


def _batches(rig: Rig) -> Load:
    items = rig.items(BATCHES * BATCH)
    requests = [rig.request(items[start : start + BATCH]) for start in range(0, len(items), BATCH)]
    return asyncio.run(run(rig.service.port, requests, clients=CLIENTS))


def _fresh(measure_one: Callable[[Rig], Load]) -> Load:
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(folder=Path(folder))
        installation.add_office()
        with installation.serving() as service:
            return measure_one(pair_kiosk(installation, service))


def measure() -> list[Figure]:
    single, batches = _fresh(_single), _fresh(_batches)
    refused = len(single.refused) + len(batches.refused)
    return [
        Figure(
            promise="arrivals accepted one by one, 8 clients, SQLite FULL",
            value=SINGLE / single.seconds,
            unit="/s",
            limit=1000,
            good="at least",
        ),
        Figure(promise="the same, p99 of an answer", value=1000 * percentile(single.times, 0.99), unit="ms"),
        Figure(
            promise="arrivals accepted in batches of 50, 8 clients",
            value=BATCHES * BATCH / batches.seconds,
            unit="/s",
            limit=3000,
            good="at least",
        ),
        Figure(promise="arrivals refused meanwhile", value=refused, unit="", limit=0),
    ]
