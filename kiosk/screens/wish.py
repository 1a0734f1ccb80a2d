"""What a citizen without an appointment would like; for now: to wait, and for which topic."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Wish
from kiosk.messages.languages import MASTER
from kiosk.screens.card import Card
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.keys import TOPIC
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.views import Topic


class WishPage(Page):
    """One card per wish. Where the office has several topics, their keys replace the card."""

    wait_chosen = Signal(str)

    signals = ("wait_chosen",)
    beside = False
    air = 90

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()
        self._minutes: tuple[int, int] | None = None
        self._catalogue: Catalogue | None = None
        self.title = self.prose(self.words, Role.TITLE, colour="ink")
        self.about = self.prose(self.words, Role.LEAD)
        self.wait = Card(self.controls, icon="schedule")
        self.controls.add(self.wait)
        self.topics = KeyGrid(TOPIC, self.controls, columns=1, rows=6)
        self.controls.add(self.topics)
        self.wait.clicked.connect(self._on_wait_clicked)
        self.topics.chosen.connect(self.wait_chosen)

    def show_wishes(self, topics: Sequence[Topic], *, wait_minutes: tuple[int, int] | None) -> None:
        self._topics, self._minutes = tuple(topics), wait_minutes
        if self._catalogue is not None:
            self.speak(self._catalogue)

    def speak(self, catalogue: Catalogue) -> None:
        super().speak(catalogue)
        self._catalogue = catalogue
        several = len(self._topics) > 1
        self.wait.setVisible(not several)
        self.topics.setVisible(several)
        self.about.setVisible(several)
        self.title.show_text(catalogue.text(Wish.TOPIC_TITLE if several else Wish.TITLE))
        self.wait.show_words(catalogue.text(Wish.WAIT), self._detail(catalogue))
        self.about.show_text(self._detail(catalogue))
        names = [(topic.id, _name(topic, catalogue)) for topic in self._topics]
        self.topics.show_choices(names if several else ())

    def dress(self, look: Look) -> None:
        many = len(self._topics) > 6
        self.topics.shape(columns=1 if look.portrait and not many else 2, rows=8 if look.portrait else 4)
        super().dress(look)

    def _detail(self, catalogue: Catalogue) -> str:
        if self._minutes is None:
            return catalogue.text(Wish.WAIT_DETAIL)
        least, most = self._minutes
        return catalogue.text(Wish.WAIT_MINUTES, least=least, most=most)

    def _on_wait_clicked(self) -> None:
        self.wait_chosen.emit(self._topics[0].id if self._topics else "")


def _name(topic: Topic, catalogue: Catalogue) -> str:
    """In the citizen's language, in Danish, or in whatever language the office wrote it."""
    texts = topic.texts
    return texts.get(catalogue.language.code) or texts.get(MASTER) or next(iter(texts.values()), topic.id)
