"""Requests to Microsoft Graph: the application's token, and answers in pages."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from kiosk.domain.instants import later
from kiosk.service.sources.deliveries import FetchFailed, Reason
from kiosk.service.sources.web_door import Answered, Asked, WebDoor
from kiosk.settings.sources import GraphSource, SecretMissing

_MOST_PAGES = 1_000
_EARLY = timedelta(minutes=5)
"""A token is renewed so long before it ends."""
_PREFER = 'outlook.timezone="UTC", outlook.body-content-type="text", IdType="ImmutableId", odata.maxpagesize=100'


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """All pages of an answer; `delta`: where to ask for what has changed since."""

    items: list[Any] = field(repr=False)
    delta: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    text: str = field(repr=False)
    until: datetime


class GraphLine:
    def __init__(self, settings: GraphSource, door: WebDoor, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._door = door
        self._clock = clock
        self._token: _Token | None = None

    def list_all(self, url: str) -> Listed | FetchFailed:
        """WHY no other host: the answers name the next page, and every request bears the token."""
        items: list[Any] = []
        for _ in range(_MOST_PAGES):
            page = self._page(url)
            if isinstance(page, FetchFailed):
                return page
            found = page.get("value")
            if not isinstance(found, list):
                return FetchFailed(reason=Reason.BAD_ANSWER)
            items += found
            following, delta = page.get("@odata.nextLink"), page.get("@odata.deltaLink")
            if following is None:
                return Listed(items=items, delta=delta if isinstance(delta, str) else None)
            url = str(following)
        return FetchFailed(reason=Reason.TOO_LARGE)

    def address(self, path: str, **query: str) -> str:
        return f"{self._settings.api}/{path}?{urlencode(query)}"

    def _page(self, url: str) -> dict[str, Any] | FetchFailed:
        if not self._is_ours(url):
            return FetchFailed(reason=Reason.BAD_ANSWER)
        token = self._valid_token()
        if isinstance(token, FetchFailed):
            return token
        headers = {"Authorization": f"Bearer {token.text}", "Accept": "application/json", "Prefer": _PREFER}
        answer = self._door.ask(Asked(method="GET", url=url, headers=headers))
        if isinstance(answer, FetchFailed):
            if answer.reason is Reason.LOGIN_REFUSED:
                self._token = None
            return answer
        return _object(answer)

    def _is_ours(self, url: str) -> bool:
        try:
            asked, ours = urlsplit(url), urlsplit(self._settings.api)
            return (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)
        except ValueError:
            return False

    def _valid_token(self) -> _Token | FetchFailed:
        if self._token is None or self._token.until <= self._clock():
            found = self._new_token()
            if isinstance(found, FetchFailed):
                return found
            self._token = found
        return self._token

    def _new_token(self) -> _Token | FetchFailed:
        try:
            form = _form(self._settings)
        except SecretMissing:
            return FetchFailed(reason=Reason.SECRET_MISSING)
        answer = self._door.ask(
            Asked(
                method="POST",
                url=f"{self._settings.login}/{self._settings.tenant}/oauth2/v2.0/token",
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                content=form,
            )
        )
        if isinstance(answer, FetchFailed):
            # WHY: what is wrong with a secret is said as a bad request.
            wrong = answer.reason is Reason.BAD_ANSWER
            return FetchFailed(reason=Reason.LOGIN_REFUSED, after=answer.after) if wrong else answer
        said = _object(answer)
        if isinstance(said, FetchFailed):
            return said
        text, seconds = said.get("access_token"), said.get("expires_in")
        if not isinstance(text, str) or not isinstance(seconds, int) or not text.isprintable():
            return FetchFailed(reason=Reason.BAD_ANSWER)
        lasts = max(timedelta(seconds=min(seconds, 86_400)) - _EARLY, timedelta(seconds=30))
        return _Token(text=text, until=later(self._clock(), lasts))


def selected(fields: Iterable[str]) -> str:
    return ",".join(fields)


def _form(settings: GraphSource) -> bytes:
    """Raises SecretMissing."""
    api = urlsplit(settings.api)
    said = {
        "grant_type": "client_credentials",
        "client_id": settings.client_id,
        "client_secret": settings.client_secret.read().get_secret_value(),
        "scope": f"{api.scheme}://{api.netloc}/.default",
    }
    return urlencode(said).encode()


def _object(answer: Answered) -> dict[str, Any] | FetchFailed:
    try:
        said = json.loads(answer.content)
    except (ValueError, RecursionError):
        return FetchFailed(reason=Reason.BAD_ANSWER)
    return said if isinstance(said, dict) else FetchFailed(reason=Reason.BAD_ANSWER)
