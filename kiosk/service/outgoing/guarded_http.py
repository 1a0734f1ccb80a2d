"""HTTP to addresses that somebody typed: every connection, also that of a redirect, goes where it was judged to go."""

import ssl
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from kiosk.service.outgoing.permitted_addresses import AddressRefused, PermittedAddresses, Why


def guarded_client(
    permitted: PermittedAddresses, *, seconds: float, tls: ssl.SSLContext, follow_redirects: bool = False
) -> httpx.Client:
    """A client of httpx for a few calls; to be closed. Environment and proxies are not asked.

    `seconds` bounds each connection as a whole, however slowly an answer drips. `tls` says whose certificates hold;
    `ssl.create_default_context()` is made once, because it reads every authority. Raises AddressRefused where an
    address is not permitted, and what httpx raises.
    """
    return httpx.Client(
        transport=_GuardedTransport(permitted, seconds=seconds, tls=tls),
        timeout=seconds,
        follow_redirects=follow_redirects,
        trust_env=False,
    )


def is_answered(permitted: PermittedAddresses, url: str, *, seconds: float, tls: ssl.SSLContext) -> bool:
    """Whether a call could begin: the connection stands, by the same rules, and nothing is asked over it."""
    judged = permitted.judge(url)
    if isinstance(judged, Why):
        return False
    try:
        name = httpx.URL(url).raw_host.decode()
        line = _GuardedNetwork(permitted, seconds).connect_tcp(name, judged.port)
        try:
            if urlsplit(url).scheme == "https":
                line = line.start_tls(tls, name)
        finally:
            line.close()
    except (AddressRefused, httpcore.NetworkError, httpcore.TimeoutException, httpx.InvalidURL):
        return False
    return True


class _GuardedTransport(httpx.HTTPTransport):
    """Judges every request as it is written, and every connection by where it leads."""

    def __init__(self, permitted: PermittedAddresses, *, seconds: float, tls: ssl.SSLContext) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._permitted = permitted
        # WHY: httpx has no way to hand a network to its pool.
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, network_backend=_GuardedNetwork(permitted, seconds), max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        judged = self._permitted.judge(str(request.url))
        if isinstance(judged, Why):
            raise AddressRefused(judged)
        return super().handle_request(request)


class _GuardedNetwork(httpcore.NetworkBackend):
    """Asks for the addresses of a name once, and connects to those that were judged."""

    def __init__(self, permitted: PermittedAddresses, seconds: float) -> None:
        self._permitted = permitted
        self._seconds = seconds
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        deadline = time.monotonic() + self._seconds
        failed: Exception = httpcore.ConnectError()
        for address in self._permitted.addresses_of(host, port):
            try:
                left = _left(deadline, httpcore.ConnectTimeout)
                return _Bounded(self._network.connect_tcp(address, port, left, local_address, socket_options), deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as unreachable:
                failed = unreachable
        raise failed


class _Bounded(httpcore.NetworkStream):
    """A connection whose time is over at one moment, whatever each part of it takes."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, over: type[httpcore.TimeoutException]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise over
    return left
