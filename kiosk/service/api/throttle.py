"""How often somebody may be wrong: a few times in a while, counted per address in this process."""

from collections import defaultdict, deque
from datetime import datetime, timedelta

_MOST = 10_000


class Throttle:
    """Lives in the event loop's thread."""

    def __init__(self, *, tries: int, within: timedelta) -> None:
        self._within = within
        self._wrong: defaultdict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=tries))

    def note(self, who: str, now: datetime) -> int | None:
        """One more wrong try. None while there were few; else after how many seconds the next one counts anew."""
        if len(self._wrong) >= _MOST:
            self._wrong.clear()
        times = self._wrong[who]
        first = times[0] if len(times) == times.maxlen else None
        times.append(now)
        if first is None or first <= now - self._within:
            return None
        return max(1, round((times[0] + self._within - now).total_seconds()))

    def last_wrong(self, who: str) -> tuple[datetime, ...]:
        """When the last tries were wrong; at most as many as are allowed."""
        return tuple(self._wrong.get(who, ()))
