"""The page of the figures: a period, large figures, charts, and the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.figure_table import FigureTable
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card, label

if TYPE_CHECKING:
    from admin_tool.views.charts import ChartCard, ChartTexts

_NARROW = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTexts:
    """The words around the figures; `explained`: why small groups are not shown."""

    title: str
    period: str
    csv: str
    png: str
    csv_files: str
    png_files: str
    table: str
    explained: str


class FiguresPage(QWidget):
    shown = Signal()
    period_chosen = Signal(str)
    csv_wanted = Signal(str)
    """The path of the file."""
    png_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.header = PageHeader(look)
        self.period = Choice(look)
        self.csv = button("", self._on_csv)
        self.png = button("", self._on_png)
        self.table = FigureTable(look)
        self.charts: list[ChartCard] = []
        self.panel = QWidget()
        self._made: list[QWidget] = []
        self._tiles, self._grid = QHBoxLayout(), QGridLayout()
        self._texts: FigureTexts | None = None
        self._heading, self._state = label("name"), label("muted", wrap=True)
        self._table_title, self._explained = label("heading"), label("small", wrap=True)
        self._build()
        self.period.chosen.connect(self.period_chosen)
        self.setFocusProxy(self.period)

    def show_texts(self, texts: FigureTexts, periods: Sequence[tuple[str, str]], chosen: str) -> None:
        self._texts = texts
        self.header.show_title(texts.title)
        self.csv.setText(texts.csv)
        self.png.setText(texts.png)
        self.period.setAccessibleName(texts.period)
        self.period.show_choices(periods, chosen)
        self._table_title.setText(texts.table)
        self._explained.setText(texts.explained)
        self.table.setAccessibleName(texts.table)

    def show_state(self, words: str) -> None:
        """What is said instead of the figures; empty with them."""
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def show_figures(
        self,
        heading: str,
        tiles: Sequence[tuple[str, str]],
        charts: "Sequence[ChartTexts]",
    ) -> None:
        """Charts are made anew: figures change once a minute at most."""
        from admin_tool.views.charts import ChartCard

        self._heading.setText(heading)
        for gone in self._made:
            gone.hide()
            gone.deleteLater()
        made = [self._tile(value, words) for value, words in tiles]
        for tile in made:
            self._tiles.addWidget(tile, 1)
        self.charts = [ChartCard(self._look, texts) for texts in charts]
        self._made = [*made, *self.charts]
        self._place()
        for exporting in (self.csv, self.png):
            exporting.setEnabled(True)

    def save_picture(self, path: str) -> bool:
        return self.panel.grab().save(path, "PNG")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Two charts side by side, in a narrow window one."""
        columns = 1 if self.width() < self._look.px(_NARROW) else 2
        for at, chart in enumerate(self.charts):
            self._grid.addWidget(chart, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _build(self) -> None:
        px = self._look.px
        for each in (self.period, self.csv, self.png):
            self.header.add(each)
        for exporting in (self.csv, self.png):
            exporting.setEnabled(False)
        self._tiles.setSpacing(px(16))
        self._grid.setSpacing(px(16))
        self.panel.setProperty("kind", "page")
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(14))
        inside.addWidget(self._heading)
        inside.addLayout(self._tiles)
        inside.addLayout(self._grid)
        column = page_column(self, self.header, self._look)
        for widget in (self._state, self.panel, self._explained, self._table_title, self.table):
            column.addWidget(widget)
        column.addStretch(1)

    def _tile(self, value: str, words: str) -> QWidget:
        px = self._look.px
        frame, column = card()
        column.setContentsMargins(px(18), px(12), px(18), px(12))
        large, small = label("title"), label("small", wrap=True)
        large.setText(value)
        small.setText(words)
        column.addWidget(large)
        column.addWidget(small)
        column.addStretch(1)
        return frame

    def _on_csv(self) -> None:
        if self._texts is not None:
            self._ask_where(self._texts.csv, self._texts.csv_files, "csv", self.csv_wanted)

    def _on_png(self) -> None:
        if self._texts is not None:
            self._ask_where(self._texts.png, self._texts.png_files, "png", self.png_wanted)

    def _ask_where(self, title: str, kinds: str, suffix: str, chosen: "Signal | object") -> None:
        dialog = QFileDialog(self, title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
