"""What is wrong with the machines: lines above the lists, gone when nothing is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import label
from kiosk.qtkit.icons import themed_icon


class NoticeLines(QFrame):
    """Each line has the sign of a warning beside its words: the colour alone says nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "wrong")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        self._column.setSpacing(look.px(6))
        self._rows: list[tuple[QWidget, QLabel]] = []
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        if list(lines) == self.texts():
            return
        while len(self._rows) > len(lines):
            row, _ = self._rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self._rows) < len(lines):
            self._rows.append(self._new_row())
        for (_, words), line in zip(self._rows, lines, strict=True):
            words.setText(line)
        self.setVisible(bool(lines))

    def texts(self) -> list[str]:
        return [words.text() for _, words in self._rows]

    def _new_row(self) -> tuple[QWidget, QLabel]:
        px, theme = self._look.px, self._look.theme
        row, sign, words = QWidget(), QLabel(), label(wrap=True)
        row.setProperty("kind", "page")
        sign.setPixmap(themed_icon(self._look.assets, "warning", theme.on_amber_tint, size=px(20)).pixmap(px(20)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        line.addWidget(sign)
        line.addWidget(words, 1)
        self._column.addWidget(row)
        return row, words
