"""A booked time, large enough to be read out: its day, its time and its code; on paper the same and no more."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look
from admin_tool.views.parts import label


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedTexts:
    """`print` empty: there is nothing to print on. `undo` empty: it is taken back by cancelling it."""

    title: str
    when: str
    code: str
    tell: str
    print: str
    close: str
    undo: str = ""


class BookedCard(Dialog):
    print_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, look: Look, texts: BookedTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.texts = texts
        self.when, self.code = label("title", wrap=True), label("code")
        self.when.setText(texts.when)
        self.code.setText(texts.code)
        for shown in (self.when, self.code):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(shown)
        self.add_text(texts.tell, "muted")
        if texts.undo:
            self.undo = self.add_button(texts.undo, self._on_undo)
        if texts.print:
            self.print = self.add_button(texts.print, self.print_wanted.emit)
        self.add_button(texts.close, self.reject, kind="primary").setFocus()

    def _on_undo(self) -> None:
        self.undo_wanted.emit()
        self.reject()


def paint_on_paper(paper: QPagedPaintDevice, look: Look, texts: BookedTexts) -> None:
    """Date, time and code at the head of the page."""
    painter = QPainter(paper)
    dots = paper.logicalDpiY() / 96
    width, below = float(paper.width()), 0.0
    for words, size in ((texts.when, 22), (texts.code, 44)):
        font = look.font(size)
        font.setPixelSize(round(size * dots))
        painter.setFont(font)
        height = size * 1.6 * dots
        painter.drawText(QRectF(0, below, width, height), Qt.AlignmentFlag.AlignLeft, words)
        below += height
    painter.end()
