"""The cards in the corner of the screen: who stands where, above everything else."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QWidget

from admin_tool.models.card_places import Place, card_places
from admin_tool.views.look import Look
from admin_tool.views.parts import label
from admin_tool.views.toast_card import ToastCard, ToastTexts

MOST_CARDS = 3


class ToastWindow(QWidget):
    """Frameless, above everything, never takes the keyboard from what the person is doing.

    As tall as the screen and masked to its cards, so that none of them moves when another comes or goes.
    """

    answered = Signal(str, str)
    painted = Signal(str)
    """The visit's id: its card can be seen for the first time, or for the first time where it stands now."""

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
        self._gap = look.px(10)
        self._edge = look.px(24)
        self._places: dict[str, Place] = {}
        self._more = label("plain")
        self._more.setParent(self)
        self._more.hide()
        self.cards = [self._made(look) for _ in range(MOST_CARDS)]
        self.winId()  # WHY: the first citizen's card should not wait for the window to be made

    @property
    def is_awaited(self) -> bool:
        return any(shown.is_awaited for shown in self.cards)

    def is_settled(self, visit_id: str) -> bool:
        return any(shown.is_settled for shown in self.cards if shown.visit_id == visit_id)

    def more(self) -> str:
        """How many are not shown, in words."""
        return self._more.text() if self._more.isVisibleTo(self) else ""

    def show_cards(self, cards: Sequence[ToastTexts], *, more: str = "") -> None:
        """At most MOST_CARDS; none hides the window."""
        shown = self._cards_for([texts.visit_id for texts in cards])
        for texts in cards:
            shown[texts.visit_id].show_texts(texts)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._place(shown)
        self.setVisible(bool(cards))

    def _made(self, look: Look) -> ToastCard:
        made = ToastCard(look, self)
        made.answered.connect(self.answered)
        made.painted.connect(self.painted)
        made.hide()
        made.ensurePolished()
        return made

    def _cards_for(self, visit_ids: Sequence[str]) -> dict[str, ToastCard]:
        """A visit keeps its card; one whose visit has gone is hidden, or is another's."""
        standing = {card.visit_id: card for card in self.cards if card.isVisibleTo(self) and card.visit_id in visit_ids}
        free = [card for card in self.cards if card not in standing.values()]
        shown = {visit_id: standing.get(visit_id) or free.pop(0) for visit_id in visit_ids}
        for card in free:
            card.hide()
        return shown

    def _place(self, shown: Mapping[str, ToastCard]) -> None:
        """Upwards from the bottom right of the primary screen, above its task bar; the line of more on top."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        area = screen.adjusted(self._edge, self._edge, -self._edge, -self._edge)
        width = max(card.width() for card in self.cards)
        self.setGeometry(area.right() - width, area.top(), width, area.height())
        line = self._more.sizeHint()
        heights = {visit_id: card.height_of_words() for visit_id, card in shown.items()}
        room = area.height() - line.height() - self._gap
        self._places = card_places(self._places, heights, gap=self._gap, room=room)
        for visit_id, card in shown.items():
            place = self._places[visit_id]
            card.stand(QRect(0, area.height() - place.top, width, place.height))
        above = max((place.top for place in self._places.values()), default=0) + self._gap
        self._more.setGeometry(QRect(QPoint(width - line.width(), area.height() - above - line.height()), line))
        self.setMask(self._seen())

    def _seen(self) -> QRegion:
        """WHY a dot wider: at a scale of 125 % an edge lies between two dots."""
        region = QRegion()
        for each in (*self.cards, self._more):
            if each.isVisibleTo(self):
                region += each.geometry().adjusted(-1, -1, 1, 1)
        return region
