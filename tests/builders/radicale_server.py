"""A real CalDAV server, Radicale, on loopback: one user, one calendar, and events put into it as a client does."""

import base64
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from radicale.app import Application
from radicale.config import load

USER, PASSWORD = "kiosk", "prøve-prøve-prøve"
_CALENDAR = b"""<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"/>"""


@dataclass(frozen=True, kw_only=True)
class CalDavServer:
    url: str

    @property
    def calendar(self) -> str:
        return f"{self.url}/{USER}/plan/"

    def put(self, name: str, content: bytes) -> None:
        self._send("PUT", f"{self.calendar}{name}.ics", content, {"Content-Type": "text/calendar"})

    def delete(self, name: str) -> None:
        self._send("DELETE", f"{self.calendar}{name}.ics")

    def make_calendar(self) -> None:
        self._send("MKCALENDAR", self.calendar, _CALENDAR, {"Content-Type": "application/xml"})

    def _send(self, method: str, url: str, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        said = {"Authorization": f"Basic {login}"} | (headers or {})
        request = urllib.request.Request(url, method=method, data=body or None, headers=said)
        with urllib.request.urlopen(request, timeout=30):
            pass


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """A test says nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def radicale(folder: Path) -> Iterator[CalDavServer]:
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    told = {
        "auth": {"type": "htpasswd", "htpasswd_filename": str(users), "htpasswd_encryption": "plain"},
        "storage": {"filesystem_folder": str(folder / "collections")},
        "logging": {"level": "critical"},
    }
    configuration = load()
    configuration.update(told, "test")
    with make_server("127.0.0.1", 0, Application(configuration), _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            made = CalDavServer(url=f"http://localhost:{server.server_port}")
            made.make_calendar()
            yield made
        finally:
            server.shutdown()
            thread.join()
