"""The window: holds one page for the log-in or one frame for the day, and remembers nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class MainWindow(QWidget):
    closing = Signal()
    """Once, before the window goes."""

    def __init__(self) -> None:
        super().__init__()
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_content(self, content: QWidget) -> None:
        """What was there before goes."""
        if self._content is not None:
            self._content.hide()
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content)
        content.setFocus()

    def content(self) -> QWidget | None:
        return self._content

    def come_forward(self) -> None:
        """From behind, from the task bar, and after it was closed; as large as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
