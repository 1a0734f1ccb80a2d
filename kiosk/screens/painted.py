"""What every self-painted part of a page can do: be dressed, and say whether its words fit."""

import re
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.screens.look import Look

_SENTENCE_END = re.compile(r"(?<=[.!?؟]) (?=[^\W\d_a-zæøå])")  # not within "kl. 13" or "24. november"


class Painted:
    """Mixed into a QWidget. First `dress`, which sets sizes and colours, then the heights may be
    asked for, then `place`, then `fits`.

    WHY: not Qt's layouts, which cannot shrink what wraps, and do nothing while hidden.
    """

    def dress(self, look: Look) -> None:
        raise NotImplementedError

    def preferred_height(self, width: int) -> int:
        raise NotImplementedError

    def least_height(self, width: int) -> int:
        """What it can bear; for words the same as they want."""
        return self.preferred_height(width)

    def place(self, rect: QRect) -> None:
        assert isinstance(self, QWidget)
        self.setGeometry(rect)

    def fits(self) -> bool:
        """Whether every word has room where it was placed."""
        raise NotImplementedError


def text_flags(widget: QWidget, *, centred: bool) -> int:
    """Wrapped, and read in the direction of the page, whatever script the words begin with.

    Not clipped: the marks of some scripts reach beyond their line.
    """
    flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextDontClip)
    edge = Qt.AlignmentFlag.AlignLeft
    if widget.isRightToLeft():
        flags |= int(Qt.TextFlag.TextForceRightToLeft)
        edge = Qt.AlignmentFlag.AlignRight
    centre = Qt.AlignmentFlag.AlignHCenter
    return flags | int(centre if centred else edge | Qt.AlignmentFlag.AlignAbsolute)


@lru_cache(maxsize=1024)
def wrapped_size(font: QFont, text: str, width: int) -> QSize:
    """The room that the words need when no line is longer than `width`.

    WHY remembered: the same sentences are measured on every page, some of them a dozen times while a citizen waits.
    """
    metrics = QFontMetrics(font)
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(QRect(0, 0, max(1, width), 100_000), flags, text).size()


def paint_words(painter: QPainter, widget: QWidget, place: QRect, text: str, *, centred: bool = True) -> None:
    """Each paragraph or sentence balanced by itself, all of them in the middle of `place`'s height."""
    font, flags = painter.font(), text_flags(widget, centred=centred)
    top = place.top() + (place.height() - wrapped_size(font, text, place.width()).height()) // 2
    lines = [line for paragraph in text.split("\n") for line in in_sentences(font, paragraph, place.width())]
    for paragraph in lines:
        width = balanced_width(font, paragraph, place.width())
        height = wrapped_size(font, paragraph, width).height()
        left = place.left()
        if centred:
            left += (place.width() - width) // 2
        elif widget.isRightToLeft():
            left += place.width() - width
        painter.drawText(QRect(left, top, width, height), flags, paragraph)
        top += height


def in_sentences(font: QFont, paragraph: str, width: int) -> list[str]:
    """Every sentence on a line of its own where that takes no line more: who is tense reads one thing at a time."""
    sentences = _SENTENCE_END.split(paragraph)
    apart = sum(wrapped_size(font, sentence, width).height() for sentence in sentences)
    return sentences if apart <= wrapped_size(font, paragraph, width).height() else [paragraph]


def balanced_width(font: QFont, text: str, width: int) -> int:
    """The narrowest width with no more lines than `width` needs, so that no word stands alone."""
    height = wrapped_size(font, text, width).height()
    if height <= QFontMetrics(font).height() * 1.5:
        return width
    narrow, wide = width // 2, width
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        size = wrapped_size(font, text, middle)
        if size.height() <= height and size.width() <= middle:
            wide = middle
        else:
            narrow = middle
    return wide


def paint_box(
    painter: QPainter, box: QRectF, *, fill: str | None, border: str | None, pen: float, radius: float
) -> None:
    """A rounded rectangle whose border lies inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(border), pen) if border else Qt.PenStyle.NoPen)
    inset = pen / 2 if border else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
