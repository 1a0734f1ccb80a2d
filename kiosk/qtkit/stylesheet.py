"""The style sheet of ordinary desktop windows, made from a theme.

A widget says what it is by the dynamic property `kind`: buttons `primary`, `quiet`, `link`,
`alarm`; labels `title`, `heading`, `muted`, `number`, `good`, `amber`, `info`; frames `card`,
`rail`, `attention`.
The kiosk's own screens paint themselves and use none of this.
"""

from string import Template

from kiosk.qtkit.fonts import FAMILIES
from kiosk.qtkit.tokens import Theme

_SHEET = Template("""
* { font-family: $families; }
QWidget { color: $ink; background: $background; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QToolTip { color: $ink; background: $surface; border: 1px solid $border; }
QLabel[kind="title"] { font-size: 28px; font-weight: 600; }
QLabel[kind="heading"] { font-size: 17px; font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="number"] { font-size: 32px; font-weight: 700; color: $accent; }
QLabel[kind="good"], QLabel[kind="amber"], QLabel[kind="info"] {
  border-radius: 11px; padding: 3px 10px; font-weight: 600; }
QLabel[kind="good"] { color: $good; background: $good_tint; }
QLabel[kind="amber"] { color: $on_amber_tint; background: $amber_tint; }
QLabel[kind="info"] { color: $on_tint; background: $tint; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[kind="attention"] { background: $amber_tint; border: 0; }
QPushButton { color: $accent; background: $surface; border: 1px solid $accent;
  border-radius: 8px; padding: 8px 14px; font-weight: 600; min-height: 28px; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 3px solid $focus; padding: 6px 12px; }
QPushButton:disabled { color: $muted; border-color: $line; }
QPushButton[kind="primary"] { color: $on_primary; background: $primary; border-color: $primary; }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; }
QPushButton[kind="primary"]:focus { border: 3px solid $focus; }
QPushButton[kind="primary"]:disabled { color: $muted; background: $line; border-color: $line; }
QPushButton[kind="quiet"] { color: $ink; border-color: $line; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; }
QPushButton[kind="link"]:focus { border-color: $focus; }
QPushButton[kind="alarm"] { color: $alarm_text; background: $surface;
  border: 2px solid $alarm_text; }
QLineEdit, QComboBox, QSpinBox, QTimeEdit, QDateEdit, QPlainTextEdit {
  color: $ink; background: $surface; border: 1px solid $border; border-radius: 6px;
  padding: 7px 10px; selection-color: $on_primary; selection-background-color: $primary; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QTimeEdit:focus, QDateEdit:focus,
QPlainTextEdit:focus { border: 3px solid $focus; padding: 5px 8px; }
QAbstractItemView { color: $ink; background: $surface; border: 1px solid $line;
  border-radius: 8px; gridline-color: $line; selection-color: $on_tint;
  selection-background-color: $tint; outline: 0; }
QHeaderView::section { color: $muted; background: $surface; border: 0;
  border-bottom: 1px solid $line; padding: 8px; }
QMenu { background: $surface; border: 1px solid $line; }
QMenu::item { padding: 8px 20px; }
QMenu::item:selected { color: $on_tint; background: $tint; }
QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; }
QScrollBar::handle:vertical { background: $border; border-radius: 6px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
""")


def stylesheet(theme: Theme) -> str:
    """The whole application's sheet; set it once and again when the theme changes."""
    colours = {name: getattr(theme, name) for name in theme.__slots__}
    alarm_text = theme.alarm if theme.name == "light" else theme.ink
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    return _SHEET.substitute(colours, families=families, alarm_text=alarm_text)
