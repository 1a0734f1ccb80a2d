"""The command that serves: the port is ours before anything starts, and every fault is a sentence."""

import ctypes
import gc
import os
import socket
import sys
from datetime import datetime

import structlog
import uvicorn

from kiosk.service.app import create_app, end_streams
from kiosk.service.commands.house import CommandRefused, opened
from kiosk.settings.service import ServiceSettings

log = structlog.get_logger()

_BACKLOG = 2048
_PR_SET_DUMPABLE = 4
_UNHEARD_MILLISECONDS = 5000
"""So long may what is sent stay unacknowledged: the stream of a screen whose cable is pulled ends soon, not after a
quarter of an hour, and the screen is missed."""

_RARELY = (50_000, 20, 20)
"""WHY: what a request leaves behind is no cycle; to look for some after every few requests took a tenth of the time."""

_GRACE_SECONDS = 3
"""Event streams are open for ever; this long they may take to hear of the end."""


def serve(settings: ServiceSettings, *, now: datetime) -> None:
    """Until the process is told to end. Raises CommandRefused."""
    with _port_of(settings) as port:
        with opened(settings, now=now):
            app = create_app(settings)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            ssl_certfile=settings.tls_certificate,
            ssl_keyfile=settings.tls_key,
        )
        _load(config)
        _leave_no_core()
        server = _Server(config)
        log.info("service.serving", place=f"{settings.host}:{port.getsockname()[1]}")
        server.run(sockets=[port])
    if not server.started:
        raise CommandRefused("The service could not start.")


def _load(config: uvicorn.Config) -> None:
    """WHY here: a certificate that cannot be read would otherwise be a traceback."""
    try:
        config.load()
    except OSError:
        raise CommandRefused("The certificate or its key cannot be used: see tls_certificate and tls_key.") from None


class _Server(uvicorn.Server):
    """WHY: it waits for open answers when it ends, and an event stream is open for ever."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """WHY: all that is here now stays; looking through it again and again would hold up everybody."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_RARELY)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        end_streams(self.config.app)
        await super().shutdown(sockets)


def _leave_no_core() -> None:
    """A crash must not write what is in memory to a disk, and nobody else of this user may read it."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)


def _port_of(settings: ServiceSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        port = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let a second service in
            port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if sys.platform == "linux":  # what is accepted here has it, too
            port.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNHEARD_MILLISECONDS)
        port.bind((settings.host, settings.port))
        port.listen(_BACKLOG)
    except OSError as refused:
        raise CommandRefused(f"Cannot listen on {settings.listen}: {refused.strerror or 'no such address'}.") from None
    return port
