"""The one way to open a connection to the service."""

import logging
import ssl
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.client.light_httpx import httpx

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where the service is, and who is asking. `authority`: a file with the only certificate authority trusted."""

    url: str
    token: str | None = field(default=None, repr=False)
    authority: Path | None = None


def open_http(endpoint: Endpoint) -> httpx.AsyncClient:
    """Follows no redirect, reads no proxy or certificate from the environment, logs no URL."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    headers = {"Authorization": f"Bearer {endpoint.token}"} if endpoint.token else {}
    return httpx.AsyncClient(
        base_url=endpoint.url,
        headers=headers,
        verify=_trust(endpoint),
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
    )


def _trust(endpoint: Endpoint) -> ssl.SSLContext | bool:
    if endpoint.url.startswith("http://"):
        return False  # WHY: nothing to verify, and no reason to load every authority of the web
    if endpoint.authority is None:
        return True
    return ssl.create_default_context(cafile=str(endpoint.authority))
