"""What a key is, and on which surface its text is shown."""

from enum import StrEnum


class Surface(StrEnum):
    """A folder of `assets/messages`."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    STAFF = "staff"
    DEMO = "demo"
    OUTSIDE = "outside"


class Key(StrEnum):
    """Names one text as `<table>.<name>`; the enums of `keys_*` derive from a surface's key."""


class KioskKey(Key):
    """A text that the citizen reads at the kiosk."""


class DisplayKey(Key):
    """A text of the waiting-room screen."""


class StaffKey(Key):
    """A text of the staff tool."""


class DemoKey(Key):
    """A text of the demo's card."""


class OutsideKey(Key):
    """A text that leaves the house: a message, or the page that its link opens."""


SURFACE_KEYS: dict[Surface, type[Key]] = {
    Surface.KIOSK: KioskKey,
    Surface.DISPLAY: DisplayKey,
    Surface.STAFF: StaffKey,
    Surface.DEMO: DemoKey,
    Surface.OUTSIDE: OutsideKey,
}
