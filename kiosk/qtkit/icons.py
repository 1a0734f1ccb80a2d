"""The bundled line icons, painted in any colour of the theme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

DIRECTIONAL = frozenset({"arrow_back", "arrow_forward", "chevron_left", "chevron_right", "directions_walk"})


@lru_cache(maxsize=256)
def icon_pixmap(
    assets: Path, name: str, colour: str, *, size: int, ratio: float = 1.0, mirrored: bool = False
) -> QPixmap:
    """The icon `name`, `size` logical pixels square; `mirrored` on right-to-left pages, where it points."""
    renderer = QSvgRenderer(QByteArray((assets / "icons" / f"{name}.svg").read_bytes()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    if mirrored and name in DIRECTIONAL:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def themed_icon(assets: Path, name: str, colour: str, *, size: int = 24) -> QIcon:
    """The same as a `QIcon`, for buttons, tables and the tray."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(icon_pixmap(assets, name, colour, size=size, ratio=ratio))
    return icon
