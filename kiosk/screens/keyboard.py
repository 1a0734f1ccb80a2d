"""What a key of an attached keyboard means on the glass."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = 13
BACKSPACE = 8
SPACE = 32

_NAMED = {
    int(Qt.Key.Key_Return): ENTER,
    int(Qt.Key.Key_Enter): ENTER,
    int(Qt.Key.Key_Backspace): BACKSPACE,
    int(Qt.Key.Key_Delete): BACKSPACE,
}


def code_point(event: QKeyEvent) -> int | None:
    """The Unicode code point that was typed; None for keys that type nothing, and for repeats."""
    if event.isAutoRepeat():
        return None
    named = _NAMED.get(event.key())
    if named is not None:
        return named
    text = event.text()
    return ord(text) if len(text) == 1 and text.isprintable() else None


def digit_of(code: int) -> int | None:
    """0-9 for the ASCII digits alone."""
    return code - 48 if 48 <= code <= 57 else None
