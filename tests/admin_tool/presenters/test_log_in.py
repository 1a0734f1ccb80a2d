"""Logging in: each no in a sentence that says what to do, and nothing of the password kept."""

import asyncio
from pathlib import Path

import pytest

from admin_tool.presenters.log_in import LogInPresenter
from admin_tool.views.log_in import LogInPage
from builders.staff_desk import QueuedErrands, StaffDesk
from builders.staff_visits import NOW
from builders.staff_words import DANISH
from kiosk.client.answers import NoAnswer, Refused, Unreachable
from kiosk.domain.roles import Role
from kiosk.wire.staff import LoggedIn

SESSION = LoggedIn(token="made-up", role=Role.LEAD, office_id="main", user_id="lene", name="Lene", expires_at=NOW)
ADDRESS = "https://reception.example"


class Door:
    """The log-in page in front of a service that gives one answer."""

    def __init__(self, desk: StaffDesk, answer: LoggedIn | NoAnswer = SESSION) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str, str]] = []
        self.opened: list[tuple[str, object]] = []
        self.errands = QueuedErrands()
        self.page = LogInPage(desk.look)
        self.presenter = LogInPresenter(
            self.page, ask=self._ask, errands=self.errands, memory=desk.memory, wording=DANISH, server=ADDRESS
        )
        self.presenter.logged_in.connect(self._on_opened)
        self.page.show()

    def types(self, username: str, password: str, server: str = ADDRESS) -> None:
        self.page.server.setText(server)
        self.page.username.setText(username)
        self.page.password.setText(password)
        self.page.do.click()
        self.errands.deliver()

    async def _ask(self, server: str, username: str, password: str) -> LoggedIn | NoAnswer:
        await asyncio.sleep(0)
        self.asked.append((server, username, password))
        return self.answer

    def _on_opened(self, server: str, session: object) -> None:
        self.opened.append((server, session))


def test_the_right_password_opens_the_session(reception: StaffDesk) -> None:
    door = Door(reception)

    door.types(" lene ", "made-up password", ADDRESS + "/")

    assert door.asked == [(ADDRESS, "lene", "made-up password")]
    assert door.opened == [(ADDRESS, SESSION)]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Refused(status=401, code="bad_login"), "Brugernavn eller adgangskode passer ikke. Prøv igen."),
        (
            Refused(status=429, code="too_many_requests", retry_after=130),
            "For mange forsøg med det navn. Vent 3 min, og prøv igen.",
        ),
        (Refused(status=503, code="unavailable"), "Det lykkedes ikke at logge på. Prøv igen om lidt."),
        (
            Unreachable(reason="ConnectError"),
            "Der er ingen forbindelse til tjenesten. Se efter, om adressen er rigtig.",
        ),
    ],
)
def test_every_refusal_is_a_sentence(reception: StaffDesk, answer: NoAnswer, sentence: str) -> None:
    door = Door(reception, answer)

    door.types("lene", "made-up password")

    assert door.page.error() == sentence
    assert door.page.password.text() == ""
    assert door.page.do.isEnabled()


@pytest.mark.parametrize(
    ("server", "username", "password", "sentence"),
    [
        ("reception.example", "lene", "made-up", "Adressen skal begynde med http:// eller https://"),
        (ADDRESS, "", "made-up", "Skriv både brugernavn og adgangskode."),
        (ADDRESS, "lene", "", "Skriv både brugernavn og adgangskode."),
    ],
)
def test_what_cannot_work_is_not_sent(
    reception: StaffDesk, server: str, username: str, password: str, sentence: str
) -> None:
    door = Door(reception)

    door.types(username, password, server)

    assert door.page.error() == sentence
    assert door.asked == []


def test_the_name_is_remembered_and_the_password_is_not(reception: StaffDesk, tmp_path: Path) -> None:
    Door(reception).types("lene", "made-up password")

    kept = "".join(file.read_text() for file in tmp_path.rglob("*.ini"))

    assert "lene" in kept
    assert "made-up password" not in kept
    assert Door(reception).page.username.text() == "lene"
