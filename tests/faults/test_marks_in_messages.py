"""Marked names, digits and topics are in all data; messages go out over every channel; none holds a mark."""

import io
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import func, select

from builders import marks
from builders.arrivals import KioskRoom
from builders.mail_server import MailServer, mail_server
from builders.pickups import Ladder
from builders.receivers import HttpReceiver, http_receiver
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.domain.roles import Role
from kiosk.service.notify.open_channels import OpenChannels
from kiosk.service.notify.post import dispatcher_of, links_of
from kiosk.service.notify.texts import Texts
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OutboxRow, UserRow
from kiosk.service.usecases.channels import add_channel
from kiosk.settings.channels import MailSettings, SmsSettings
from kiosk.settings.logs import log_to_stderr
from kiosk.settings.service import ServiceSettings
from kiosk.wire.channels import NewChannel

HUSH = "hush-hush-hush"
"""In every address that is a secret: no log may hold it."""
_NEVER = threading.Event()


@dataclass
class Outside:
    """Everything that left the house, and everything that was said about it."""

    web: HttpReceiver
    mail: MailServer
    said: io.StringIO = field(default_factory=io.StringIO)
    library: list[str] = field(default_factory=list)

    def everything(self) -> bytes:
        posted = [repr((got.path, got.headers)).encode() + got.body for got in self.web.received]
        return b"\n".join([*posted, *self.mail.letters, *map(str.encode, self.library), self.said.getvalue().encode()])


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    """Loggers as in the service, and beside them what libraries say at their most talkative."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers, root.level
    with ExitStack() as running:
        found = Outside(running.enter_context(http_receiver()), running.enter_context(mail_server()))
        monkeypatch.setattr(sys, "stderr", found.said)
        log_to_stderr()
        heard = _Heard(found.library)
        root.handlers = [*root.handlers, heard]
        for talkative in ("httpx", "httpcore", "urllib3", "apprise"):
            logging.getLogger(talkative).setLevel(logging.DEBUG)
        yield found
        root.handlers, root.level = handlers, level
        structlog.configure(**before)


class _Heard(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Reception]:
    """Whatever can be called something is called a mark."""
    store = Store(f"sqlite:///{tmp_path / 'reception.db'}")
    bring_up_to_date(store.engines)
    reception = Reception.opened(store, KeyRing(tmp_path / "secrets"))
    reception.now = at("10:00")
    reception.is_booked({}, topic=marks.NAME)
    reception.does(lambda session: setattr(session.get_one(UserRow, "caseworker"), "full_name", marks.NAME))
    yield reception
    store.close()


def add_all_channels(office: Reception, web: HttpReceiver) -> None:
    addresses = {
        ChannelKind.EMAIL: "prove@example.org",
        ChannelKind.SMS: "+447700900000",
        ChannelKind.TEAMS: f"{web.url}/teams?sig={HUSH}",
        ChannelKind.WEBHOOK: f"{web.url}/webhook/{HUSH}",
        ChannelKind.OTHER: f"{web.url.replace('http', 'json', 1)}/other/{HUSH}",
    }
    for kind, address in addresses.items():
        new = NewChannel(
            kind=kind, name=marks.NAME, scope=ChannelScope.STAFF, staff_id="caseworker", address=address,
            secret="whsec_" + "bWFk" * 8 if kind is ChannelKind.WEBHOOK else None,
        )  # fmt: skip
        add = partial(add_channel, keys=office.keys, new=new, by=office.staff[Role.LEAD], lacking={}, now=office.now)
        office.does(add)


def settings_of(office: Reception, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> ServiceSettings:
    monkeypatch.setenv("MADE_UP_TOKEN", HUSH)
    return ServiceSettings(
        secrets_dir=office.keys.folder,
        allowed_hosts=("127.0.0.1",),
        public_url="https://reception.example.org",
        mail=MailSettings(server=f"127.0.0.1:{outside.mail.port}", security="none", sender="reception@example.org"),
        sms=SmsSettings.model_validate({"token": {"env": "MADE_UP_TOKEN"}, "gateway": f"{outside.web.url}/sms"}),
    )


def a_citizen_waits(office: Reception) -> None:
    room = KioskRoom(office)
    key = office.keys.make_day(OFFICE, TODAY)
    hidden: dict[str, Any] = {
        "id": "marked", "caseworker_name": marks.NAME, "room": marks.NAME, "team": marks.NAME,
        "external_id": marks.DIGITS, "name_box": key.seal(marks.NAME.encode(), about="name:marked"),
        "digits_box": key.seal(marks.DIGITS.encode(), about="digits:marked"),
    }  # fmt: skip
    room.appointment("10:00", marks.DIGITS.encode(), **hidden)
    visit = room.arrives(17, digits=marks.DIGITS.encode(), declared="10:00", topic=marks.NAME)
    assert visit.caseworker_id == "caseworker"
    Ladder(office).passes(seconds=95)


def send_all(office: Reception, settings: ServiceSettings) -> None:
    opens = OpenChannels(office.keys, settings, lambda: office.now).open_channel
    dispatcher = dispatcher_of(office.store, opens=opens, links=links_of(settings.public_url), clock=lambda: office.now)
    dispatcher.start()
    waiting = select(func.count()).where(OutboxRow.state == "waiting")
    for _ in range(300):
        if office.sees(lambda session: session.scalar(waiting)) == 0:
            break
        _NEVER.wait(0.05)
    dispatcher.stop()
    states = office.sees(lambda session: session.scalars(select(OutboxRow.state)).all())
    assert list(states) == ["sent"] * len(ChannelKind)


@pytest.fixture
def sent(office: Reception, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    def send() -> bytes:
        add_all_channels(office, outside.web)
        a_citizen_waits(office)
        send_all(office, settings_of(office, outside, monkeypatch))
        assert (len(outside.web.received), len(outside.mail.letters)) == (4, 1)
        return outside.everything()

    return send


def test_no_mark_leaves_the_house_and_no_address_is_logged(sent: Callable[[], bytes], outside: Outside):
    everything = sent()

    assert marks.found_in(everything) == []
    assert everything.count(b"17") >= len(ChannelKind)
    assert HUSH not in outside.said.getvalue()


def test_a_name_in_the_words_is_found(sent: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch):
    words = Texts.words
    monkeypatch.setattr(
        Texts, "words", lambda self, said: replace(words(self, said), title=f"Nr. 17 venter: {marks.NAME}")
    )

    assert len(marks.found_in(sent())) >= len(ChannelKind)


def test_a_mark_in_a_log_is_found(sent: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch):
    words = Texts.words

    def telling(self: Texts, said: Any) -> Any:
        structlog.get_logger().info(f"told.{marks.DIGITS}")
        return words(self, said)

    monkeypatch.setattr(Texts, "words", telling)

    assert marks.found_in(sent())
