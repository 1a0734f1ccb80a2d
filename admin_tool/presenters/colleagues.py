"""The office's caseworkers by name: the reception knows them by the day, an administrator by the users."""

from PySide6.QtCore import QObject, Signal

from admin_tool.presenters.workplace import Workplace
from kiosk.client.answers import NoAnswer
from kiosk.domain.roles import Role
from kiosk.wire.staff import Users


class Colleagues(QObject):
    changed = Signal()

    def __init__(self, at: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._at = at
        self._users: tuple[tuple[str, str], ...] = ()
        at.day.changed.connect(self.changed)

    def refresh(self) -> None:
        if self._at.role is Role.ADMIN:
            self._at.errands.run(self._at.calls.users(), self._on_users)

    def known(self) -> tuple[tuple[str, str], ...]:
        """Ids and names, by name."""
        known = self._users or tuple((each.id, each.name) for each in self._at.day.caseworkers)
        return tuple(sorted(known, key=lambda each: each[1].casefold()))

    def _on_users(self, answer: Users | NoAnswer) -> None:
        if isinstance(answer, Users):
            users = (each for each in answer.users if each.active and each.role is Role.CASEWORKER)
            self._users = tuple((each.id, each.name or each.username) for each in users)
            self.changed.emit()
