"""Microsoft Graph on loopback, as its documentation says: token, calendarView in pages, delta, Retry-After."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from builders.web_server import Question, Reply, WebServer, web_server

TENANT, CLIENT, SECRET = "tenant-1", "client-1", "client-secret-prøve"
MAILBOX = "anho@example.org"
_PAGE = 2


def graph_event(
    id: str, starts: str = "2026-11-23T09:00:00", ends: str = "2026-11-23T09:30:00", *, subject: str = "010190-0000",
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    """With times in UTC, in Graph's seven places after the point, and what nobody asked for."""
    return {
        "id": id,
        "subject": subject,
        "start": {"dateTime": f"{starts}.0000000", "timeZone": "UTC"},
        "end": {"dateTime": f"{ends}.0000000", "timeZone": "UTC"},
        "isAllDay": False,
        "isCancelled": False,
        "body": {"contentType": "text", "content": ""},
        "categories": [],
        "location": {"displayName": "2.14"},
        "organizer": {"emailAddress": {"name": "Anne Holm", "address": MAILBOX}},
        "attendees": [{"emailAddress": {"address": "nobody-asked@example.org"}}],
    } | more


@dataclass
class Graph:
    """Mailboxes by name, each event by its id. `throttled`: so many requests are told to wait.
    `forgotten`: as what every delta is refused, in the 4xx.
    """

    mailboxes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {MAILBOX: {}})
    throttled: int = 0
    retry_after: str = "3"
    forgotten: int | None = None
    tokens: list[str] = field(default_factory=list)
    next_host: str = ""
    server: WebServer | None = None
    _states: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def put(self, *events: dict[str, Any], mailbox: str = MAILBOX) -> None:
        self.mailboxes[mailbox] |= {each["id"]: each for each in events}

    def remove(self, id: str, *, mailbox: str = MAILBOX) -> None:
        del self.mailboxes[mailbox][id]

    @property
    def asked(self) -> list[Question]:
        assert self.server is not None
        return self.server.asked

    def __call__(self, asked: Question) -> Reply:
        if asked.path == f"/{TENANT}/oauth2/v2.0/token":
            return self._token(asked)
        if asked.headers.get("authorization") not in [f"Bearer {token}" for token in self.tokens]:
            return _json({"error": {"code": "InvalidAuthenticationToken"}}, status=401)
        if self.throttled:
            self.throttled -= 1
            return Reply(status=429, headers={"Retry-After": self.retry_after})
        _, _, _, mailbox, *rest = asked.path.split("/")
        if mailbox not in self.mailboxes:
            return _json({"error": {"code": "ErrorInvalidUser"}}, status=404)
        return self._delta(asked, mailbox) if rest == ["calendarView", "delta"] else self._view(asked, mailbox)

    def _token(self, asked: Question) -> Reply:
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        if (form["grant_type"], form["client_id"], form["client_secret"]) != ("client_credentials", CLIENT, SECRET):
            return _json({"error": "invalid_client"}, status=400)
        assert form["scope"].endswith("/.default")
        self.tokens.append(f"token-{len(self.tokens)}")
        return _json({"token_type": "Bearer", "expires_in": 3599, "access_token": self.tokens[-1]})

    def _view(self, asked: Question, mailbox: str) -> Reply:
        fields = asked.query["$select"].split(",")
        found = _between(self.mailboxes[mailbox].values(), asked)
        shown = [{name: each[name] for name in fields} for each in found]
        return self._page(asked, shown, last={})

    def _delta(self, asked: Question, mailbox: str) -> Reply:
        """A series' occurrences come without what the series says; the link at the end knows what was told."""
        token = asked.query.get("$deltatoken")
        if token is None:
            now = {each["id"]: each for each in _between(self.mailboxes[mailbox].values(), asked)}
            return self._page(asked, [{"id": id} for id in now], last=self._link(asked, now))
        if self.forgotten or token not in self._states:
            return _json({"error": {"code": "SyncStateNotFound"}}, status=self.forgotten or 410)
        before, now = self._states[token], self.mailboxes[mailbox]
        changed: list[dict[str, Any]] = [{"id": id} for id, each in now.items() if before.get(id) != each]
        changed += [{"id": id, "@removed": {"reason": "deleted"}} for id in before.keys() - now.keys()]
        return self._page(asked, changed, last=self._link(asked, dict(now)))

    def _link(self, asked: Question, state: dict[str, dict[str, Any]]) -> dict[str, str]:
        token = f"delta-{len(self._states)}"
        self._states[token] = json.loads(json.dumps(state))
        return {"@odata.deltaLink": f"{self._here}{asked.path}?{urlencode({'$deltatoken': token})}"}

    def _page(self, asked: Question, items: list[Any], *, last: dict[str, str]) -> Reply:
        skip = int(asked.query.get("$skip", 0))
        said: dict[str, Any] = {"value": items[skip : skip + _PAGE]}
        if skip + _PAGE < len(items):
            query = dict(asked.query) | {"$skip": str(skip + _PAGE)}
            said["@odata.nextLink"] = f"{self.next_host or self._here}{asked.path}?{urlencode(query)}"
        return _json(said | (last if skip + _PAGE >= len(items) else {}))

    @property
    def _here(self) -> str:
        assert self.server is not None
        return self.server.url


def _between(events: Any, asked: Question) -> list[dict[str, Any]]:
    begins, ends = asked.query["startDateTime"].rstrip("Z"), asked.query["endDateTime"].rstrip("Z")
    return [each for each in events if each["start"]["dateTime"] < ends and each["end"]["dateTime"] > begins]


def _json(said: Any, status: int = 200) -> Reply:
    return Reply(body=json.dumps(said).encode(), status=status, headers={"Content-Type": "application/json"})


@contextmanager
def graph_server() -> Iterator[Graph]:
    graph = Graph()
    with web_server(graph) as server:
        graph.server = server
        yield graph
