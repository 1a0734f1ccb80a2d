"""Pictures small enough to be kept."""

from collections import Counter

from PySide6.QtGui import QImage


def in_few_colours(picture: QImage) -> QImage:
    """A page has a dozen colours and their edges: 256 of them are enough, and a third of the size."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    palette = [colour for colour, _ in pixels.most_common(256)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, palette)
