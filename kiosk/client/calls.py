"""One request and what became of it; no exception of the network leaves this module."""

from collections.abc import Mapping
from typing import Any

from kiosk.client.answers import Answer, Outcome, Refused, Unreachable
from kiosk.client.light_httpx import httpx

Query = Mapping[str, str | int]

_NO_CONTENT = 204


async def send(
    http: httpx.AsyncClient,
    method: str,
    path: str,
    *,
    json: Any = None,
    content: bytes | None = None,
    query: Query | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> Outcome:
    """`json` or `content` as the body; `seconds` where the answer takes its time. Cancelling closes the connection."""
    patience = http.timeout if seconds is None else httpx.Timeout(seconds, connect=http.timeout.connect)
    try:
        response = await http.request(
            method, path, json=json, content=content, params=query, headers=headers, timeout=patience
        )
    except httpx.HTTPError as failed:
        return Unreachable(reason=type(failed).__name__)
    if response.is_success:
        return _answer(response)
    if response.is_redirect or response.status_code < 400:
        return Unreachable(reason="redirect")
    return refusal(response)


def refusal(response: httpx.Response) -> Refused:
    """The problem document of a response that has been read; whatever else is in it is not looked at."""
    problem = _json(response)
    code = problem.get("code") if isinstance(problem, dict) else None
    return Refused(
        status=response.status_code,
        code=code if isinstance(code, str) else "",
        retry_after=_seconds(response.headers.get("Retry-After")),
    )


def _answer(response: httpx.Response) -> Answer | Unreachable:
    if response.status_code == _NO_CONTENT or not response.content:
        return Answer(status=response.status_code)
    body = _json(response)
    if body is None:
        return Unreachable(reason="no JSON")
    return Answer(status=response.status_code, body=body)


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _seconds(raw: str | None) -> float | None:
    """Only the form in seconds: the service sends no dates."""
    return float(raw) if raw is not None and raw.isascii() and raw.isdecimal() else None
