"""The kiosk's window on its screen: the whole of it, without frame, cursor or way out; or a window, to look at."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.window_place import put_in_place

_WINDOWED_SIZE = (540, 960)


class Guard(QObject):
    """Nobody at the glass closes the window; tells once that the first frame has been painted."""

    def __init__(self, window: QWidget, *, first_frame: Callable[[], None], closable: bool) -> None:
        super().__init__(window)
        self._first_frame: Callable[[], None] | None = first_frame
        self._closable = closable
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._first_frame is not None and event.type() == QEvent.Type.Paint:
            begin, self._first_frame = self._first_frame, None
            QTimer.singleShot(0, begin)
        if event.type() == QEvent.Type.Close and event.spontaneous() and not self._closable:
            event.ignore()
            return True
        return False


def put_up(window: QWidget, *, windowed: bool, environment: Mapping[str, str]) -> None:
    if windowed:
        window.resize(*_WINDOWED_SIZE)
        put_in_place(window, environment)
        window.show()
        return
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.setCursor(Qt.CursorShape.BlankCursor)
    # WHY: without a window manager nobody else makes it as large as the glass.
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()
