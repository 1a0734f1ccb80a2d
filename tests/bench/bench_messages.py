"""From the commit of a message to its acceptance by a real mail server, and to its receipt by a webhook."""

import email
import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Condition, Event
from typing import Any

from bench.report import Figure, percentile
from builders.mail_server import mail_server
from builders.post import described
from builders.receivers import http_receiver
from builders.reception import OFFICE, Reception
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.app import utc_now
from kiosk.service.notify.channels.mail import MailChannel, SmtpServer
from kiosk.service.notify.channels.posting import Posted, Poster
from kiosk.service.notify.channels.webhook import WebhookChannel
from kiosk.service.notify.dispatcher import Dispatcher
from kiosk.service.notify.messages import Channel
from kiosk.service.notify.texts import Texts
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.usecases.put_message import put_message
from kiosk.settings.assets import assets_folder
from kiosk.settings.channels import MailSettings

MESSAGES = 400
PER_SECOND = 20
PATIENCE_SECONDS = 5
SECRET = "whsec_bWFkZSB1cCBzZWNyZXQgb2YgMjQgYnl0ZXMhIQ=="


@dataclass
class Stamped(list[Any]):
    """What came, and when each came."""

    at: list[float] = field(default_factory=list)
    more: Condition = field(default_factory=Condition)

    def append(self, what: Any) -> None:
        with self.more:
            self.at.append(time.monotonic())
            super().append(what)
            self.more.notify_all()

    def until_all_came(self) -> None:
        """Or until nobody waits for them any more: how many there are is one of the figures."""
        with self.more:
            self.more.wait_for(lambda: len(self) >= MESSAGES, PATIENCE_SECONDS)


@contextmanager
def _dispatched(folder: Path, channel: Channel) -> Iterator[Reception]:
    """A database whose commits reach the disk, as in production."""
    store = Store(f"sqlite:///{folder / 'reception.db'}")
    bring_up_to_date(store.engines)
    reception = Reception.opened(store, KeyRing(folder / "secrets"))
    dispatcher = Dispatcher(store, opens=lambda _: channel, describes=described, clock=utc_now)
    dispatcher.start()
    try:
        yield reception
    finally:
        dispatcher.stop()
        store.close()


def _committed(reception: Reception, came: Stamped, channels: int = 4) -> dict[str, float]:
    """One message after the other, at their pace; when each was committed, by its id. Ends when all have come."""
    committed: dict[str, float] = {}
    pace = Event()
    began = time.monotonic()
    for number in range(MESSAGES):
        pace.wait(max(0.0, began + number / PER_SECOND - time.monotonic()))
        put = partial(
            put_message,
            office_id=OFFICE,
            kind=MessageKind.PICKUP,
            to=[f"channel-{number % channels}"],
            number=17,
            stale_after=timedelta(minutes=10),
            now=utc_now(),
        )
        (id,) = reception.does(put)
        committed[id] = time.monotonic()
    came.until_all_came()
    return committed


def _figures(what: str, committed: dict[str, float], came: Stamped, id_of: Callable[[Any], str]) -> list[Figure]:
    seconds = [at - committed[id_of(each)] for each, at in zip(came, came.at, strict=True)]
    said = f"commit → {what}, {PER_SECOND} per second"
    return [
        Figure(promise=f"{said}, p50", value=1000 * percentile(seconds, 0.5), unit="ms", limit=100),
        Figure(promise=f"{said}, p99", value=1000 * percentile(seconds, 0.99), unit="ms", limit=300),
        Figure(promise=f"{what}, of {MESSAGES}", value=len(seconds), unit="", limit=MESSAGES, good="at least"),
    ]


def _mail(folder: Path) -> list[Figure]:
    with mail_server() as server:
        server.letters = came = Stamped()
        settings = MailSettings(server=f"127.0.0.1:{server.port}", sender="reception@example.org", security="none")
        by = SmtpServer(settings=settings, tls=ssl.create_default_context())
        channel = MailChannel("prove@example.org", by, Texts(assets_folder()))
        with _dispatched(folder, channel) as reception:
            committed = _committed(reception, came)
    return _figures("mail accepted", committed, came, _message_id)


def _webhook(folder: Path) -> list[Figure]:
    with http_receiver() as receiver:
        receiver.received = came = Stamped()
        poster = Poster(permitted=PermittedAddresses(("127.0.0.1",)), tls=ssl.create_default_context())
        channel = WebhookChannel(Posted(url=receiver.url, secret=SECRET), poster, Texts(assets_folder()), utc_now)
        with _dispatched(folder, channel) as reception:
            committed = _committed(reception, came)
    return _figures("webhook received", committed, came, lambda each: str(each.headers["webhook-id"]))


def _message_id(raw: bytes) -> str:
    return str(email.message_from_bytes(raw)["message-id"]).strip("<>").partition("@")[0]


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as mail, tempfile.TemporaryDirectory() as webhook:
        return _mail(Path(mail)) + _webhook(Path(webhook))
