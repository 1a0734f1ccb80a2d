"""Where the demo's five windows stand on one screen, so that none covers another. Pure."""

from dataclasses import dataclass

_FRAME = 34
"""What a desktop puts above a window, in logical pixels."""

_GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A window without its frame, in logical pixels of the screen."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"


_ROOMY = Place(x=0, y=0, width=1920, height=1032)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    kiosk: Place
    display: Place
    card: Place
    reception: Place
    caseworker: Place


def scale_for(screen: Place) -> float:
    """How much smaller than designed the windows are on a small screen, so that all of them find room."""
    return round(min(1.0, screen.width / _ROOMY.width, screen.height / _ROOMY.height), 2)


def seen_at(screen: Place, scale: float) -> Place:
    """The same screen in the pixels of windows that are painted at `scale`."""
    return Place(
        x=round(screen.x / scale),
        y=round(screen.y / scale),
        width=int(screen.width / scale),
        height=int(screen.height / scale),
    )


def arranged(screen: Place) -> Arrangement:
    """The kiosk upright at the left; right of it the waiting room and the card, below them the two staff tools."""
    kiosk_width = min(screen.width * 27 // 100, (screen.height - _FRAME) * 9 // 16)
    left = screen.x + kiosk_width + _GAP
    half = (screen.x + screen.width - left - _GAP) // 2
    upper = half * 9 // 16
    lower = screen.height - upper - 2 * _FRAME - _GAP
    right = left + half + _GAP
    top, middle = screen.y + _FRAME, screen.y + upper + 2 * _FRAME + _GAP
    return Arrangement(
        kiosk=Place(x=screen.x, y=top, width=kiosk_width, height=min(kiosk_width * 16 // 9, screen.height - _FRAME)),
        display=Place(x=left, y=top, width=half, height=upper),
        card=Place(x=right, y=top, width=half, height=upper),
        reception=Place(x=left, y=middle, width=half, height=lower),
        caseworker=Place(x=right, y=middle, width=half, height=lower),
    )
