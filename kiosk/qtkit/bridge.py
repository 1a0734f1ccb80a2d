"""The way by which results of other threads reach Qt's thread, in order."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """`post` from any thread; `receive` is called with the same object in the bridge's thread.

    Make it in Qt's thread. Delivery is queued, also for posts from Qt's own thread, so a
    presenter has always set its state before an answer arrives. Nothing is delivered after
    `close`.
    """

    _posted = Signal(object)

    def __init__(self, receive: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receive: Callable[[object], None] | None = receive
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, what: object) -> None:
        self._posted.emit(what)

    def close(self) -> None:
        self._receive = None

    def _on_posted(self, what: object) -> None:
        if self._receive is not None:
            self._receive(what)
