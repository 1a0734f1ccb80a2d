"""The bundled typefaces: which file holds which script, and registering them with Qt."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

LATIN = "IBM Plex Sans"
ARABIC = "IBM Plex Sans Arabic"
ETHIOPIC = "Noto Sans Ethiopic"
FAMILIES = [LATIN, ARABIC, ETHIOPIC]

REGULAR = QFont.Weight.Normal
SEMI_BOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold

_FILES = {
    LATIN: ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Bold.ttf"),
    ARABIC: (
        "IBMPlexSansArabic-Regular.ttf",
        "IBMPlexSansArabic-SemiBold.ttf",
        "IBMPlexSansArabic-Bold.ttf",
    ),
    ETHIOPIC: ("NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf"),
}


class MissingFont(RuntimeError):
    """A bundled font file is absent or damaged: the installation is broken."""


def load_fonts(assets: Path, families: Iterable[str] = (LATIN, ARABIC)) -> None:
    """Register the named families for this process. Ask for Ethiopic only where it is shown."""
    for family in families:
        for name in _FILES[family]:
            if QFontDatabase.addApplicationFont(str(assets / "fonts" / name)) < 0:
                raise MissingFont(name)


def typeface(pixels: float, weight: QFont.Weight = REGULAR, *, first: str = LATIN) -> QFont:
    """A font of that height of em; falls through the bundled scripts glyph by glyph.

    `first` is the family whose lines the page is set in: a script that reaches lower than
    Latin would be cut at Latin's line.
    """
    font = QFont([first, *(family for family in FAMILIES if family != first)])
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(weight)
    return font
