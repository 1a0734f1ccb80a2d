"""The window: the rail, the quiet line, the page, and what was just done with *Fortryd* beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.notice import Notice
from admin_tool.views.parts import label
from admin_tool.views.side_menu import SideMenu


class MainWindow(QWidget):
    """`closing` is emitted once, before the window goes."""

    closing = Signal()
    page_asked = Signal(int)
    """By its place in the menu, from 1: Ctrl and the number."""
    undo_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.menu = SideMenu(look)
        self.notice = Notice(look, self)
        self._line = label()
        self._line_frame = QFrame()
        self._line_frame.setProperty("kind", "line-down")
        self._pages = QStackedWidget()
        self._build(look)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setProperty("number", number)
            shortcut.activated.connect(self._on_number)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo_asked)

    def add_page(self, page: QWidget) -> None:
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def shown_page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def show_menu(self, *, visible: bool) -> None:
        self.menu.setVisible(visible)

    def show_line(self, sentence: str) -> None:
        """The one quiet line about the connection; empty when all is well."""
        self._line.setText(sentence)
        self._line_frame.setVisible(bool(sentence))

    def line(self) -> str:
        return self._line.text() if self._line_frame.isVisibleTo(self) else ""

    def show_look(self, look: Look) -> None:
        self.menu.show_look(look)
        self.notice.show_look(look)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.place()

    def _build(self, look: Look) -> None:
        px = look.px
        self.setMinimumSize(px(980), px(600))
        line = QHBoxLayout(self._line_frame)
        line.setContentsMargins(px(28), px(8), px(28), px(8))
        line.addWidget(self._line, 1, Qt.AlignmentFlag.AlignLeft)
        content = QVBoxLayout()
        content.setContentsMargins(px(28), px(22), px(28), px(24))
        content.addWidget(self._pages)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._line_frame)
        right.addLayout(content, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.menu)
        row.addLayout(right, 1)
        self.show_line("")

    def _on_number(self) -> None:
        self.page_asked.emit(self.sender().property("number"))
