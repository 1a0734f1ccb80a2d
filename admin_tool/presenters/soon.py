"""Showing once for many changes: whatever is queued already is heard first."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.qtkit.bridge import Bridge


class Soon(QObject):
    """`ask` as often as you like; `do` runs once, in the next turn of Qt's loop."""

    def __init__(self, do: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._asked = False
        self._bridge = Bridge(self._on_turn, self)

    def ask(self) -> None:
        if not self._asked:
            self._asked = True
            self._bridge.post(None)

    def close(self) -> None:
        self._bridge.close()

    def _on_turn(self, nothing: object) -> None:
        self._asked = False
        self._do()
