"""How fine a screen is: what a millimetre of it is in logical pixels."""

from PySide6.QtGui import QScreen

_USUAL = 1920 / 531.4  # a 24-inch screen of 1920 x 1080


def dots_per_mm(screen: QScreen | None) -> float:
    """As the screen reports it; the usual 24 inches where it reports nothing sensible.

    WHY: many touch screens and all virtual ones say 0, or copy another model's size.
    """
    if screen is None:
        return _USUAL
    longest = max(screen.physicalSize().width(), screen.physicalSize().height())
    if not 150 <= longest <= 2500:
        return _USUAL
    return max(screen.size().width(), screen.size().height()) / longest
