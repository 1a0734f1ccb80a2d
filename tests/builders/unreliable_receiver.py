"""A receiver on loopback that refuses some messages, hangs with some and drops some after it took them."""

import random
import socketserver
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kiosk.service.app import utc_now


class Verdict(StrEnum):
    """TAKEN is answered with yes; DROPPED was taken as well, but nobody learns of it."""

    TAKEN = "taken"
    REFUSED = "refused"
    HUNG = "hung"
    DROPPED = "dropped"


@dataclass(kw_only=True)
class Seen:
    """`learnt`: who sent it has read the answer, and said so."""

    id: str
    verdict: Verdict
    at: datetime
    learnt: bool = False


@dataclass
class UnreliableReceiver:
    """`seen` is every message that came, in its order. Each line is a message's id, and its answer a word."""

    seen: list[Seen] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _server: Any = None

    def __enter__(self) -> "UnreliableReceiver":
        receiver = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                receiver.hears(self)

        class Server(socketserver.ThreadingTCPServer):
            request_queue_size = 256
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def is_spoken_to(self) -> bool:
        """Whether something came in the last moment."""
        with self._lock:
            return bool(self.seen) and utc_now() - self.seen[-1].at < timedelta(seconds=1)

    def hears(self, caller: socketserver.StreamRequestHandler) -> None:
        id = caller.rfile.readline().decode().strip()
        if not id:
            return
        (verdict,) = self.chance.choices(list(Verdict), (50, 30, 10, 10))
        seen = Seen(id=id, verdict=verdict, at=utc_now())
        with self._lock:
            self.seen.append(seen)
        match verdict:
            case Verdict.TAKEN:
                caller.wfile.write(b"taken\n")
                seen.learnt = caller.rfile.readline() == b"learnt\n"
            case Verdict.REFUSED:
                caller.wfile.write(b"refused\n")
            case Verdict.HUNG:
                self.over.wait(2)
            case Verdict.DROPPED:
                pass
