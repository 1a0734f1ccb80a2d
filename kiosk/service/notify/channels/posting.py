"""One POST to an address that somebody typed, and what its answer means for the message."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

import httpx

from kiosk.service.notify.messages import Delivered, Failed, Outcome, TryAgain
from kiosk.service.outgoing.guarded_http import guarded_client, is_answered
from kiosk.service.outgoing.permitted_addresses import AddressRefused, PermittedAddresses, Why

SECONDS = 8.0
_LONGEST_WAIT = timedelta(hours=1)
_LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """Never says the address in a reason, an exception or a log. Redirects are not followed."""

    permitted: PermittedAddresses
    tls: ssl.SSLContext
    seconds: float = SECONDS

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
        """The answer's body is not read: nothing in it is ours to know."""
        said = {"Content-Type": "application/json", **headers}
        try:
            with (
                guarded_client(self.permitted, seconds=self.seconds, tls=self.tls) as client,
                client.stream("POST", url, content=body, headers=said) as answer,
            ):
                return _meaning(answer)
        except AddressRefused as refused:
            code = str(refused.why)
            return TryAgain(after=None, reason=code) if refused.why is Why.UNKNOWN_HOST else Failed(reason=code)
        except httpx.TimeoutException:
            return TryAgain(after=None, reason="too_slow")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return TryAgain(after=None, reason=_why(error))


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedHost:
    """The machine that an address leads to, whatever comes after its name; never printed."""

    origin: str = field(repr=False)
    poster: Poster

    def answers(self) -> bool:
        by = self.poster
        return is_answered(by.permitted, self.origin, seconds=by.seconds, tls=by.tls)


def posted_host(url: str, poster: Poster) -> PostedHost:
    parts = urlsplit(url)
    return PostedHost(origin=f"{parts.scheme}://{parts.netloc}", poster=poster)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Where a posting channel posts to; never printed."""

    url: str = field(repr=False)
    secret: str | None = field(default=None, repr=False)


def _meaning(answer: httpx.Response) -> Outcome:
    if answer.is_success:
        return Delivered()
    if answer.status_code in _LATER or answer.is_server_error:
        return TryAgain(after=_asked_for(answer.headers.get("retry-after", "")), reason=f"http_{answer.status_code}")
    return Failed(reason=f"http_{answer.status_code}")


def _asked_for(retry_after: str) -> timedelta | None:
    """A date, which some say instead of seconds, counts as nothing said."""
    if not (retry_after.isascii() and retry_after.isdecimal() and len(retry_after) < 9):
        return None
    return min(timedelta(seconds=int(retry_after)), _LONGEST_WAIT)


def _why(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "certificate"
        cause = cause.__cause__ or cause.__context__
    return "no_answer"
