"""The small pieces pages are built of: labels, buttons, cards, rules, each of a kind that the style sheet knows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


def label(kind: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text only: nothing that came from outside is read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def button(kind: str = "", pressed: Callable[[], None] | None = None) -> QPushButton:
    made = QPushButton()
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A white surface with its column, without margins."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return frame, column


def rule() -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "rule")
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def show_kind(widget: QWidget, kind: str) -> None:
    """A widget that changes its kind is styled anew."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
