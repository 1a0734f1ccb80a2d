"""The six digits as they are typed: one buffer that is overwritten, never a number, never a text."""

from typing import Final

from kiosk.domain.digits import LENGTH, are_possible
from kiosk.wire.envelope.box import wipe

_ZERO: Final = 0x30
_ERASER: Final = -1
_NOTHING: Final = (-2, float("-inf"))


class DigitEntry:
    """The only place in the kiosk that holds digits. `double_strike`: seconds in which a key counts once."""

    def __init__(self, *, double_strike: float) -> None:
        self._double_strike = double_strike
        self._buffer = bytearray(LENGTH)
        self._count = 0
        self._struck = _NOTHING

    def __repr__(self) -> str:
        return f"DigitEntry({self._count} digits)"

    @property
    def count(self) -> int:
        return self._count

    @property
    def plausible(self) -> bool:
        return self._count == LENGTH and are_possible(self._buffer)

    def type(self, digit: int, *, clock: float) -> bool:
        """False for a seventh digit, and for the same key again within a blink."""
        if self._is_double_strike(digit, clock) or self._count == LENGTH or not 0 <= digit <= 9:
            return False
        self._buffer[self._count] = _ZERO + digit
        self._count += 1
        return True

    def erase(self, *, clock: float) -> bool:
        if self._is_double_strike(_ERASER, clock) or self._count == 0:
            return False
        self._count -= 1
        self._buffer[self._count] = 0
        return True

    def clear(self) -> None:
        wipe(self._buffer)
        self._count = 0
        self._struck = _NOTHING

    def hand_over(self) -> bytearray:
        """The digits go to whoever seals them, and wipes them; a fresh buffer is here."""
        handed, self._buffer = self._buffer, bytearray(LENGTH)
        self.clear()
        return handed

    def lent(self) -> memoryview | None:
        """The six digits to seal at once, without a copy; they stay here. None while there are fewer."""
        return memoryview(self._buffer).toreadonly() if self._count == LENGTH else None

    def _is_double_strike(self, key: int, clock: float) -> bool:
        last, at = self._struck
        if key == last and clock - at < self._double_strike:
            return True
        self._struck = (key, clock)
        return False
