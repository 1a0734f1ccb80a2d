"""A second start calls the tool whose window is closed to come forward, instead of being a second one."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MILLISECONDS = 500


class Summons(QObject):
    """Listens only while the window is closed: whoever wants two windows has two, as before."""

    heard = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        """`folder`: where the person's choices are kept, so everybody on a machine has a tool of their own."""
        super().__init__(parent)
        self._name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_called)

    def listen(self) -> None:
        """What a tool that was killed has left behind is taken over."""
        if not self._server.isListening():
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def rest(self) -> None:
        self._server.close()

    def _on_called(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.disconnectFromServer()
        self.heard.emit()


def is_answered(folder: Path) -> bool:
    """Whether a tool of this person goes on behind its closed window; it comes forward."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    answered = socket.waitForConnected(_PATIENCE_MILLISECONDS)
    socket.abort()
    return answered


def _name(folder: Path) -> str:
    return "reception-staff-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
