"""The thread that watches: writes down who was heard, judges who was not, and puts up what the boards say of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed
from kiosk.domain.supervision import notices
from kiosk.service.store.store import Store
from kiosk.service.usecases.presence import Presence, listening, write_presence
from kiosk.service.usecases.pulse import Pulse, last_beat, write_beat
from kiosk.service.usecases.signs_of_life import SignsOfLife, write_signs
from kiosk.service.usecases.standing_notices import is_settled, settle_notices, standing
from kiosk.service.usecases.watched_outside import Schedules
from kiosk.service.usecases.watched_parts import OfficeDay, office_days, offices_now
from kiosk.service.worker import Worker

LOOK_EVERY_SECONDS = 1.0
AT_ONCE = 50
"""Tools in one transaction: an office of hundreds holds up nobody."""

_WRITE_EVERY = timedelta(seconds=1.5)
"""At every second look."""
_ASK_FOR_THE_DAY_EVERY = timedelta(seconds=4)
_MISSED_A_LOOK = timedelta(seconds=4)


class SupervisionWatch(Worker):
    """One per process; what one of several finds, the others find standing."""

    def __init__(
        self,
        store: Store,
        *,
        signs: SignsOfLife,
        presence: Presence,
        pulse: Pulse | None = None,
        clock: Callable[[], datetime],
        schedules: Schedules = lambda office_id: {},
    ) -> None:
        """`pulse`: of the dispatcher of this process; None where it has none."""
        super().__init__("supervision", again_after=LOOK_EVERY_SECONDS)
        self._store = store
        self._signs = signs
        self._presence = presence
        self._pulse = pulse
        self._beat_written: datetime | None = None
        self._clock = clock
        self._schedules = schedules
        self._listening_since = self._looked_at = self._written_at = self._asked_at = clock()
        self._days: dict[str, OfficeDay] = {}

    def look(self) -> float:
        try:
            self._look()
        except Exception:
            self._listening_since = self._clock()
            raise
        return LOOK_EVERY_SECONDS

    def _look(self) -> None:
        now = self._clock()
        if abs(elapsed(since=self._looked_at, until=now)) > _MISSED_A_LOOK:
            # WHY: who was not listening, for whatever reason, cannot say that others were silent.
            self._listening_since = now
        self._looked_at = now
        if abs(elapsed(since=self._written_at, until=now)) >= _WRITE_EVERY:
            self._write()
            self._written_at = now
        with self._store.read() as session:
            self._presence.learn(listening(session, now=now))
            changes = self._changes(session, now)
        for change in changes:
            self._store.write(change)

    def _write(self) -> None:
        """A device's word that cannot be written now is kept; a tool says it again in two seconds."""
        self._write_beat()
        heard, gone = self._presence.take()
        for first in range(0, len(heard) or bool(gone), AT_ONCE):
            self._store.write(partial(write_presence, heard=heard[first : first + AT_ONCE], gone=gone))
        signs = self._signs.take()
        if not signs:
            return
        try:
            self._store.write(partial(write_signs, signs=signs))
        except Exception:
            self._signs.give_back(signs)
            raise

    def _write_beat(self) -> None:
        """WHY compared: a last beat is written as well, or two processes would tell two stories of the same silence."""
        if self._pulse is not None and (self._beat_written is None or self._pulse.beat_at > self._beat_written):
            self._store.write(partial(write_beat, at=self._pulse.beat_at))

    def _last_beat(self, session: Session) -> datetime | None:
        """Of any process, written or not; None where this one has no dispatcher to miss."""
        if self._pulse is None:
            return None
        self._beat_written = last_beat(session)
        return max(self._pulse.beat_at, self._beat_written or self._pulse.beat_at)

    def _changes(self, session: Session, now: datetime) -> list[Callable[[Session], None]]:
        if not self._days or abs(elapsed(since=self._asked_at, until=now)) >= _ASK_FOR_THE_DAY_EVERY:
            self._days, self._asked_at = office_days(session, schedules=self._schedules, now=now), now
        found = offices_now(
            session,
            self._days,
            heard=self._signs.heard(),
            beat=self._last_beat(session),
            listening_since=self._listening_since,
            now=now,
        )
        stand = standing(session)
        judged = {office_id: notices(office, now=now) for office_id, office in found.items()}
        return [
            partial(settle_notices, office_id=office_id, found=each, now=now)
            for office_id, each in judged.items()
            if not is_settled(stand.get(office_id, ()), each, now=now)
        ]
