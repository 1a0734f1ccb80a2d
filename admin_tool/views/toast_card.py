"""One card in the corner of the screen: whose citizen has come, and the two answers."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from kiosk.qtkit.icons import themed_icon

SETTLES = 500
"""Milliseconds that a card is on the glass before it can be answered: a finger on its way was meant for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToastTexts:
    """`big` empty: one silent line. An answer without a word is not offered."""

    visit_id: str
    big: str
    title: str
    detail: str
    come: str
    wait: str
    close: str


class ToastCard(QFrame):
    """Takes a press only where it has stood for a moment, and only for whom it showed when the finger came down."""

    answered = Signal(str, str)
    """The visit's id and `coming`, `later` or `close`."""
    painted = Signal(str)
    """The visit's id, once for every visit and every place it stands at."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id = ""
        self._painted_id = ""
        self._pressed_id = ""
        self.settling = QTimer(self, singleShot=True, interval=SETTLES)
        self._gap = look.px(20)
        self._column = QVBoxLayout(self)
        self.setProperty("kind", "toast")
        self.big = label("toast-number")
        self.title = label("name", wrap=True)
        self.detail = label("muted", wrap=True)
        self.come = button("primary", self._on_come)
        self.wait = button("", self._on_wait)
        self.close_button = button("link", self._on_close)
        self._build(look)

    def show_texts(self, texts: ToastTexts) -> None:
        if texts.visit_id != self._visit_id:
            self._begin_anew()
        self._visit_id = texts.visit_id
        for shown, words in ((self.big, texts.big), (self.title, texts.title), (self.detail, texts.detail)):
            shown.setText(words)
            shown.setVisible(bool(words))
        for answer, words in ((self.come, texts.come), (self.wait, texts.wait)):
            answer.setText(words)
            answer.setVisible(bool(words))
        self.close_button.setAccessibleName(texts.close)
        self.close_button.setToolTip(texts.close)

    def height_of_words(self) -> int:
        """WHY: a line that wraps beside the number would else get the height of one that does not."""
        self.ensurePolished()
        gaps = self._column.contentsMargins()
        beside = self.big.sizeHint().width() + self._gap if self.big.isVisibleTo(self) else 0
        room = self.width() - gaps.left() - gaps.right() - beside - self.close_button.width() - self._gap
        for shown in (self.title, self.detail):
            shown.setMinimumHeight(shown.heightForWidth(room) if shown.text() else 0)
        self._column.activate()
        return self._column.totalHeightForWidth(self.width())

    def stand(self, rect: QRect) -> None:
        if rect.bottomLeft() != self.geometry().bottomLeft():
            self._begin_anew()
        self.setGeometry(rect)
        self.show()

    @property
    def visit_id(self) -> str:
        return self._visit_id

    @property
    def is_awaited(self) -> bool:
        """It is to be seen, and not on the glass yet."""
        return self.isVisible() and self._painted_id != self._visit_id

    @property
    def is_settled(self) -> bool:
        """It is on the glass for long enough to be meant by whoever answers now."""
        return self.isVisible() and self._painted_id == self._visit_id and not self.settling.isActive()

    def texts(self) -> list[str]:
        labels = [self.big, self.title, self.detail]
        return [shown.text() for shown in labels if shown.isVisibleTo(self)]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._painted_id != self._visit_id:
            self._painted_id = self._visit_id
            self.settling.start()
            self.painted.emit(self._visit_id)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._painted_id = ""
        self.update()

    def _build(self, look: Look) -> None:
        px = look.px
        self.setFixedWidth(px(452))
        self.close_button.setIcon(themed_icon(look.assets, "close", look.theme.muted, size=px(18)))
        self.close_button.setFixedSize(px(30), px(30))
        for each in (self.come, self.wait, self.close_button):
            each.pressed.connect(self._on_pressed)
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setMinimumHeight(px(44 if each is not self.close_button else 30))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self.title)
        words.addWidget(self.detail)
        top = QHBoxLayout()
        top.setSpacing(self._gap)
        top.addWidget(self.big, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        answers = QHBoxLayout()
        answers.setSpacing(px(10))
        answers.addWidget(self.come, 1)
        answers.addWidget(self.wait)
        answers.setContentsMargins(0, 0, px(10), 0)
        self._column.setContentsMargins(px(24), px(18), px(14), px(20))
        self._column.setSpacing(px(14))
        self._column.addLayout(top)
        self._column.addLayout(answers)

    def _on_pressed(self) -> None:
        self._pressed_id = self._visit_id if self.is_settled else ""

    def _on_come(self) -> None:
        self._answer("coming")

    def _on_wait(self) -> None:
        self._answer("later")

    def _on_close(self) -> None:
        self._answer("close")

    def _answer(self, answer: str) -> None:
        if self._pressed_id == self._visit_id:
            self.answered.emit(self._visit_id, answer)
