"""How the tool stands to the service, and the one quiet sentence about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_tool.models.phrases import Phrase, phrase
from kiosk.domain.instants import later
from kiosk.messages.keys_staff import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """`as_of`: when what is shown was last known to be so; `down_since`: None while connected."""

    as_of: datetime | None = None
    down_since: datetime | None = None

    def up(self, now: datetime) -> "LineState":
        return LineState(as_of=now)

    def down(self, now: datetime, *, silent_for: float = 0.0) -> "LineState":
        """Until just now it was up, but for the seconds of silence before it was noticed."""
        if self.down_since is not None:
            return self
        last = later(now, -timedelta(seconds=silent_for))
        return LineState(as_of=None if self.as_of is None else max(self.as_of, last), down_since=last)

    def sentence(self) -> Phrase | None:
        if self.down_since is None:
            return None if self.as_of is not None else Phrase(Line.OPENING)
        if self.as_of is None:
            return Phrase(Line.DOWN_EMPTY)
        return phrase(Line.DOWN, since=self.down_since, as_of=self.as_of)
