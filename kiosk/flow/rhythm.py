"""How long the kiosk waits, warns and shows; how fast it gives numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Seconds, except for `most_numbers`. A warning leaves at least 20 s (WCAG 2.2.1)."""

    patience: float = 45.0
    warning: float = 30.0
    number_shown: float = 60.0
    number_warning: float = 20.0
    advice_shown: float = 30.0
    registering: float = 2.5
    amendment_rest: float = 1.5
    finding: float = 8.0
    booking: float = 10.0
    slow: float = 0.5
    booked_shown: float = 90.0
    between_numbers: float = 2.0
    most_numbers: int = 120
    most_numbers_within: float = 600.0
    double_strike: float = 0.2
