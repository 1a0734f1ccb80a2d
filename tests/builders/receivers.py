"""Receivers of messages on loopback: HTTP that accepts, refuses, hangs, redirects or drops, as the test says."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DROP = -1
"""Takes the request, and closes without an answer."""
HANG = -2
"""Takes the request, and says nothing until the test is over."""
DRIP = -3
"""Begins an answer, and goes on with it for two seconds."""


@dataclass(frozen=True, kw_only=True)
class Received:
    path: str
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class HttpReceiver:
    """`mood` says what each request gets: a status, or DROP, HANG, DRIP. Requests are kept as they came."""

    received: list[Received] = field(default_factory=list)
    mood: Callable[[int], int] = lambda nth: 204
    headers: dict[str, str] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)
    url: str = ""


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever leaves in the middle is what these tests are about."""


@contextmanager
def http_receiver(host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None) -> Iterator[HttpReceiver]:
    receiver = HttpReceiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Received(path=self.path, headers=headers, body=body))
            _answer(self, receiver)

        do_GET = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

    server = _Quiet((host, 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    receiver.url = f"http{'s' if tls else ''}://{host}:{server.server_address[1]}"
    try:
        yield receiver
    finally:
        receiver.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)


def _answer(handler: BaseHTTPRequestHandler, receiver: HttpReceiver) -> None:
    status = receiver.mood(len(receiver.received))
    if status == DROP:
        handler.connection.shutdown(socket.SHUT_RDWR)
    elif status == HANG:
        receiver.over.wait(30)
    elif status == DRIP:
        for _ in range(100):
            if receiver.over.wait(0.02):
                break
            handler.wfile.write(b"H")
    else:
        handler.send_response(status)
        for name, value in receiver.headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", "0")
        handler.end_headers()
