"""The figures as a table: for the keyboard, for whoever listens, and for the exact number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from admin_tool.views.look import Look

_ROWS_SEEN = 12


class FigureTable(QTableWidget):
    """Read only; the tabulator leaves it, the arrows walk in it. No word is cut: what is too wide scrolls."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setStyleSheet(f"QTableWidget::item {{ padding: 0 {look.px(8)}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(34))

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels(list(columns))
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        seen = min(len(rows), _ROWS_SEEN)
        self.setFixedHeight(self._look.px(34) * (seen + 1) + self._look.px(14))

    def rows(self) -> list[list[str]]:
        return [[self._words(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())]

    def _words(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""
