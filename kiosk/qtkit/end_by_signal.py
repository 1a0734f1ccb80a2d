"""A desktop process that is told to end, by the system or at a terminal."""

import signal
from types import FrameType

from PySide6.QtCore import QCoreApplication


def quit_on_signals(application: QCoreApplication) -> None:
    """Python sees a signal between two of its steps: something in the process must take one now and then."""

    def ended(number: int, frame: FrameType | None) -> None:
        application.quit()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ended)
