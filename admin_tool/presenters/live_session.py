"""One session's line, errands and knowledge of the day: opened by a log-in, closed as one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, tzinfo

import httpx
from PySide6.QtCore import QObject

from admin_tool.presenters.day import Day
from admin_tool.presenters.errands import BackgroundErrands
from admin_tool.presenters.line import Line
from kiosk.client.answers import Unreachable
from kiosk.client.staff_calls import StaffCalls
from kiosk.client.staff_line import StaffNews, follow_visits
from kiosk.domain.roles import Role
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.bridge import Bridge
from kiosk.wire.staff import LoggedIn

PRESENT_EVERY_SECONDS = 2.0
_AGAIN_SECONDS = 0.5


class LiveSession(QObject):
    def __init__(
        self,
        session: LoggedIn,
        http: httpx.AsyncClient,
        background: BackgroundLoop,
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.calls = StaffCalls(http)
        self._errands = BackgroundErrands(background, self)
        self.day = Day(clock, self)
        self._http = http
        self._background = background
        self._news = Bridge(self._on_news, self)
        role = session.role if isinstance(session.role, Role) else None
        self._line = Line(
            self.day, self.calls, self._errands, role=role, clock=clock, zone=zone, listen=self._follow, parent=self
        )

        self._present = background.submit(_say_present(self.calls))

    def on_tick(self) -> None:
        self._line.on_tick()

    def close(self, *, log_out: bool) -> Future[None]:
        """Nothing of it is heard any more; its connections are closed when the future is done."""
        self._line.close()
        self._present.cancel()
        self._news.close()
        self._errands.close()
        self.deleteLater()
        return self._background.submit(self._end(log_out=log_out))

    def _follow(self) -> Future[None]:
        return self._background.submit(follow_visits(self.calls, self._news.post))

    def _on_news(self, news: object) -> None:
        if isinstance(news, StaffNews):
            self.day.hear(news)

    async def _end(self, *, log_out: bool) -> None:
        await (self.calls.log_out() if log_out else self.calls.present(leaving=True))
        await self._http.aclose()


async def _say_present(calls: StaffCalls) -> None:
    """Endless, until it is cancelled: colleagues and the board know by it that this tool is listened to."""
    while True:
        answer = await calls.present()
        await asyncio.sleep(_AGAIN_SECONDS if isinstance(answer, Unreachable) else PRESENT_EVERY_SECONDS)
