"""The process that others are forked from: it has loaded what they will need, and does nothing itself."""

import gc
import json
import os
import socket
import sys
import time
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

LARGEST = 150_000
LIBRARIES = (
    "alembic.command",
    "argon2",
    "fastapi",
    "holidays",
    "httptools",
    "icalendar",
    "nacl.bindings",
    "psycopg",
    "pydantic_settings",
    "recurring_ical_events",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.orm",
    "structlog",
    "time_machine",
    "typer",
    "uvicorn.lifespan.on",
    "uvicorn.protocols.http.httptools_impl",
)
GLASS = (
    "PySide6.QtSvg",
    "PySide6.QtTest",
    "PySide6.QtWidgets",
    "cryptography",
    "httpx",
    "httpx_sse",
    "kiosk.display.room",
    "kiosk.display_app",
    "kiosk.kiosk_app",
    "kiosk.presenter.front",
)
"""What every robot imports before it plants a defect."""


def main() -> None:
    """Its words: the door's number, and what to load."""
    door = socket.socket(fileno=int(sys.argv[1]))
    for library in GLASS if sys.argv[2] == "glass" else LIBRARIES:
        import_module(library)
    if sys.argv[2] == "service":
        load_service()
    if sys.argv[2] != "glass":
        save_on_passwords()
    gc.collect()
    gc.freeze()
    order = next_order(door)
    if order is not None:
        live(order)


def load_service() -> None:
    for name in ("kiosk.command_line", "kiosk.batch"):
        import_module(name)
    for module in walk_packages(import_module("kiosk.service").__path__, "kiosk.service."):
        if ".migrations" not in module.name:
            import_module(module.name)


def save_on_passwords() -> None:
    """The same hashing with the smallest figures argon2 takes: people log in by the hundred here."""
    make = import_module("argon2").PasswordHasher.__init__
    make.__defaults__ = (1, 8, 1, *make.__defaults__[3:])


def next_order(door: socket.socket) -> dict[str, Any] | None:
    """Returns in each process that was asked for, with its streams in place; None when nobody asks any more."""
    while True:
        raw, streams, _, _ = socket.recv_fds(door, LARGEST, 3)
        if not raw:
            return None
        told, tells = os.pipe()
        if os.fork() == 0:
            born = os.fork()
            if born:
                # WHY ending in between: an orphan becomes the child of whoever started the cradle.
                os.write(tells, str(born).encode())
                os._exit(0)
            for place, stream in enumerate(streams):
                os.dup2(stream, place)
            for handle in (*streams, told, tells):
                os.close(handle)
            door.close()
            return dict(json.loads(raw))
        os.wait()
        door.send(os.read(told, 20))
        for handle in (*streams, told, tells):
            os.close(handle)


def live(order: dict[str, Any]) -> None:
    """As `python -c program words` would."""
    os.environ.clear()
    os.environ.update(order["environment"])
    time.tzset()
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    sys.argv = ["-c", *order["words"]]
    exec(compile(order["program"], "<string>", "exec"), {"__name__": "__main__"})
