"""How large the fault tests run: `make faults` at full size, `make check` at a fiftieth of it."""

import os

_SMALL = 0.02


def scaled(full: int, *, least: int = 1) -> int:
    """`full` at the size asked for by KIOSK_FAULT_SCALE (a share, 1 for the whole), but never below `least`."""
    share = float(os.environ.get("KIOSK_FAULT_SCALE", _SMALL))
    return max(least, round(full * share))
