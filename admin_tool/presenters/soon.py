"""Showing once for many changes, and only what can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.bridge import Bridge


class Soon(QObject):
    """`ask` as often as you like; `do` runs once in the next turn of Qt's loop, after what is queued already.

    With a `page` it waits until that page is shown.
    """

    def __init__(self, do: Callable[[], None], parent: QObject, *, page: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._page = page
        self._asked = False
        self._waits = False
        self._bridge = Bridge(self._on_turn, self)
        if page is not None:
            page.installEventFilter(self)

    def ask(self) -> None:
        if not self._asked:
            self._asked = True
            self._bridge.post(None)

    def close(self) -> None:
        self._bridge.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._waits:
            self.ask()
        return False

    def _on_turn(self, nothing: object) -> None:
        self._asked = False
        self._waits = self._page is not None and not self._page.isVisible()
        if not self._waits:
            self._do()
