"""What the kiosk knows at this moment: shared by the glass, the spool's thread and the background loop."""

from dataclasses import dataclass

from kiosk.client.device_answers import BoxKey, State
from kiosk.domain.numbers import Block


@dataclass(slots=True, kw_only=True)
class Known:
    """Single assignments, each seen whole by every thread.

    `paired_key` serves until the first state comes. For the heartbeat: `paper` is ok, low, out or none; `trouble` why
    no slip comes, "" where all is well; `unprinted` slips since the last good one that may or may not have come.
    """

    paired_key: BoxKey | None = None
    reserve: Block | None = None
    state: State | None = None
    paper: str = "none"
    trouble: str = ""
    unprinted: int = 0
    numbers_left: int | None = None

    @property
    def key(self) -> BoxKey | None:
        return self.state.key if self.state else self.paired_key

    def announced(self, key: BoxKey) -> bool:
        """Whether the key is the one in use, or the one that was said to come next."""
        return self.key is None or key == self.key or (self.state is not None and key == self.state.next_key)
