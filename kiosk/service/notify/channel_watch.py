"""The thread that looks whether the receivers of channels are there, also when there is nothing to send."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog

from kiosk.domain.instants import elapsed
from kiosk.domain.supervision import LIMITS
from kiosk.service.notify.messages import Receiver
from kiosk.service.store.database import AWAY
from kiosk.service.store.lease import hold_lease, release_lease
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.channel_looks import channels_to_look_at, note_looks
from kiosk.service.worker import Worker

log = structlog.get_logger()

LEASE = "channel-watch"
"""Of several processes one looks."""
LOOKS_AT_ONCE = 24

_EVERY = LIMITS.channels_looked_at
_LASTS = 1.5 * _EVERY
_HELD_ELSEWHERE_SECONDS = 20.0

Behind = Mapping[Receiver, Sequence[ChannelRow]]
"""Each receiver once, and the channels that lead to it."""


class ChannelWatch(Worker):
    """A receiver that does not answer is looked at once more, `soon`: one lost packet is no news. While it fails it is
    looked at often, so that it is known to be back.
    """

    def __init__(
        self,
        store: Store,
        *,
        receiver_of: Callable[[ChannelRow], Receiver | None],
        clock: Callable[[], datetime],
        soon: timedelta = timedelta(seconds=1),
    ) -> None:
        super().__init__("channel-watch", again_after=LIMITS.failing_looked_at.total_seconds())
        self._store = store
        self._receiver_of = receiver_of
        self._clock = clock
        self._soon = soon
        self._me = str(uuid.uuid4())
        self._looks = False
        self._all_looked_at: datetime | None = None

    def stop(self) -> None:
        """WHY suppressed: a lease runs out by itself."""
        super().stop()
        if self._looks:
            with suppress(*AWAY):
                release_lease(self._store, LEASE, holder=self._me)

    def look(self) -> float:
        now = self._clock()
        behind = self._receivers()
        if not behind:
            return _EVERY.total_seconds()
        self._looks = hold_lease(self._store, LEASE, holder=self._me, lasts=_LASTS, now=now)
        if not self._looks:
            return _HELD_ELSEWHERE_SECONDS
        if self._all_looked_at is None or abs(elapsed(since=self._all_looked_at, until=now)) >= _EVERY:
            fails = self._look_at(behind)
            self._all_looked_at = now
        else:
            fails = self._look_at({each: rows for each, rows in behind.items() if _fails(rows)})
        left = _EVERY - elapsed(since=self._all_looked_at, until=self._clock())
        return (min(left, LIMITS.failing_looked_at) if fails else left).total_seconds()

    def _receivers(self) -> Behind:
        with self._store.read() as session:
            rows = channels_to_look_at(session)
        behind: dict[Receiver, list[ChannelRow]] = defaultdict(list)
        for row in rows:
            receiver = self._receiver_of(row)
            if receiver is not None:
                behind[receiver].append(row)
        return behind

    def _look_at(self, behind: Behind) -> bool:
        """Whether any does not answer."""
        missing = _without_answer(behind)
        if missing:
            self.rest(self._soon.total_seconds())
            missing = _without_answer(missing)
        if self.is_ending or not behind:
            return False
        seen = [row.id for each, rows in behind.items() if each not in missing for row in rows]
        in_vain = [row.id for each in missing for row in behind[each]]
        self._store.write(partial(note_looks, seen=seen, in_vain=in_vain, now=self._clock()))
        return bool(missing)


def _fails(rows: Sequence[ChannelRow]) -> bool:
    return any(row.failing_since is not None for row in rows)


def _without_answer(receivers: Collection[Receiver]) -> Collection[Receiver]:
    if not receivers:
        return ()
    with ThreadPoolExecutor(min(LOOKS_AT_ONCE, len(receivers)), thread_name_prefix="look") as pool:
        answers = pool.map(_answers, receivers)
        return {each for each, answer in zip(receivers, answers, strict=True) if not answer}


def _answers(receiver: Receiver) -> bool:
    try:
        return receiver.answers()
    except Exception as error:  # noqa: BLE001 - one receiver's defect is not the other channels' end
        log.error("receiver.failed", error=type(error).__name__)
        return False
