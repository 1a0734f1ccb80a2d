"""A code scanner that types like a keyboard, told from a person by its prefix and its speed."""

from collections.abc import Callable
from typing import Final

_ENTER: Final = 13
_LONGEST: Final = 160
STROKE_SECONDS: Final = 0.1
"""A scanner types the next character well within this; a person does not, again and again."""
DEAF_SECONDS: Final = 0.5
"""After a code that broke off: the rest of it may still come."""


class CodeScanner:
    """Offered every typed code point first; says whether it keeps it.

    From the first character of the prefix on, what comes at a scanner's speed is the scanner's. At
    Enter a whole code is handed to `take`; what stops half-way is swallowed, so that the rest of a
    torn code never lands in the keypad.
    """

    def __init__(self, *, prefix: str, take: Callable[[str], None], steady: Callable[[], float]) -> None:
        self._prefix = prefix
        self._take = take
        self._steady = steady
        self._kept = ""
        self._struck_at = float("-inf")
        self._deaf_until = float("-inf")

    def __call__(self, code_point: int) -> bool:
        now = self._steady()
        in_time, self._struck_at = now - self._struck_at <= STROKE_SECONDS, now
        if self._kept and not in_time:
            self._kept = ""
            self._deaf_until = now + DEAF_SECONDS
        if now < self._deaf_until:
            return True
        if code_point == _ENTER:
            return self._on_enter()
        return self._on_character(chr(code_point))

    def _on_character(self, character: str) -> bool:
        kept = self._kept + character
        if not self._prefix or not (kept.startswith(self._prefix) or self._prefix.startswith(kept)):
            self._kept = ""
            return False
        self._kept = kept[: _LONGEST + 1]
        return True

    def _on_enter(self) -> bool:
        kept, self._kept = self._kept, ""
        if not kept:
            return False
        code = kept[len(self._prefix) :]
        if kept.startswith(self._prefix) and code and len(kept) <= _LONGEST:
            self._take(code)
        return True
