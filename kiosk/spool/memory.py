"""What the kiosk remembers over a restart: the service's last state, and when that was."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from kiosk.client.device_answers import State, read_state
from kiosk.spool.office_clock import Anchor

_STATE = "state"
_ANCHOR = "anchor"
_PROBE = "probe"
_PROBE_SIZE = 4096


def remember_state(connection: sqlite3.Connection, state: State, anchor: Anchor) -> None:
    _put(connection, _STATE, dict(state.raw))
    _put(connection, _ANCHOR, anchor.written())


def recall_state(connection: sqlite3.Connection) -> tuple[State, Anchor] | None:
    """None before the first state, or when an older version of this program wrote something else."""
    state_raw, anchor_raw = _get(connection, _STATE), _get(connection, _ANCHOR)
    if state_raw is None or anchor_raw is None:
        return None
    try:
        state = read_state(state_raw)
        return state, Anchor.read(anchor_raw, at=state.now, service_day=state.service_day)
    except (ValueError, KeyError, TypeError):
        return None


def write_probe(connection: sqlite3.Connection) -> None:
    """As much as an arrival takes, so that a disk with room for it has room for one."""
    _put(connection, _PROBE, {"written": " " * _PROBE_SIZE})


def _put(connection: sqlite3.Connection, name: str, value: Mapping[str, Any]) -> None:
    connection.execute(
        "INSERT INTO memory (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )


def _get(connection: sqlite3.Connection, name: str) -> Any:
    row = connection.execute("SELECT value FROM memory WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])
