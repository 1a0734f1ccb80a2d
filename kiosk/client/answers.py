"""What became of a request, as values."""

from dataclasses import dataclass, field
from typing import Any

_AWAY = (404, 405, 408, 429, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The service did it. `body` is the JSON as it came, None where there is none."""

    status: int
    body: Any = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The service said no, with a stable code (`wire.problems`); "" where it named none.

    `retry_after`: seconds after which it may be asked again.
    """

    status: int
    code: str = ""
    retry_after: float | None = None

    @property
    def unauthorized(self) -> bool:
        """The token is no longer, or never was, one of this service's."""
        return self.status == 401

    @property
    def is_away(self) -> bool:
        """Not the service's word about what was asked: it, or what stands before it, is away for now."""
        return self.status in _AWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """Nobody knows whether the service did it: no connection, no answer, or not the service's answer."""

    reason: str


Outcome = Answer | Refused | Unreachable
NoAnswer = Refused | Unreachable
