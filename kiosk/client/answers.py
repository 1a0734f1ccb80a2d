"""What became of a request, as values."""

from dataclasses import dataclass, field
from typing import Any


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """Nobody knows whether the service did it: no connection, no answer, or not the service's answer."""

    reason: str


Outcome = Answer | Refused | Unreachable
NoAnswer = Refused | Unreachable
