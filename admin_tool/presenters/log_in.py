"""The log-in: by hand, or with what the demo handed in; each refusal in a sentence."""

from collections.abc import Callable, Coroutine
from math import ceil
from typing import Any

from PySide6.QtCore import QObject, Signal

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.wording import Wording
from admin_tool.presenters.errands import Errands
from admin_tool.presenters.memory import Memory
from admin_tool.views.log_in import LogInPage, LogInTexts
from kiosk.client.answers import NoAnswer, Refused
from kiosk.messages.keys_staff_office import LogIn
from kiosk.wire.problems import Code
from kiosk.wire.staff import LoggedIn

Ask = Callable[[str, str, str], Coroutine[Any, Any, LoggedIn | NoAnswer]]
"""Address, username, password."""


class LogInPresenter(QObject):
    logged_in = Signal(str, object)
    """The address of the service, and the session."""

    def __init__(
        self, page: LogInPage, *, ask: Ask, errands: Errands, memory: Memory, wording: Wording, server: str
    ) -> None:
        """`server` from the settings stands above the remembered one."""
        super().__init__(page)
        self._page = page
        self._ask = ask
        self._errands = errands
        self._memory = memory
        self._say = wording.say
        page.submitted.connect(self.log_in)
        page.show_texts(
            LogInTexts(
                title=self._say(Phrase(LogIn.TITLE)),
                server=self._say(Phrase(LogIn.SERVER)),
                username=self._say(Phrase(LogIn.USERNAME)),
                password=self._say(Phrase(LogIn.PASSWORD)),
                do=self._say(Phrase(LogIn.DO)),
            )
        )
        page.show_fields(server=server or memory.server, username=memory.username)

    def say_expired(self) -> None:
        self._page.show_error(self._say(Phrase(LogIn.EXPIRED)))

    def log_in(self, server: str, username: str, password: str) -> None:
        address, name = server.strip().rstrip("/"), username.strip()
        if not address.startswith(("http://", "https://")):
            self._page.show_error(self._say(Phrase(LogIn.BAD_ADDRESS)))
            return
        if not name or not password:
            self._page.show_error(self._say(Phrase(LogIn.EMPTY)))
            return
        self._page.show_error("")
        self._page.show_busy(busy=True, words=self._say(Phrase(LogIn.BUSY)))

        def done(answer: LoggedIn | NoAnswer) -> None:
            self._on_answer(answer, address, name)

        self._errands.run(self._ask(address, name, password), done)

    def _on_answer(self, answer: LoggedIn | NoAnswer, server: str, username: str) -> None:
        self._page.show_busy(busy=False, words=self._say(Phrase(LogIn.DO)))
        if isinstance(answer, LoggedIn):
            self._memory.remember_log_in(server=server, username=username)
            self.logged_in.emit(server, answer)
            return
        self._page.show_fields(server=server, username=username)
        self._page.show_error(self._say(_why(answer)))


def _why(answer: NoAnswer) -> Phrase:
    match answer:
        case Refused(code=Code.BAD_LOGIN) | Refused(status=401):
            return Phrase(LogIn.WRONG)
        case Refused(status=429, retry_after=seconds):
            return phrase(LogIn.THROTTLED, minutes=max(1, ceil((seconds or 60) / 60)))
        case Refused():
            return Phrase(LogIn.FAILED)
        case _:
            return Phrase(LogIn.NO_CONNECTION)
