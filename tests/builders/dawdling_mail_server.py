"""A mail server on loopback that takes every letter and takes its time."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def dawdling_mail_server(pause: float, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Its port. There is a pause before each character that it says; with `tls` it is encrypted from the start."""
    with _Server(("127.0.0.1", 0), _Dawdler) as server:
        server.pause = pause
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.over.set()
            server.shutdown()
            thread.join(10)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    pause = 0.0

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Whoever left in the middle of a word."""


class _Dawdler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.says("220 here")
        for line in self.rfile:
            if line.upper().startswith(b"DATA"):
                self.says("354 go on")
                self.hears_the_letter()
            self.says("250 yes")

    def hears_the_letter(self) -> None:
        while self.rfile.readline() not in {b".\r\n", b""}:
            pass

    def says(self, reply: str) -> None:
        for character in reply + "\r\n":
            if not self.server.over.wait(self.server.pause):
                self.wfile.write(character.encode())
