"""A house in which something happens all the time: citizens come, and of each a listener, a mail and a webhook tell."""

import email
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from email.policy import default
from functools import cache
from pathlib import Path

from builders.busy_kiosk import digits_of
from builders.mail_server import MailServer
from builders.receivers import HttpReceiver
from builders.scale import scaled
from builders.spooling import Notes, a_request
from builders.telling_process import until_true
from kiosk.client.event_stream import Heard, listen
from kiosk.client.transport import Endpoint, open_http
from kiosk.flow.arrival import Arrived
from kiosk.presenter.backroom import Backroom, open_backroom
from kiosk.presenter.pairing import read_pairing
from kiosk.presenter.service_line import ServiceLine
from kiosk.qtkit.background import BackgroundLoop
from kiosk.settings.kiosk import KioskSettings
from kiosk.spool.known import Known
from kiosk.spool.office_clock import MachineTime
from kiosk.wire import paths

PER_SECOND = 2 if scaled(60) == 60 else 5
"""At small size they come in haste, so that it is over soon."""
Told = tuple[str, int]
"""A message's id, and the number it tells."""


class Citizens(threading.Thread):
    """They come to a kiosk's back room one after the other; `numbers` are what they were given."""

    def __init__(self, folder: Path, *, most: int) -> None:
        super().__init__(daemon=True)
        self.numbers: list[int] = []
        self._room = _back_room(folder, in_hand=most)
        self._line = ServiceLine(self._room, post=lambda _: None)
        self._most = most
        self._leaving = threading.Event()

    def run(self) -> None:
        while len(self.numbers) < self._most and not self._leaving.wait(1 / PER_SECOND):
            self.numbers.append(self._comes(digits_of(len(self.numbers))))
            self._line.wake()

    def _comes(self, digits: tuple[int, ...]) -> int:
        typed = bytearray("".join(map(str, digits)).encode())
        register = self._room.registrar.register
        arrived = self._room.spool.call(lambda: register(a_request(), typed, not_after=float("inf"))).result(10)
        assert isinstance(arrived, Arrived), arrived
        return arrived.number

    def begin(self) -> None:
        self._line.begin()
        until_true(lambda: (self._room.known.numbers_left or 0) >= self._most, seconds=60)
        self.start()

    def end(self) -> None:
        self._leaving.set()
        self.join(10)
        self._line.end()
        self._room.spool.close()


@dataclass
class Ear:
    """Listens as a tool of the staff does: every event's id as it came, and the numbers of visits."""

    ids: list[int] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)

    async def hear(self, endpoint: Endpoint) -> None:
        async with open_http(endpoint) as http, aclosing(listen(http, paths.STAFF_EVENTS, last_id="0")) as line:
            async for news in line:
                if isinstance(news, Heard):
                    self._note(news)

    def _note(self, heard: Heard) -> None:
        self.ids.append(int(heard.id or 0))
        if heard.name == "visit":
            self.visits.append(int(heard.id or 0))
            self.numbers.add(json.loads(heard.data)["number"])


@dataclass
class Flow:
    citizens: Citizens
    ear: Ear
    mail: MailServer
    hooks: HttpReceiver

    def mailed(self) -> list[Told]:
        return [_in_letter(raw) for raw in tuple(self.mail.letters)]

    def posted(self) -> list[Told]:
        return [(each.headers["webhook-id"], each.json["data"]["number"]) for each in tuple(self.hooks.received)]

    def missing(self, came: int) -> set[int]:
        """Whom of those who `came` first somebody has not been told of."""
        told = self.ear.numbers & {number for _, number in self.mailed()} & {number for _, number in self.posted()}
        return set(self.citizens.numbers[:came]) - told

    def goes_on(self, count: int) -> None:
        """Until so many more have come."""
        wanted = len(self.citizens.numbers) + count
        until_true(lambda: len(self.citizens.numbers) >= wanted, seconds=10 + 3 * count / PER_SECOND)

    def seconds_until_told(self, *, since: float, at_most: float) -> float:
        """Of everybody who has come until now; `since`: on the monotonic clock."""
        came, never = len(self.citizens.numbers), threading.Event()
        while self.missing(came) and time.monotonic() - since < at_most:
            never.wait(0.1)
        return time.monotonic() - since


@contextmanager
def flowing(folder: Path, *, url: str, token: str, mail: MailServer, hooks: HttpReceiver, most: int) -> Iterator[Flow]:
    """`folder`: of a kiosk that is paired. `most` citizens come at all."""
    citizens, ear, background = Citizens(folder, most=most), Ear(), BackgroundLoop(small=True)
    background.start()
    background.submit(ear.hear(Endpoint(url=url, token=token)))
    try:
        citizens.begin()
        yield Flow(citizens, ear, mail, hooks)
    finally:
        citizens.end()
        background.stop()


def _back_room(folder: Path, *, in_hand: int) -> Backroom:
    pairing = read_pairing(folder)
    assert pairing is not None
    url, paired = pairing
    settings = KioskSettings(data_dir=folder, url=url, token=paired.token, numbers_in_hand=in_hand)
    known = Known(paired_key=paired.key, reserve=paired.reserve)
    return open_backroom(settings, known=known, machine=_machine, journal=Notes())


def _machine() -> MachineTime:
    return MachineTime(steady=time.monotonic(), boot="this one", wall=time.time())


@cache
def _in_letter(raw: bytes) -> Told:
    letter = email.message_from_bytes(raw, policy=default)
    found = re.search(r"\d+", letter["subject"])
    assert found is not None, letter["subject"]
    return str(letter["message-id"]).strip("<>").partition("@")[0], int(found[0])
