"""Messages on their way out of a made-up office: channels in every mood, and a dispatcher that is watched."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from builders.busy_kiosk import until
from builders.reception import OFFICE, Reception
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.notify.dispatcher import Dispatcher
from kiosk.service.notify.messages import Channel, Delivered, Message, Outcome
from kiosk.service.notify.outbox import InHand
from kiosk.service.store.store import Store
from kiosk.service.store.tables import OutboxRow
from kiosk.service.usecases.put_message import put_message

QUICK = timedelta(seconds=0.3)
"""How long the lease of a dispatcher lasts in tests: it looks three times as often."""


@dataclass
class Receiver:
    """Takes messages as `mood` says; `ids` is what it was given, in its order."""

    mood: Callable[[Message], Outcome] = lambda message: Delivered()
    ids: list[str] = field(default_factory=list)
    kind: str = "webhook"

    def send(self, message: Message) -> Outcome:
        self.ids.append(message.id)
        return self.mood(message)

    def counted(self) -> "Counter[str]":
        return Counter(self.ids)


def described(in_hand: InHand) -> Message:
    return Message(
        id=in_hand.id,
        kind=in_hand.kind,
        number=in_hand.number,
        link=None,
        language="da",
        made_at=in_hand.made_at,
        stale_at=in_hand.stale_at,
    )


@dataclass
class Post:
    """The outbox of an office, whose clock stands unless the test moves it."""

    reception: Reception
    receivers: dict[str, Receiver] = field(default_factory=dict)

    def puts(self, *to: str, stale_after: timedelta = timedelta(minutes=10)) -> list[str]:
        """Messages for these channels; their ids."""
        now = self.reception.now
        return self.reception.does(
            lambda session: put_message(
                session, office_id=OFFICE, kind=MessageKind.TEST, to=to, stale_after=stale_after, now=now
            )
        )

    def dispatcher(
        self,
        store: Store | None = None,
        *,
        lives: Callable[[datetime], None] = lambda at: None,
        lasts: timedelta = QUICK,
    ) -> Dispatcher:
        return Dispatcher(
            store or self.reception.store,
            opens=self._opened,
            describes=described,
            clock=lambda: self.reception.now,
            lives=lives,
            lasts=lasts,
        )

    @contextmanager
    def dispatched(self, count: int = 1) -> Iterator[None]:
        """With so many dispatchers at work."""
        working = [self.dispatcher() for _ in range(count)]
        for each in working:
            each.start()
        try:
            yield
        finally:
            for each in working:
                each.stop()

    def states(self) -> dict[str, tuple[str, str | None]]:
        """State and reason of each message, by its id."""
        with self.reception.store.read() as session:
            rows = session.execute(select(OutboxRow.id, OutboxRow.state, OutboxRow.reason)).all()
        return {id: (state, reason) for id, state, reason in rows}

    def until_done(self) -> None:
        until(lambda: all(state != "waiting" for state, _ in self.states().values()), seconds=20)

    def until(self, happened: Callable[[], bool]) -> None:
        until(happened, seconds=20)

    def _opened(self, channel_id: str) -> Channel | None:
        return self.receivers.get(channel_id)


def hanging(over: threading.Event) -> Callable[[Message], Outcome]:
    """A receiver that says nothing until the test is over."""

    def mood(message: Message) -> Outcome:
        over.wait(20)
        return Delivered()

    return mood
