"""Spending a pairing code, and what it leaves in the kiosk's folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.client.answers import Answer, Refused
from kiosk.client.device_answers import NotUnderstood, Paired, read_paired
from kiosk.client.pairing_file import PairingFile
from kiosk.presenter.left_in_spool import waiting
from kiosk.settings.kiosk import is_safe_address
from kiosk.settings.refusals import SaidToOperator

_KIND = "kiosk"


class NotPaired(SaidToOperator):
    """The message is a sentence for the operator."""


def pair_kiosk(folder: Path, *, code: str, url: str, authority: Path | None) -> None:
    """Spends the one-time code and keeps what it gave. Raises NotPaired."""
    if not is_safe_address(url):
        raise NotPaired("The address must begin with https:// (http:// only on this machine).")
    import asyncio  # WHY here: a kiosk that starts has no time for it before its first frame

    raw, paired = asyncio.run(_ask(code, url, authority))
    if paired.kind != _KIND:
        raise NotPaired("The kiosk was not paired: this code is for a device of another kind.")
    _refuse_other_office(folder, paired)
    PairingFile(folder).write({**raw, "url": url})


def read_pairing(folder: Path) -> tuple[str, Paired] | None:
    """The service's address and what pairing gave; None for a kiosk that is not paired."""
    raw = PairingFile(folder).read()
    try:
        return (str(raw["url"]), read_paired(raw)) if raw else None
    except (NotUnderstood, KeyError):
        return None


async def _ask(code: str, url: str, authority: Path | None) -> tuple[Mapping[str, Any], Paired]:
    from kiosk.client.calls import send
    from kiosk.client.transport import Endpoint, open_http
    from kiosk.wire import paths

    async with open_http(Endpoint(url=url, authority=authority)) as http:
        outcome = await send(http, "POST", paths.PAIR, json={"code": code})
    if isinstance(outcome, Answer):
        try:
            return outcome.body, read_paired(outcome.body)
        except NotUnderstood:
            raise NotPaired("The kiosk was not paired: this is not the reception's service.") from None
    if isinstance(outcome, Refused):
        raise NotPaired("The kiosk was not paired: the code is wrong, used or too old.")
    raise NotPaired("The kiosk was not paired: the service cannot be reached.")


def _refuse_other_office(folder: Path, paired: Paired) -> None:
    """Envelopes that still wait here are sealed for the office they were made in."""
    before = read_pairing(folder)
    if before is None or before[1].office_id == paired.office_id:
        return
    if waiting(folder):
        raise NotPaired(
            "The kiosk was not paired: it still holds arrivals of another office. "
            "Pair it with that office to hand them in, or delete them with: kiosk screen --delete-spool"
        )
