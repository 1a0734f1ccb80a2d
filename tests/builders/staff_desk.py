"""A member of staff at work: a session at a pretend service, a clock that the test sets, errands run on demand."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from admin_tool.presenters.day import Day
from admin_tool.presenters.memory import Memory
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.frame import Frame
from admin_tool.views.look import Look
from admin_tool.views.row_list import RowList
from builders.no_windows import destroy_all_windows
from builders.pretend_service import PretendService
from builders.staff_visits import COPENHAGEN, NOW
from builders.staff_words import wording
from kiosk.client.staff_line import Listed
from kiosk.domain.roles import Role
from kiosk.qtkit.tokens import LIGHT, Theme
from kiosk.settings.assets import assets_folder
from kiosk.wire.staff import Appointment, CaseworkerState, Desk, LoggedIn, Visit

T = TypeVar("T")

DESKS = (Desk(id="1", name="1"), Desk(id="2", name="2"))


class QueuedErrands:
    """Runs what was asked when the test says so, and delivers it."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Coroutine[Any, Any, Any], Callable[[Any], None]]] = []

    def run(self, work: Coroutine[Any, Any, T], then: Callable[[T], None]) -> None:
        self._waiting.append((work, then))

    def deliver(self) -> None:
        """Also what an answer asks for in its turn."""
        while self._waiting:
            work, then = self._waiting.pop(0)
            then(asyncio.run(_awaited(work)))

    def close(self) -> None:
        for work, _ in self._waiting:
            work.close()
        self._waiting.clear()


class StaffDesk:
    """`frame` is shown; pages are put in it or stand alone."""

    def __init__(
        self,
        folder: Path,
        role: Role = Role.RECEPTIONIST,
        user_id: str = "rita",
        *,
        name: str = "Rita Riis",
        theme: Theme = LIGHT,
        language: str = "da",
    ) -> None:
        self.now = NOW
        self.service = PretendService()
        self.errands = QueuedErrands()
        self.day = Day(self.clock)
        self.day.desks = DESKS
        self.look = Look(theme=theme, assets=assets_folder())
        self.frame = Frame(self.look)
        self.frame.resize(1440, 900)
        self.memory = Memory(folder)
        self.memory.language = language
        self.at = Workplace(
            session=LoggedIn(token="made-up", role=role, office_id="main", user_id=user_id, name=name, expires_at=NOW),
            calls=self.service.calls(),
            errands=self.errands,
            day=self.day,
            memory=self.memory,
            wording=wording(self.memory.language),
            look=self.look,
            zone=COPENHAGEN,
            clock=self.clock,
            languages={"da": "Dansk", "en": "English", "ar": "العربية"},
            tool_languages={"da": "Dansk", "en": "English"},
            window=self.frame,
        )

    def clock(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def knows(
        self,
        *visits: Visit,
        appointments: tuple[Appointment, ...] = (),
        caseworkers: tuple[CaseworkerState, ...] = (),
    ) -> None:
        """The day as the line tells it."""
        self.day.appointments = appointments
        self.day.caseworkers = caseworkers
        self.day.hear(Listed(visits=visits))
        self.settles()

    def settles(self) -> None:
        """Everything asked for is answered, everything queued is shown."""
        for _ in range(3):
            QApplication.processEvents()
            self.errands.deliver()
        QApplication.processEvents()

    def touches(self, rows: RowList, row_id: str, action: str | None) -> None:
        """A finger on the row's button; None: on its menu."""
        rect = rows.button_rect(row_id, action)
        assert rect.isValid(), f"{row_id} offers no {action}"
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        self.settles()

    def presses(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))
        self.settles()

    def dialog(self, kind: type[T]) -> T:
        """The dialog that is open."""
        (found,) = self._open(kind)
        return found

    def has(self, kind: type[QWidget]) -> bool:
        """Whether such a dialog is open."""
        return bool(self._open(kind))

    def _open(self, kind: type[T]) -> list[T]:
        return [child for child in self.frame.findChildren(QWidget) if isinstance(child, kind) and child.isVisible()]

    def close(self) -> None:
        self.errands.close()
        destroy_all_windows()


async def _awaited(work: Coroutine[Any, Any, T]) -> T:
    return await work
