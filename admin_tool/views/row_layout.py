"""Where the parts of a row stand: measured once for each row, width and look."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from admin_tool.models.phrases import Line, Phrase
from admin_tool.models.rows import Entry, Heading, Offer, Pill, Remark, Row
from admin_tool.views.look import Look
from kiosk.qtkit.fonts import BOLD, SEMI_BOLD

_LEAST_WORDS = 98
"""Where words that need more have less than this, the buttons go below them."""


class Columns(StrEnum):
    """What stands first: the number (the board), the time (a day; with or without a number), or the words alone."""

    NUMBER_TIME = "number_time"
    TIME_NUMBER = "time_number"
    TIME = "time"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    say: Callable[[Phrase], str]
    line: Callable[[Line], str]

    def spoken(self, entry: Entry) -> str:
        """A row as one sentence, from left to right."""
        match entry:
            case Heading():
                return f"{self.say(entry.text)}, {entry.count}"
            case Remark():
                return self.say(entry.text)
            case Row():
                parts = (entry.lead, entry.lead_detail, entry.emphasis)
                said = [entry.big, *(self.say(part) for part in parts if part is not None)]
                said += [self.line(entry.headline), self.line(entry.detail)]
                said += [self.say(entry.pill.text)] if entry.pill else []
                return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A text at its place within the row."""

    layout: QTextLayout
    at: QPointF
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedButton:
    """`offer` None is the menu of the remaining ones."""

    offer: Offer | None
    rect: QRect
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLayout:
    height: int
    big: Placed | None = None
    texts: tuple[Placed, ...] = ()
    pill: tuple[Pill, QRect, str] | None = None
    buttons: tuple[PlacedButton, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Lays rows out for one look, language and set of columns."""

    look: Look
    words: Words
    columns: Columns

    def row(self, row: Row, width: int) -> RowLayout:
        px = self.look.px
        left, right = px(18), width - px(14)
        first, second = self._lead_widths(row)
        buttons, pill = self._rights(row, right)
        text_left = left + first + second
        words_end = min([each.rect.left() for each in buttons] + ([pill[1].left()] if pill else [right]))
        beside = words_end - px(12) - text_left
        stacked = beside < px(_LEAST_WORDS) and beside < self._longest_line(row)
        words = self._words(row, text_left, right - text_left if stacked else beside)
        lead, big = self._lead(row, left if self._time_first else left + first), self._big(row, left, first)
        height = max(px(64), round(max(_bottom(words), _bottom(lead))) + px(24))
        below = px(38 + 12) if stacked else 0
        middle = 2 * height + px(30) if stacked else height
        return RowLayout(
            height=height + below,
            big=_centred((big,), height)[0] if big else None,
            texts=(*_centred(words, height), *_centred(lead, height)),
            pill=_down_pill(pill, middle),
            buttons=tuple(_down(each, middle) for each in buttons),
        )

    @property
    def _time_first(self) -> bool:
        return self.columns in (Columns.TIME_NUMBER, Columns.TIME)

    def _lead_widths(self, row: Row) -> tuple[int, int]:
        match self.columns:
            case Columns.WORDS:
                return 0, 0
            case Columns.TIME_NUMBER:
                return self.look.px(104), self.look.px(88)
            case Columns.TIME:
                return self.look.px(104), 0
            case Columns.NUMBER_TIME:
                wide = QFontMetrics(self._big_font).horizontalAdvance(row.big)
                return max(self.look.px(78), wide + self.look.px(14)), self.look.px(88)

    @property
    def _big_font(self) -> QFont:
        return self.look.font(32, BOLD)

    def _big(self, row: Row, left: int, first: int) -> Placed | None:
        if self.columns is Columns.WORDS or not row.big:
            return None
        x = left + (first if self._time_first else 0)
        return Placed(layout=_text(row.big, self._big_font, 10_000), at=QPointF(x, 0))

    def _lead(self, row: Row, x: int) -> tuple[Placed, ...]:
        if self.columns is Columns.WORDS or row.lead is None:
            return ()
        font = self.look.font(20 if self._time_first else 16, SEMI_BOLD)
        placed = [Placed(layout=_text(self.words.say(row.lead), font, 10_000), at=QPointF(x, 0))]
        if row.lead_detail is not None:
            below = placed[0].layout.boundingRect().height()
            small = _text(self.words.say(row.lead_detail), self.look.font(14), 10_000)
            placed.append(Placed(layout=small, at=QPointF(x, below), muted=True))
        return tuple(placed)

    def _longest_line(self, row: Row) -> float:
        words = self._words(row, 0, 10_000)
        return max((each.layout.maximumWidth() for each in words), default=0)

    def _words(self, row: Row, x: int, width: int) -> tuple[Placed, ...]:
        emphasis = self.words.say(row.emphasis) if row.emphasis else ""
        headline = " · ".join(part for part in (emphasis, self.words.line(row.headline)) if part)
        placed = []
        below = 0.0
        if headline:
            first = _text(headline, self.look.font(16), width, bold=len(emphasis))
            placed.append(Placed(layout=first, at=QPointF(x, 0)))
            below = first.boundingRect().height()
        if row.detail:
            detail = _text(self.words.line(row.detail), self.look.font(14), width)
            placed.append(Placed(layout=detail, at=QPointF(x, below), muted=True))
        return tuple(placed)

    def _rights(self, row: Row, right: int) -> tuple[list[PlacedButton], tuple[Pill, QRect, str] | None]:
        """From the right edge inwards: the menu, the buttons, the pill. Tops are set when the height is known."""
        px = self.look.px
        buttons: list[PlacedButton] = []
        if row.more:
            buttons.append(PlacedButton(offer=None, rect=QRect(right - px(32), 0, px(32), px(38)), text=""))
            right -= px(32 + 6)
        metrics = QFontMetrics(self.look.font(15, SEMI_BOLD))
        for offer in reversed(row.offers):
            text = self.words.say(Phrase(offer.label))
            wide = metrics.horizontalAdvance(text) + px(30)
            buttons.append(PlacedButton(offer=offer, rect=QRect(right - wide, 0, wide, px(38)), text=text))
            right -= wide + px(8)
        buttons.reverse()
        if row.pill is None:
            return buttons, None
        text = self.words.say(row.pill.text)
        wide = QFontMetrics(self.look.font(14, SEMI_BOLD)).horizontalAdvance(text) + px(20)
        return buttons, (row.pill, QRect(right - wide, 0, wide, px(24)), text)


def _text(words: str, font: QFont, width: float, *, bold: int = 0) -> QTextLayout:
    """`bold`: how many characters at the start."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if bold:
        heavy = QTextCharFormat()
        heavy.setFontWeight(SEMI_BOLD)
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, bold, heavy
        layout.setFormats([span])
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _bottom(texts: tuple[Placed, ...]) -> float:
    return max((each.at.y() + each.layout.boundingRect().height() for each in texts), default=0.0)


def _centred(texts: tuple[Placed, ...], height: int) -> tuple[Placed, ...]:
    down = (height - _bottom(texts)) / 2
    return tuple(
        Placed(layout=each.layout, at=QPointF(each.at.x(), each.at.y() + down), muted=each.muted) for each in texts
    )


def _down(button: PlacedButton, height: int) -> PlacedButton:
    rect = button.rect.translated(0, (height - button.rect.height()) // 2)
    return PlacedButton(offer=button.offer, rect=rect, text=button.text)


def _down_pill(pill: tuple[Pill, QRect, str] | None, height: int) -> tuple[Pill, QRect, str] | None:
    if pill is None:
        return None
    said, rect, text = pill
    return said, rect.translated(0, (height - rect.height()) // 2), text
