"""How long to wait before the next try."""

from collections.abc import Callable
from random import uniform


class Backoff:
    """Doubles from `first` to `cap` seconds, each wait shortened by up to a half so that devices spread out.

    The cap is small: whoever was cut off has everything within ten seconds after the line is back.
    """

    def __init__(
        self, *, first: float = 0.25, cap: float = 3.0, between: Callable[[float, float], float] = uniform
    ) -> None:
        self._first = first
        self._cap = cap
        self._between = between
        self._next = first

    def wait(self, *, at_least: float | None = None) -> float:
        """Seconds to wait now. `at_least`: what the service asked for, honoured up to a minute."""
        span, self._next = self._next, min(self._next * 2, self._cap)
        return max(self._between(span / 2, span), min(at_least or 0.0, 60.0))

    def succeeded(self) -> None:
        self._next = self._first
