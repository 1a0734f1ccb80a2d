"""Calm charts in the theme's colours. The only room that loads pyqtgraph: it comes when the page is first opened."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import label

pg.setConfigOptions(antialias=True, exitCleanup=False)

_LONGEST_LABEL = 30
_FEWEST_PLACES = 8
"""A single bar is no wall."""
_HEIGHT = 250
_BESIDE = 58
"""What the axis of the values takes of a chart's width."""
_ROW = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTexts:
    """`marks`: where the axis of the values has its numbers; `empty`: what is said where there is no bar."""

    title: str
    unit: str
    across: str
    bars: tuple[tuple[str, int], ...]
    marks: tuple[int, ...]
    lying: bool
    empty: str
    spoken: str


class _Plot(pg.GraphicsView):  # type: ignore[misc]
    """Two axes and what stands between them, for as long as it takes to draw them."""

    def __init__(self, look: Look, size: QSize) -> None:
        super().__init__(background=look.theme.surface)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.left, self.bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        layout = pg.GraphicsLayout()
        self.setCentralItem(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addItem(self.left, row=0, col=0)
        layout.addItem(self.box, row=0, col=1)
        layout.addItem(self.bottom, row=1, col=1)
        for axis in (self.left, self.bottom):
            axis.linkToView(self.box)
        self.resize(size)


class _Picture(QWidget):
    """A chart, drawn anew for each size.

    WHY a picture and no live plot: pyqtgraph's items crash the process now and then when Qt destroys them with their
    window; one that is closed as soon as it is drawn does not.
    """

    def __init__(self, look: Look, texts: ChartTexts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._drawn = QPixmap()
        self.setMinimumHeight(look.px(max(_ROW * len(texts.bars) + 60, 140) if texts.lying else _HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        plot = _Plot(self._look, event.size())
        draw = _draw_lying if self._texts.lying else _draw_standing
        draw(self._look, plot, self._texts)
        self._drawn = plot.grab()
        plot.close()
        plot.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()


class ChartCard(QFrame):
    def __init__(self, look: Look, texts: ChartTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.title)
        self.setAccessibleDescription(texts.spoken)
        title = label("heading")
        title.setText(texts.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(12))
        column.setSpacing(look.px(8))
        column.addWidget(title)
        if texts.bars:
            column.addWidget(_Picture(look, texts), 1)
        else:
            empty = label("muted", wrap=True)
            empty.setText(texts.empty)
            column.addWidget(empty)
            column.addStretch(1)


def _draw_standing(look: Look, plot: _Plot, texts: ChartTexts) -> None:
    places, values = range(len(texts.bars)), [value for _, value in texts.bars]
    plot.box.addItem(pg.BarGraphItem(x=places, height=values, width=0.7, brush=look.theme.primary, pen=None))
    if _every(look, plot, [str(value) for value in values], gap=0) == 1:
        for place, value in zip(places, values, strict=True):
            plot.box.addItem(_number(look, value, at=(place, value), anchor=(0.5, 1)))
    beside = max(0.0, (_FEWEST_PLACES - len(values)) / 2)
    across = (-0.6 - beside, len(values) - 0.4 + beside)
    plot.box.setRange(xRange=across, yRange=(0, _room_above(texts)), padding=0)
    every = _every(look, plot, [name for name, _ in texts.bars])
    named = [(place, texts.bars[place][0]) for place in places if place % every == 0]
    _mark(look, plot.bottom, named, texts.across)
    _mark(look, plot.left, [(mark, str(mark)) for mark in texts.marks], texts.unit, grid=True)


def _every(look: Look, plot: _Plot, words: Sequence[str], *, gap: int = 6) -> int:
    """Each how many-th of them can be read beside its neighbours."""
    metrics = QFontMetrics(look.font(13))
    longest = max((metrics.horizontalAdvance(each) for each in words), default=0) + look.px(gap)
    room: int = max(1, plot.width() - look.px(_BESIDE))
    return math.ceil(len(words) * longest / room)


def _draw_lying(look: Look, plot: _Plot, texts: ChartTexts) -> None:
    """The first is on top."""
    values = [value for _, value in texts.bars]
    places = list(reversed(range(len(values))))
    plot.box.addItem(pg.BarGraphItem(x0=0, y=places, width=values, height=0.6, brush=look.theme.primary, pen=None))
    for place, value in zip(places, values, strict=True):
        plot.box.addItem(_number(look, value, at=(value, place), anchor=(0, 0.5)))
    plot.box.setRange(xRange=(0, _room_above(texts)), yRange=(-0.6, len(values) - 0.4), padding=0)
    named = [(place, _short(name)) for place, (name, _) in zip(places, texts.bars, strict=True)]
    _mark(look, plot.left, named, "")
    _mark(look, plot.bottom, [(mark, str(mark)) for mark in texts.marks], texts.unit, grid=True)


def _room_above(texts: ChartTexts) -> float:
    return texts.marks[-1] * 1.12 or 1.0


def _mark(look: Look, axis: pg.AxisItem, named: Sequence[tuple[float, str]], words: str, *, grid: bool = False) -> None:
    gap, font = look.px(6), look.font(13)
    axis.enableAutoSIPrefix(False)
    axis.setTicks([named])
    axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=gap, hideOverlappingLabels=False)
    axis.setPen(pg.mkPen(look.theme.border))
    axis.setTextPen(pg.mkPen(look.theme.muted))
    axis.setGrid(60 if grid else False)
    if words:
        axis.setLabel(words, color=look.theme.muted, **{"font-size": f"{look.px(13)}px"})
    if axis.orientation == "left":
        metrics = QFontMetrics(font)
        longest = max((metrics.horizontalAdvance(name) for _, name in named), default=0)
        axis.setWidth(longest + 2 * gap + (look.px(24) if words else 0))


def _number(look: Look, value: int, *, at: tuple[float, float], anchor: tuple[float, float]) -> pg.TextItem:
    """Beside the bar, so that its length need not be measured."""
    number = pg.TextItem(str(value), color=look.theme.ink, anchor=anchor)
    number.setFont(look.font(13))
    number.setPos(*at)
    return number


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
