"""The twelve keys: digits, erase, confirm."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from kiosk.screens.keys import CONFIRM, DIGIT, ERASE, Key
from kiosk.screens.look import Look
from kiosk.screens.painted import Painted

_WIDTH = 840


class Keypad(QWidget, Painted):
    """Laid out from left to right in every language, as telephones and cash machines are."""

    digit_pressed = Signal(int)
    erased = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._width = _WIDTH
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        outer.addStretch(1)
        outer.addLayout(self._grid, 0)
        outer.addStretch(1)
        self.erase = Key(ERASE, self, icon="backspace")
        self.confirm = Key(CONFIRM, self)
        self._digits = QButtonGroup(self)
        self._add_keys()
        self._digits.idClicked.connect(self.digit_pressed)
        self.erase.clicked.connect(self.erased)
        self.confirm.clicked.connect(self.confirmed)

    def _add_keys(self) -> None:
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9):
            self._grid.addWidget(self._digit(digit), (digit - 1) // 3, (digit - 1) % 3)
        self._grid.addWidget(self.erase, 3, 0)
        self._grid.addWidget(self._digit(0), 3, 1)
        self._grid.addWidget(self.confirm, 3, 2)

    def _digit(self, digit: int) -> Key:
        key = Key(DIGIT, self)
        key.show_text(str(digit))
        self._digits.addButton(key, digit)
        return key

    def dress(self, look: Look) -> None:
        self._grid.setSpacing(look.key_gap)
        width = max(look.px(_WIDTH), 3 * look.least_key + 2 * look.key_gap)
        for column in range(3):
            self._grid.setColumnMinimumWidth(column, (width - 2 * look.key_gap) // 3)
        self.updateGeometry()

    def fits(self) -> bool:
        layout = self.layout()
        return layout is None or layout.minimumSize().height() <= self.height()

    def key_of(self, digit: int) -> Key:
        """For tests and for speech: the key that a finger would touch."""
        key = self._digits.button(digit)
        assert isinstance(key, Key)
        return key

    def sizeHint(self) -> QSize:
        return super().sizeHint()
