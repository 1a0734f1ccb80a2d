"""The frame of a session: the rail, the quiet line, the page, and what was just done with *Fortryd* beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.notice import Notice
from admin_tool.views.parts import label, show_kind
from admin_tool.views.side_menu import SideMenu

_NARROW = 980
"""Below this width the rail shows icons only."""


class Frame(QWidget):
    page_asked = Signal(int)
    """By its place in the menu, from 1: Ctrl and the number; 0 is the tenth."""
    undo_asked = Signal()
    come_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.menu = SideMenu(look)
        self._line = label()
        self._line_frame = QFrame()
        self._line_frame.setProperty("kind", "line")
        self._pages = QStackedWidget()
        self._build(look)
        self.notice = Notice(look, self)
        for number in range(1, 11):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number % 10}"), self)
            shortcut.setProperty("number", number)
            shortcut.activated.connect(self._on_number)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undo_asked)
        QShortcut(QKeySequence("Ctrl+J"), self).activated.connect(self.come_asked)

    def add_page(self, page: QWidget) -> None:
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def shown_page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def show_line(self, sentence: str, *, down: bool = False) -> None:
        """The one quiet line about the connection; empty when all is well."""
        show_kind(self._line_frame, "line-down" if down else "line")
        if self._line.text() != sentence:
            self._line.setText(sentence)
            self._line_frame.setVisible(bool(sentence))

    def line(self) -> str:
        return self._line.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        self.menu.show_narrow(narrow=narrow)
        side = self._look.px(14 if narrow else 28)
        self._content.setContentsMargins(
            side, self._look.px(12 if narrow else 22), side, self._look.px(14 if narrow else 24)
        )
        self.notice.place()

    def _build(self, look: Look) -> None:
        px = look.px
        line = QHBoxLayout(self._line_frame)
        line.setContentsMargins(px(28), px(8), px(28), px(8))
        line.addWidget(self._line, 1, Qt.AlignmentFlag.AlignLeft)
        self._content = QVBoxLayout()
        self._content.setContentsMargins(px(28), px(22), px(28), px(24))
        self._content.addWidget(self._pages)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._line_frame)
        right.addLayout(self._content, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.menu)
        row.addLayout(right, 1)
        self._line_frame.hide()

    def _on_number(self) -> None:
        self.page_asked.emit(self.sender().property("number"))
