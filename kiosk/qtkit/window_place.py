"""Where a window of the demo stands: a place given by whoever started the process."""

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

VARIABLE = "KIOSK_WINDOW"
"""`x,y,width,height` of the window without its frame, in logical pixels."""


def given_place(environment: Mapping[str, str]) -> QRect | None:
    """None without a place, or with one that is no four numbers."""
    parts = environment.get(VARIABLE, "").split(",")
    try:
        x, y, width, height = (int(part) for part in parts)
    except ValueError:
        return None
    return QRect(x, y, width, height)


def put_in_place(window: QWidget, environment: Mapping[str, str]) -> None:
    """Before the window is shown; a window without a given place is left alone."""
    place = given_place(environment)
    if place is not None:
        window.setGeometry(place)
