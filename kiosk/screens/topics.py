"""What it is about, where the office has several topics."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_checkin import Wish
from kiosk.messages.languages import MASTER
from kiosk.screens.key_grid import KeyGrid
from kiosk.screens.keys import TOPIC
from kiosk.screens.look import Look, Role
from kiosk.screens.page import Page
from kiosk.screens.views import Topic
from kiosk.screens.wish import waiting_time


class TopicsPage(Page):
    """One key per topic, in the office's own words."""

    topic_chosen = Signal(str)

    signals = ("topic_chosen",)
    beside = False
    air = 90

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()
        self._minutes: tuple[int, int] | None = None
        self.prose(self.words, Role.TITLE, Wish.TOPIC_TITLE, colour="ink")
        self.about = self.prose(self.words, Role.LEAD)
        self.grid = KeyGrid(TOPIC, self.controls, columns=1, rows=6)
        self.controls.add(self.grid)
        self.grid.chosen.connect(self.topic_chosen)

    def show_topics(self, topics: Sequence[Topic], *, waits: bool, wait_minutes: tuple[int, int] | None) -> None:
        """`waits`: for a talk today, so that the waiting time is worth a line."""
        self._topics, self._minutes = tuple(topics), wait_minutes
        self.about.setVisible(waits)
        self._say_anew()

    def _put_into_words(self, catalogue: Catalogue) -> None:
        self.about.show_text(waiting_time(self._minutes, catalogue))
        self.grid.show_choices([(topic.id, _name(topic, catalogue)) for topic in self._topics])

    def dress(self, look: Look) -> None:
        """All at once, however many: nobody looks for a topic behind another page."""
        few, columns = (6, 1) if look.portrait else (8, 2)
        columns += len(self._topics) > few
        self.grid.shape(columns=columns, rows=max(1, -(-len(self._topics) // columns)))
        super().dress(look)


def _name(topic: Topic, catalogue: Catalogue) -> str:
    """In the citizen's language, in Danish, or in whatever language the office wrote it."""
    texts = topic.texts
    return texts.get(catalogue.language.code) or texts.get(MASTER) or next(iter(texts.values()), topic.id)
