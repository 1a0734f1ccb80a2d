"""How the tool stands to the service, and the one quiet sentence about it."""

from dataclasses import dataclass, replace
from datetime import datetime

from admin_tool.models.phrases import Phrase, phrase
from kiosk.messages.keys_staff import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """`as_of`: when what is shown was last known to be so; `down_since`: None while connected."""

    as_of: datetime | None = None
    down_since: datetime | None = None

    def up(self, now: datetime) -> "LineState":
        return LineState(as_of=now)

    def heard(self, now: datetime) -> "LineState":
        """A sign of life on an open stream."""
        return self if self.down_since is not None else replace(self, as_of=now)

    def down(self, now: datetime) -> "LineState":
        return self if self.down_since is not None else replace(self, down_since=self.as_of or now)

    def sentence(self) -> Phrase | None:
        if self.down_since is None:
            return None if self.as_of is not None else Phrase(Line.OPENING)
        if self.as_of is None:
            return Phrase(Line.DOWN_EMPTY)
        return phrase(Line.DOWN, since=self.down_since, as_of=self.as_of)
