"""A dispatcher in a process of its own, that can be killed: it sends to the unreliable receiver until then."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import true, update
from sqlalchemy.orm import Session

from builders import nursery
from builders.nursery import Process
from builders.post import described
from kiosk.service.app import utc_now
from kiosk.service.notify import dispatcher, outbox
from kiosk.service.notify.dispatcher import Dispatcher
from kiosk.service.notify.messages import Delivered, Message, Outcome, TryAgain
from kiosk.service.notify.outbox import InHand, Result
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OutboxRow

LASTS = timedelta(seconds=2)
IN_HAND_FOR = timedelta(seconds=4)
ANSWERS_WITHIN = 0.3
Defect = Literal["", "careless", "optimistic", "patient"]
"""careless: heeds nobody else's hands · optimistic: notes as sent what it takes · patient: sends what is stale."""
_take_in_hand = outbox.take_in_hand


def begin(url: str, port: int, defect: Defect = "") -> Process:
    with open(os.devnull, "r+b") as nothing:
        program = "from builders.dispatching import main; main()"
        words = [url, str(port), defect]
        streams = (nothing, nothing, sys.__stderr__ or nothing)
        return nursery.start(program, words, dict(os.environ), loaded="service", streams=streams)


def main() -> None:
    url, port, defect = sys.argv[1:4]
    vars(outbox)["pause_after"] = _soon
    vars(outbox)["IN_HAND_FOR"] = IN_HAND_FOR
    _plant(defect)
    store = Store(url)
    Dispatcher(store, opens=lambda _: _Line(int(port)), describes=described, clock=utc_now, lasts=LASTS).start()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    threading.Event().wait()


class _Line:
    """A channel that says the message's id and waits for a word, for a little while."""

    kind = "line"

    def __init__(self, port: int) -> None:
        self._port = port

    def send(self, message: Message) -> Outcome:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=ANSWERS_WITHIN) as line:
                line.sendall(message.id.encode() + b"\n")
                answer = line.recv(100)
                line.sendall(b"learnt\n")
        except OSError:
            answer = b""
        return Delivered() if answer == b"taken\n" else TryAgain(after=None, reason="refused")


def _soon(attempts: int, *, chance: float) -> timedelta:
    return timedelta(seconds=0.05 + 0.1 * chance)


def _plant(defect: str) -> None:
    if defect == "careless":
        vars(outbox)["_is_free"] = lambda now: true()
        vars(dispatcher)["hold_lease"] = lambda *given, **more: True
    if defect == "optimistic":
        vars(dispatcher)["take_in_hand"] = _taken_and_noted
    if defect == "patient":
        vars(outbox)["_drop_stale"] = lambda *given, **more: None
        Dispatcher._sent = _sent_in_any_case  # type: ignore[method-assign]


def _sent_in_any_case(self: Dispatcher, message: InHand) -> Result:
    channel = self._opens(message.channel_id)
    assert channel is not None
    return channel.send(self._describes(message))


def _taken_and_noted(session: Session, *, now: datetime, **more: Any) -> Sequence[InHand]:
    taken = _take_in_hand(session, now=now, **more)
    session.execute(update(OutboxRow).where(OutboxRow.id.in_([each.id for each in taken])).values(state="sent"))
    return taken
