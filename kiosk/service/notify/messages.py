"""A message as a channel gets it, and what can come of one attempt to send it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.domain.message_kinds import MessageKind as MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A number and a link, nothing of a person. `id` is the same at every attempt: receivers tell doubles by it."""

    id: str
    kind: MessageKind
    number: int | None
    link: str | None
    language: str
    made_at: datetime
    stale_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The receiver has taken it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TryAgain:
    """Not now. `after`: what the receiver asked for, None where it said nothing. `reason` is a stable code."""

    after: timedelta | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Never: another attempt would fare no better. `reason` is a stable code, never text from the receiver."""

    reason: str


Outcome = Delivered | TryAgain | Failed


class Receiver(Protocol):
    """What stands behind a channel; equal for channels that share it. Used from any thread."""

    def __hash__(self) -> int: ...

    def answers(self) -> bool:
        """Whether it is there, as far as that is seen without sending. Blocks as long as a message might."""


class Channel(Protocol):
    """One way to one receiver, already bound to its address and secret."""

    @property
    def kind(self) -> str:
        """The channel's kind as the table `channels` names it."""

    def send(self, message: Message) -> Outcome:
        """Blocks, at most for the channel's own time-out (≤ 10 s); an expected refusal is a value, never raised."""
