"""What every presenter of one session needs, given to each in its constructor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from admin_tool.models.surroundings import Surroundings
from admin_tool.models.wording import Wording
from admin_tool.presenters.day import Day
from admin_tool.presenters.errands import Errands
from admin_tool.presenters.memory import Memory
from admin_tool.views.look import Look
from admin_tool.views.row_layout import Words
from kiosk.client.staff_calls import StaffCalls
from kiosk.domain.roles import Role
from kiosk.wire.staff import LoggedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """`languages`: citizens' languages, own names by code, the office's first one first; `tool_languages`: those
    this tool speaks. `window`: what dialogs stand before.
    """

    session: LoggedIn
    calls: StaffCalls
    errands: Errands
    day: Day
    memory: Memory
    wording: Wording
    look: Look
    zone: tzinfo
    clock: Callable[[], datetime]
    languages: Mapping[str, str]
    tool_languages: Mapping[str, str]
    window: QWidget

    @property
    def words(self) -> Words:
        return Words(say=self.wording.say, line=self.wording.line)

    @property
    def role(self) -> Role | None:
        return self.session.role if isinstance(self.session.role, Role) else None

    def around(self) -> Surroundings:
        """Now, to five seconds: what is shown in minutes need not be made anew for every event."""
        return Surroundings(
            role=self.role or Role.CASEWORKER,
            user_id=self.session.user_id,
            now=_to_five_seconds(self.clock()),
            zone=self.zone,
            topics={topic: self._in_my_words(texts) for topic, texts in self.day.topics.items()},
            desks={desk.id: desk.name for desk in self.day.desks},
            languages=self.languages,
            rooms=self.day.rooms,
        )

    def _in_my_words(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.memory.language) or next(iter(texts.values()), "")


def _to_five_seconds(now: datetime) -> datetime:
    return now.replace(second=now.second - now.second % 5, microsecond=0)
