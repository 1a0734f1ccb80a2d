"""What the presenter tells a page to show: plain values, no words and no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Hint(StrEnum):
    """The one message that the keypad page may show."""

    IMPOSSIBLE_DATE = "impossible_date"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a walk-in may wait for; `texts` by language, Danish at least."""

    id: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """`ask_after`: when the citizen should go to the reception if nobody has come.

    `declared`: they said they have an appointment, so somebody comes for them; otherwise the
    number is called on the screen. `can_correct` shows *Ret tidspunktet*.
    """

    number: int
    registered: time
    ask_after: time
    declared: bool
    can_correct: bool = False
    needs: frozenset[str] = frozenset()
    offline: bool = False
    changes_soon: bool = False
