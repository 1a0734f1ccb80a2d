"""The thread that sends what the outbox holds: at least once, each with its own id, never when stale."""

import random
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue

import structlog

from kiosk.domain.instants import elapsed
from kiosk.service.notify.messages import Channel, Failed, Message, TryAgain
from kiosk.service.notify.outbox import (
    LEASE,
    Dropped,
    InHand,
    Result,
    Tried,
    keep_in_hand,
    next_due,
    note,
    take_in_hand,
)
from kiosk.service.store.jobs import OUTBOX
from kiosk.service.store.lease import hold_lease, release_lease
from kiosk.service.store.store import Store
from kiosk.service.worker import Worker

log = structlog.get_logger()

LASTS = timedelta(seconds=6)
SLOTS = 24
SLOTS_OF_A_CHANNEL = 4
"""WHY fewer: a channel that hangs holds these, and the others have the rest."""

_GONE = Failed(reason="channel_gone")
_OVERTAKEN = TryAgain(after=None, reason="overtaken")
_DEFECT = TryAgain(after=None, reason="defect")
_LOOK_AGAIN_SECONDS = 2.0
_HELD_ELSEWHERE_SECONDS = 0.25

Opens = Callable[[str], Channel | None]
"""The channel of that id, bound to its address; None: it is gone. Called in a thread of its own."""
Describes = Callable[[InHand], Message]
"""What the channel is given: with the office's language and the link."""


class Dispatcher(Worker):
    """Woken by each commit that puts a message in, and by the time of the next attempt.

    Of several processes the one with the lease sends. It is held only while there is something to send, so an idle
    one writes nothing; who is refused looks again in a moment, until whoever holds it is done or has died. What a
    dead one had in hand goes to the next with the lease.
    """

    def __init__(
        self,
        store: Store,
        *,
        opens: Opens,
        describes: Describes,
        clock: Callable[[], datetime],
        lives: Callable[[datetime], None] = lambda at: None,
        lasts: timedelta = LASTS,
    ) -> None:
        """`lives`: told after each round that it lives; a round that hangs or fails is none."""
        self._look_again = min(_LOOK_AGAIN_SECONDS, lasts.total_seconds() / 3)
        super().__init__("dispatcher", again_after=self._look_again / 2)
        self._store = store
        self._opens = opens
        self._describes = describes
        self._clock = clock
        self._lives = lives
        self._lasts = lasts
        self._me = str(uuid.uuid4())
        self._held_at: datetime | None = None
        self._was_cut_off = False
        self._takes_leave = False
        self._in_hand: dict[str, str] = {}
        self._results: SimpleQueue[Tried] = SimpleQueue()
        self._unnoted: list[Tried] = []
        self._pool = ThreadPoolExecutor(SLOTS, thread_name_prefix="channel")
        self.wake_by(store, OUTBOX)

    def stop(self) -> None:
        """What is being sent is still noted, the rest stays in the outbox."""
        self._takes_leave = True
        # WHY first: meanwhile the thread keeps the lease, so that nobody else sends what is being sent.
        self._pool.shutdown()
        super().stop()
        self._note_results()
        self._let_go_of_lease()

    def look(self) -> float:
        try:
            seconds = self._look()
        except Exception:
            self._was_cut_off = True
            raise
        self._lives(self._clock())
        return seconds

    def _look(self) -> float:
        self._note_results()
        now = self._clock()
        with self._store.read() as session:
            due_at = next_due(session, now=now)
        if self._was_cut_off:
            self._comes_back()
            return 0.0
        if self._takes_leave:
            due_at = None
        if due_at is None or due_at > now:
            self._keep_lease_while_needed(now)
            wait = self._look_again if due_at is None else elapsed(since=now, until=due_at).total_seconds()
            return min(wait, self._look_again)
        if not self._holds_lease(now):
            return _HELD_ELSEWHERE_SECONDS
        return 0.0 if self._send_some(now) else self._look_again

    def _comes_back(self) -> None:
        """The others were cut off as well: whoever was sending comes first, and notes what was sent.

        What was taken in hand, though its commit was not heard of any more, is to be had again.
        """
        self._let_go_of_the_rest()
        self._was_cut_off = False
        if self._held_at is None:
            self._lives(self._clock())
            self.rest(1.5 * self._look_again)

    def _let_go_of_the_rest(self) -> None:
        self._store.write(partial(keep_in_hand, ids=tuple(self._in_hand), holder=self._me))

    def _send_some(self, now: datetime) -> int:
        free = SLOTS - len(self._in_hand)
        if free <= 0:
            return 0
        busy = Counter(self._in_hand.values())
        full = [channel for channel, count in busy.items() if count >= SLOTS_OF_A_CHANNEL]
        take = partial(take_in_hand, holder=self._me, most=free, full=full, now=now)
        # WHY not those in hand: what was sent and could not be noted for long is not to be sent again.
        taken = [message for message in self._store.write(take) if message.id not in self._in_hand]
        begun = sum(self._take(message, busy) for message in taken)
        if begun < len(taken):
            self._let_go_of_the_rest()
        return begun

    def _take(self, message: InHand, busy: "Counter[str]") -> bool:
        if busy[message.channel_id] >= SLOTS_OF_A_CHANNEL:
            return False
        busy[message.channel_id] += 1
        self._in_hand[message.id] = message.channel_id
        self._pool.submit(self._attempt, message)
        return True

    def _attempt(self, message: InHand) -> None:
        """In a thread of the pool."""
        try:
            result = self._sent(message)
        except Exception as error:  # noqa: BLE001 - a channel's defect is not the other channels' end
            log.error("message.failed", message_id=message.id, error=type(error).__name__)
            result = _DEFECT
        self._results.put(Tried(message=message, result=result, at=self._clock(), chance=random.random()))
        self.wake()

    def _sent(self, message: InHand) -> Result:
        channel = self._opens(message.channel_id)
        if channel is None:
            return _GONE
        now = self._clock()
        if now >= message.stale_at:
            return Dropped()
        if now >= message.in_hand_until:
            return _OVERTAKEN
        return channel.send(self._describes(message))

    def _note_results(self) -> None:
        """What cannot be noted now is noted later: it was sent, and is not sent again."""
        while True:
            try:
                self._unnoted.append(self._results.get_nowait())
            except Empty:
                break
        if self._unnoted:
            self._store.write(partial(note, tried=tuple(self._unnoted), holder=self._me, now=self._clock()))
            for each in self._unnoted:
                del self._in_hand[each.message.id]
            self._unnoted.clear()

    def _keep_lease_while_needed(self, now: datetime) -> None:
        """Also with nothing due: the one that sends is the one that notes."""
        if self._in_hand:
            self._holds_lease(now)
        else:
            self._let_go_of_lease()

    def _holds_lease(self, now: datetime) -> bool:
        if self._held_at is not None and abs(elapsed(since=self._held_at, until=now)) < self._lasts / 3:
            return True
        if not hold_lease(self._store, LEASE, holder=self._me, lasts=self._lasts, now=now):
            self._held_at = None
            return False
        self._held_at = now
        return True

    def _let_go_of_lease(self) -> None:
        if self._held_at is not None:
            release_lease(self._store, LEASE, holder=self._me)
            self._held_at = None
