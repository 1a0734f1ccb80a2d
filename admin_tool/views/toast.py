"""The card in the corner of the screen: whose citizen has come, and the two answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, label
from kiosk.qtkit.icons import themed_icon

MOST_CARDS = 3


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
    answered = Signal(str, str)
    """The visit's id and `coming`, `later` or `close`."""
    painted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id = ""
        self._painted_id = ""
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
        self._visit_id = texts.visit_id
        for shown, words in ((self.big, texts.big), (self.title, texts.title), (self.detail, texts.detail)):
            shown.setText(words)
            shown.setVisible(bool(words))
        for answer, words in ((self.come, texts.come), (self.wait, texts.wait)):
            answer.setText(words)
            answer.setVisible(bool(words))
        self.close_button.setAccessibleName(texts.close)
        self.close_button.setToolTip(texts.close)

    def fit_words(self) -> None:
        """WHY: a line that wraps beside the number would else get the height of one that does not."""
        self.ensurePolished()
        gaps = self._column.contentsMargins()
        beside = self.big.sizeHint().width() + self._gap if self.big.isVisibleTo(self) else 0
        room = self.width() - gaps.left() - gaps.right() - beside - self.close_button.width() - self._gap
        for shown in (self.title, self.detail):
            shown.setMinimumHeight(shown.heightForWidth(room) if shown.text() else 0)

    @property
    def visit_id(self) -> str:
        return self._visit_id

    @property
    def is_awaited(self) -> bool:
        """It is to be seen, and not on the glass yet."""
        return self.isVisible() and self._painted_id != self._visit_id

    def texts(self) -> list[str]:
        labels = [self.big, self.title, self.detail]
        return [shown.text() for shown in labels if shown.isVisibleTo(self)]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._painted_id != self._visit_id:
            self._painted_id = self._visit_id
            self.painted.emit(self._visit_id)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._painted_id = ""

    def _build(self, look: Look) -> None:
        px = look.px
        self.setFixedWidth(px(452))
        self.close_button.setIcon(themed_icon(look.assets, "close", look.theme.muted, size=px(18)))
        self.close_button.setFixedSize(px(30), px(30))
        for each in (self.come, self.wait, self.close_button):
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

    def _on_come(self) -> None:
        self.answered.emit(self._visit_id, "coming")

    def _on_wait(self) -> None:
        self.answered.emit(self._visit_id, "later")

    def _on_close(self) -> None:
        self.answered.emit(self._visit_id, "close")


class ToastWindow(QWidget):
    """Frameless, above everything, never takes the keyboard from what the person is doing."""

    answered = Signal(str, str)
    painted = Signal(str)
    """The visit's id: its card can be seen for the first time."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._look = look
        self._more = label("plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self.cards = [self._made(look) for _ in range(MOST_CARDS)]
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        self._more.hide()
        for shown in self.cards:
            shown.ensurePolished()
        self.winId()  # WHY: the first citizen's card should not wait for the window to be made

    @property
    def is_awaited(self) -> bool:
        return any(shown.is_awaited for shown in self.cards)

    def more(self) -> str:
        """How many are not shown, in words."""
        return self._more.text() if self._more.isVisibleTo(self) else ""

    def show_cards(self, cards: Sequence[ToastTexts], *, more: str = "") -> None:
        """At most MOST_CARDS; none hides the window."""
        for shown, texts in zip(self.cards, [*cards, *([None] * MOST_CARDS)], strict=False):
            shown.setVisible(texts is not None)
            if texts is not None:
                shown.show_texts(texts)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        if not cards:
            self.hide()
            return
        self._place()
        self.show()

    def _made(self, look: Look) -> ToastCard:
        made = ToastCard(look, self)
        made.answered.connect(self.answered)
        made.painted.connect(self.painted)
        made.hide()
        self._column.insertWidget(max(0, self._column.count() - 1), made)
        return made

    def _place(self) -> None:
        """Bottom right of the primary screen, above its task bar."""
        for shown in self.cards:
            shown.fit_words()
        self._column.activate()
        self.adjustSize()
        screen = QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        gap = self._look.px(24)
        self.move(area.right() - self.width() - gap, area.bottom() - self.height() - gap)
