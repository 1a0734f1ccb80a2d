"""The demo's card: which digits and times to try, and how to log in; in two languages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.demo.day import DemoUser, Trial
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import DemoKey
from kiosk.messages.keys_demo import Card, Try
from kiosk.qtkit.stylesheet import stylesheet
from kiosk.qtkit.tokens import LIGHT

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class CardWindow(QWidget):
    """Passive; made-up data only, so it may show it."""

    end_asked = Signal()

    def __init__(self, first: Catalogue, second: Catalogue) -> None:
        super().__init__()
        self._first = first
        self._second = second
        self.setStyleSheet(stylesheet(LIGHT))
        self.setWindowTitle(first.text(Card.WINDOW))
        self._title = self._label(Card.STARTING, kind="heading")
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(20, 16, 20, 16)
        self._page.setSpacing(10)
        self._page.addWidget(self._title)
        self._page.addStretch(1)

    def show_day(self, trials: tuple[Trial, ...], users: tuple[DemoUser, ...], password: str) -> None:
        self._title.setText(self._both(Card.TITLE))
        self._page.takeAt(1)
        self._page.addWidget(self._label(Card.HOW, kind="muted"))
        self._page.addWidget(_scrolling(self._trials(trials)), 1)
        self._page.addLayout(self._foot(users, password))

    def _foot(self, users: tuple[DemoUser, ...], password: str) -> QHBoxLayout:
        names = " · ".join(f"{user.username} ({user.role})" for user in users)
        words = _plain(f"{self._both(Card.USERS)}\n{names}\n{self._first.text(Card.PASSWORD, password=password)}")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        end = QPushButton(self._both(Card.END))
        end.clicked.connect(self.end_asked)
        foot = QHBoxLayout()
        foot.addWidget(words, 1)
        foot.addWidget(end, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _trials(self, trials: tuple[Trial, ...]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, trial in enumerate(trials):
            time = self._first.clock(trial.time) if trial.time else self._first.text(Card.WITHOUT_TIME)
            grid.addWidget(_plain(_in_pairs(trial.digits), kind="heading"), row, 0, _TOP)
            grid.addWidget(_plain(time, kind="heading"), row, 1, _TOP)
            grid.addWidget(self._what(Try(f"try.{trial.what}")), row, 2)
        return table

    def _what(self, key: Try) -> QWidget:
        both = QWidget()
        lines = QVBoxLayout(both)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(_plain(self._first.text(key)))
        lines.addWidget(_plain(self._second.text(key), kind="muted"))
        return both

    def _label(self, key: DemoKey, *, kind: str) -> QLabel:
        return _plain(self._both(key), kind=kind)

    def _both(self, key: DemoKey) -> str:
        return f"{self._first.text(key)} · {self._second.text(key)}"


def _plain(text: str, *, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not kind or kind == "muted")
    label.setProperty("kind", kind)
    return label


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def _in_pairs(digits: str) -> str:
    return " ".join((digits[:2], digits[2:4], digits[4:]))
