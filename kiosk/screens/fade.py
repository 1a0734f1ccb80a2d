"""The short cross-fade between two pages, painted from a picture of the old one."""

from PySide6.QtCore import QEasingCurve, QRect, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

LONGEST = 120  # milliseconds; design: people with anxiety stand here
_UNSEEN = 0.05
"""Each step paints the whole window anew; nobody sees the last ones."""
_SENT = 10
"""Milliseconds after which the page itself, without the old one over it, has been painted and sent."""


class Fade(QWidget):
    """Lies over the window while it fades; touches go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QPixmap()
        self._opacity = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(LONGEST)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self.end)
        self.hide()

    def begin(self, picture: QPixmap) -> None:
        self._picture = picture
        self._opacity = 1.0
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self._animation.start()

    def end(self) -> None:
        """Drop the picture: nothing of the old page stays in memory."""
        if self._picture.isNull():
            return
        self._animation.stop()
        self._picture = QPixmap()
        self.hide()
        QTimer.singleShot(_SENT, self, self._await_screen)

    def _await_screen(self) -> None:
        """One pixel more: it waits until the window system has taken in the page that was sent whole, so that the
        finger that comes next does not.
        """
        parent = self.parentWidget()
        if parent is not None:
            parent.repaint(QRect(0, 0, 1, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(0, 0, self._picture)

    def _on_value_changed(self, value: float) -> None:
        self._opacity = value
        if value < _UNSEEN:
            self.end()
        else:
            self.update()
