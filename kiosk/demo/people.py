"""The demo's devices and users at work: paired and logged in as in any office."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from kiosk.client.answers import Answer
from kiosk.client.calls import send
from kiosk.client.transport import Endpoint, open_http
from kiosk.demo.installation import DemoFailed, Installation, SettingUp
from kiosk.wire import paths

_POLL_SECONDS = 0.02
_READY_WITHIN_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    kiosk: str = field(repr=False)
    display: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The demo's office at work. `sessions`: by user name, the service's answer to the log-in, as it came."""

    installation: Installation
    tokens: Tokens
    sessions: dict[str, dict[str, Any]] = field(repr=False)


async def make_ready(setting_up: SettingUp, *, log_in: tuple[str, ...] = ()) -> Ready:
    """Raises DemoFailed."""
    installation = await asyncio.to_thread(setting_up.wait)
    await _wait_until_it_answers(installation)
    tokens = await _pair_devices(installation)
    logged_in = await asyncio.gather(*(_log_in(installation, name) for name in log_in))
    return Ready(installation=installation, tokens=tokens, sessions=dict(zip(log_in, logged_in, strict=True)))


async def _wait_until_it_answers(installation: Installation) -> None:
    """Raises DemoFailed when the service ends instead, or takes too long."""
    async with open_http(Endpoint(url=installation.url)) as http:
        for _ in range(int(_READY_WITHIN_SECONDS / _POLL_SECONDS)):
            if isinstance(await send(http, "GET", paths.HEALTH), Answer):
                return
            if installation.service.poll() is not None:
                break
            await asyncio.sleep(_POLL_SECONDS)
    raise DemoFailed("The demo's service did not start.")


async def _pair_devices(installation: Installation) -> Tokens:
    async with open_http(Endpoint(url=installation.url)) as http:
        tokens = {
            kind: str(_body(await send(http, "POST", paths.PAIR, json={"code": code}))["token"])
            for kind, code in installation.codes.items()
        }
    return Tokens(kiosk=tokens["kiosk"], display=tokens["display"])


async def _log_in(installation: Installation, username: str) -> dict[str, Any]:
    words = {"username": username, "password": installation.password}
    async with open_http(Endpoint(url=installation.url)) as http:
        return _body(await send(http, "POST", paths.SESSIONS, json=words))


def _body(outcome: object) -> dict[str, Any]:
    if not isinstance(outcome, Answer):
        raise DemoFailed(f"The demo's service did not answer as agreed: {outcome}.")
    return dict(outcome.body)
