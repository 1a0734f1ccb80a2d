"""What the kiosk knows of its office: the last word of the service and the kiosk's own condition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from kiosk.domain.ids import TopicId

DEFAULT_LANGUAGE = "da"

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`bookable`: a later time can be booked for it."""

    id: TopicId
    texts: Texts
    bookable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """`working`: a number could be given now; `online`: the service has been heard lately."""

    open: bool = True
    working: bool = False
    online: bool = False
    name: str = ""
    times: tuple[time, ...] = ()
    topics: tuple[Topic, ...] = ()
    languages: tuple[str, ...] = (DEFAULT_LANGUAGE,)
    notice: Texts | None = None
    wait_minutes: tuple[int, int] | None = None

    @property
    def language(self) -> str:
        """The first of the office's languages is the one that the next citizen meets."""
        return self.languages[0] if self.languages else DEFAULT_LANGUAGE

    @property
    def bookable(self) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics if topic.bookable)

    @property
    def can_book(self) -> bool:
        """WHY online: a time is booked at the service, and only there."""
        return self.online and bool(self.bookable)

    @property
    def only_topic(self) -> TopicId | None:
        return self.topics[0].id if len(self.topics) == 1 else None
