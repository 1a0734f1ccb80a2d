"""How sources reach other machines: guarded addresses, true certificates, bounded answers, failures as codes."""

import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from kiosk.domain.instants import elapsed
from kiosk.service.outgoing.guarded_http import guarded_client
from kiosk.service.outgoing.permitted_addresses import AddressRefused, PermittedAddresses, Why
from kiosk.service.sources.deliveries import FetchFailed, Reason
from kiosk.wire.staff import LARGEST_IMPORT

_SECONDS = 60.0
"""For a whole answer, however slowly it drips."""
_LONGEST_REST = timedelta(hours=1)
_BY_STATUS = {
    401: Reason.LOGIN_REFUSED,
    403: Reason.FORBIDDEN,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    413: Reason.TOO_LARGE,
    429: Reason.THROTTLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. Its address and its headers may be secrets: nothing of them is said anywhere."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A good answer, or one that nothing has changed (304)."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebDoor:
    """`tls` says whose certificates hold. `clock` is for dates in `Retry-After`."""

    permitted: PermittedAddresses
    clock: Callable[[], datetime]
    tls: ssl.SSLContext
    largest: int = LARGEST_IMPORT
    seconds: float = _SECONDS

    def ask(self, asked: Asked, *, follow_redirects: bool = False) -> Answered | FetchFailed:
        try:
            with guarded_client(
                self.permitted, seconds=self.seconds, tls=self.tls, follow_redirects=follow_redirects
            ) as client:
                return self._answer(client, asked)
        except AddressRefused as refused:
            unknown = refused.why is Why.UNKNOWN_HOST
            return FetchFailed(reason=Reason.UNREACHABLE if unknown else Reason.ADDRESS_REFUSED)
        except httpx.TimeoutException:
            return FetchFailed(reason=Reason.TIMED_OUT)
        except httpx.TooManyRedirects:
            return FetchFailed(reason=Reason.REDIRECTED)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            return FetchFailed(reason=Reason.ADDRESS_REFUSED)
        except (httpx.HTTPError, OSError) as broken:
            return FetchFailed(reason=Reason.BAD_CERTIFICATE if _is_about_certificates(broken) else Reason.UNREACHABLE)

    def _answer(self, client: httpx.Client, asked: Asked) -> Answered | FetchFailed:
        request = client.build_request(asked.method, asked.url, headers=asked.headers, content=asked.content or None)
        response = client.send(request, stream=True, auth=asked.login)
        try:
            if response.status_code != 304 and not response.is_success:
                return self._failure(response)
            if "," in response.headers.get("content-encoding", ""):
                # WHY: what is compressed twice grows a million times before anybody can count it.
                return FetchFailed(reason=Reason.BAD_ANSWER)
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > self.largest:
                    return FetchFailed(reason=Reason.TOO_LARGE)
            return Answered(status=response.status_code, headers=response.headers, content=bytes(content))
        finally:
            response.close()

    def _failure(self, response: httpx.Response) -> FetchFailed:
        status, after = response.status_code, self._retry_after(response)
        if response.has_redirect_location:
            return FetchFailed(reason=Reason.REDIRECTED)
        if status == 503 and after is not None:
            return FetchFailed(reason=Reason.THROTTLED, after=after)
        usual = Reason.SERVER_ERROR if status >= 500 else Reason.BAD_ANSWER
        return FetchFailed(reason=_BY_STATUS.get(status, usual), after=after)

    def _retry_after(self, response: httpx.Response) -> timedelta | None:
        """Seconds or a date; never longer than an hour."""
        said = response.headers.get("retry-after", "").strip()
        wait: timedelta | None = None
        with suppress(ValueError, TypeError, OverflowError):
            if said.isascii() and said.isdecimal():
                wait = timedelta(seconds=min(int(said), 86_400))
            elif said:
                wait = elapsed(since=self.clock(), until=parsedate_to_datetime(said))
        return None if wait is None else min(max(wait, timedelta()), _LONGEST_REST)


def _is_about_certificates(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
