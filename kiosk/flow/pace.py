"""How fast numbers may follow one another: a prankster must not empty the office's counter."""

from dataclasses import dataclass, replace

from kiosk.flow.rhythm import Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """When the latest numbers were asked for, on the clock that never jumps; oldest first."""

    given: tuple[float, ...] = ()

    def stopped(self, clock: float, rhythm: Rhythm) -> bool:
        return len(_recent(self.given, clock, rhythm)) >= rhythm.most_numbers

    def earliest(self, rhythm: Rhythm) -> float:
        """The next number is not asked for before this."""
        return self.given[-1] + rhythm.between_numbers if self.given else float("-inf")

    def noted(self, clock: float, rhythm: Rhythm) -> "Pace":
        return replace(self, given=(*_recent(self.given, clock, rhythm), clock))


def _recent(given: tuple[float, ...], clock: float, rhythm: Rhythm) -> tuple[float, ...]:
    return tuple(each for each in given if clock - each < rhythm.most_numbers_within)
