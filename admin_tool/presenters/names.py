"""Looking at a citizen's name: asked for one at a time, forgotten when the dialog closes."""

from collections.abc import Callable, Iterable

from admin_tool.models.phrases import Phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff_pages import Settle
from kiosk.wire.name_search import NameFound
from kiosk.wire.staff import Person


class Names:
    """By appointment. Every look leaves an audit row, so nothing is looked at twice."""

    def __init__(self, at: Workplace, notices: Notices, shown: Callable[[], None]) -> None:
        self._at = at
        self._notices = notices
        self._shown = shown
        self._names: dict[str, str] = {}

    def look_at(self, appointment_id: str) -> None:
        def done(answer: Person | NoAnswer) -> None:
            if isinstance(answer, Person):
                self._names[appointment_id] = answer.name or self._at.wording.say(Phrase(Settle.NAME_UNKNOWN))
                self._shown()
            else:
                self._notices.refuse(answer)

        if appointment_id not in self._names:
            self._at.errands.run(self._at.calls.person(appointment_id), done)

    def learn(self, found: Iterable[NameFound]) -> None:
        """Those that a search has shown, which was noted as one look."""
        self._names.update((each.appointment.id, each.name) for each in found)

    def of(self, appointment_id: str) -> str:
        """Empty: not looked at."""
        return self._names.get(appointment_id, "")
