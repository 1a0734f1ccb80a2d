"""How large and in which colours the staff tool is painted: everything follows the system's font size."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

from kiosk.qtkit.fonts import REGULAR, typeface
from kiosk.qtkit.stylesheet import stylesheet
from kiosk.qtkit.tokens import Theme

_DESIGN_EM = 16
_LARGER_THAN_SYSTEM = 1.25
"""The board is read from two metres, so ordinary text is a quarter larger than the system's."""

_SHEET = Template("""
QLabel[kind="title"] { font-size: ${title}px; }
QLabel[kind="heading"] { font-size: ${heading}px; }
QLabel[kind="small"] { font-size: ${small}px; color: $muted; }
QLabel[kind="name"] { font-size: ${heading}px; font-weight: 600; }
QLabel[kind="code"] { font-size: ${code}px; font-weight: 700; color: $accent; letter-spacing: 4px; }
QLabel[kind="toast-number"] { font-size: ${toast}px; font-weight: 700; color: $chosen; }
QLabel[kind="plain"], QLabel[kind="good"], QLabel[kind="amber"], QLabel[kind="info"] {
  font-size: ${small}px; font-weight: 600; padding: ${pill}px ${pad}px; border-radius: ${round}px; }
QLabel[kind="plain"] { color: $muted; background: $background; }
QLabel[kind="error"] { color: $on_amber_tint; background: $amber_tint; border-radius: 8px; padding: ${pad}px; }
QPushButton { font-size: ${button}px; }
QLineEdit { placeholder-text-color: $muted; }
QFrame[kind="line"] { background: $surface; }
QFrame[kind="line-down"] { background: $amber_tint; }
QFrame[kind="line-down"] QLabel { color: $on_amber_tint; }
QFrame[kind="wrong"] { background: $amber_tint; border-radius: 10px; }
QFrame[kind="wrong"] QLabel { color: $on_amber_tint; }
QFrame[kind="rule"] { background: $line; max-height: 1px; min-height: 1px; border: 0; }
QFrame[kind="notice"] { background: $chosen; border-radius: 10px; }
QFrame[kind="notice"] QLabel { color: $on_chosen; }
QFrame[kind="notice"] QPushButton { color: $on_chosen; background: transparent; border: 1px solid $on_chosen; }
QFrame[kind="toast"] { background: $surface; border: 2px solid $accent; border-radius: 14px; }
QFrame[kind="toast"] QLabel, QFrame[kind="card"] QLabel { background: transparent; }
QFrame[kind="card"] QLabel[kind="plain"] { background: $background; }
QFrame[kind="card"] QLabel[kind="good"] { background: $good_tint; }
QFrame[kind="card"] QLabel[kind="amber"], QFrame[kind="card"] QLabel[kind="error"] { background: $amber_tint; }
QListView[kind="rows"] { border: 0; border-radius: 0; background: transparent; }
QWidget[kind="page"] { background: transparent; }
QScrollArea[kind="page"] > QWidget { background: transparent; }
QScrollArea[kind="page"] > QWidget > QScrollBar:vertical { width: ${scroll}px; }
QScrollArea[kind="page"] > QWidget > QScrollBar::handle:vertical { margin-left: ${scroll_gap}px; }
QComboBox, QDateEdit { padding-right: ${drop}px; min-height: 24px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QRadioButton::indicator { width: ${dot}px; height: ${dot}px; border-radius: ${dot_round}px;
  border: 2px solid $border; background: $surface; }
QRadioButton::indicator:checked { border: ${dot_ring}px solid $primary; width: ${dot_in}px; height: ${dot_in}px; }
QRadioButton:focus { color: $accent; text-decoration: underline; }
QRadioButton { spacing: 8px; padding: 6px 10px 6px 2px; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $surface; max-height: 8px; }
QProgressBar::chunk { background: $primary; }
QListWidget::item { padding: ${pad}px; }
QDialog { background: $surface; }
QDialog QRadioButton, QDialog QCheckBox { background: transparent; }
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`em` is the height of ordinary text; lengths are given as at an em of 16 pixels."""

    theme: Theme
    assets: Path
    em: int = _DESIGN_EM

    def px(self, length: float) -> int:
        return round(length * self.em / _DESIGN_EM)

    def font(self, size: float, weight: QFont.Weight = REGULAR) -> QFont:
        return _typeface(round(size * self.em / _DESIGN_EM), weight)

    def palette(self) -> QPalette:
        """For what the style sheet does not reach: calendars, place holders, native pieces."""
        theme, roles = self.theme, QPalette.ColorRole
        palette = QPalette()
        for role, colour in {
            roles.Window: theme.background,
            roles.WindowText: theme.ink,
            roles.Base: theme.surface,
            roles.AlternateBase: theme.background,
            roles.Text: theme.ink,
            roles.Button: theme.surface,
            roles.ButtonText: theme.ink,
            roles.PlaceholderText: theme.muted,
            roles.Highlight: theme.primary,
            roles.HighlightedText: theme.on_primary,
            roles.Link: theme.accent,
            roles.ToolTipBase: theme.surface,
            roles.ToolTipText: theme.ink,
        }.items():
            palette.setColor(role, QColor(colour))
        return palette

    def sheet(self) -> str:
        theme = self.theme
        colours = {name: getattr(theme, name) for name in theme.__slots__}
        sizes = {
            "title": 28,
            "heading": 17,
            "small": 14,
            "button": 15,
            "code": 64,
            "toast": 56,
            "pill": 3,
            "pad": 10,
            "round": 12,
            "drop": 30,
            "scroll": 22,
            "scroll_gap": 10,
            "dot": 16,
            "dot_in": 8,
            "dot_ring": 6,
            "dot_round": 10,
        }
        own = _SHEET.substitute(colours, **{name: self.px(size) for name, size in sizes.items()})
        return stylesheet(theme) + own


@lru_cache(maxsize=64)
def _typeface(pixels: int, weight: QFont.Weight) -> QFont:
    """WHY kept: each row asks for half a dozen."""
    return typeface(pixels, weight)


def em_of(system: QFont) -> int:
    """From the font that the person has set for their desktop, in points or pixels."""
    return max(_DESIGN_EM - 3, round(QFontInfo(system).pixelSize() * _LARGER_THAN_SYSTEM))
