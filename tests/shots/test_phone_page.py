"""The page on a caseworker's phone, walked through in a real browser without scripts, and its pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.at_work import AtWork
from builders.real_browser import Browser, real_browser
from builders.reception import Reception, at
from builders.running_service import RunningService, running
from builders.typed_passwords import PASSWORD, cheap_passwords
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.store import Store
from kiosk.service.store.tables import UserRow


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    url = f"sqlite:///{tmp_path / 'reception.db'}"
    store = Store(url)
    bring_up_to_date(store.engines)
    reception = Reception.opened(store, KeyRing(tmp_path / "secrets"))
    reception.now = at("10:01")
    passwords = cheap_passwords()
    hashed = passwords.hashed(PASSWORD)
    passwords.close()
    reception.does(lambda session: setattr(session.get_one(UserRow, "caseworker"), "password_hash", hashed))
    with running(reception, url) as serving:
        yield serving
    store.close()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with real_browser(tmp_path / "profile") as opened:
        yield opened


def test_a_caseworker_with_only_a_phone(service: RunningService, browser: Browser, screenshots: Path) -> None:
    work = AtWork(service.reception)
    visit = work.expected(17)
    other = work.walk_in(23)
    work.does(other, Step.HAND_OVER, caseworker_id="caseworker")
    work.does(other, Step.COMING, Role.CASEWORKER)

    browser.opens(f"{service.url}/m/{visit.id}")
    browser.picture(screenshots / "phone-log-in.png")
    browser.types("#username", "caseworker")
    browser.types("#password", "wrong horse battery")
    browser.touches("button.first")
    assert browser.shows("Brugernavn eller adgangskode er forkert.")
    browser.types("#username", "caseworker")
    browser.types("#password", PASSWORD)
    browser.touches("button.first")

    assert browser.shows("Nr. 17") and browser.shows("Nr. 23")
    assert not browser.cookie_scripts_can_read()
    assert min(browser.heights()) >= 44
    browser.picture(screenshots / "phone-pickup.png")
    browser.touches("article button.first")
    assert browser.shows("Fortryd")
    assert work.again(visit).status == "on_the_way"
    browser.picture(screenshots / "phone-on-the-way.png")
    browser.touches("article button.quiet")
    assert browser.shows("Jeg kommer")
    assert work.again(visit).status == "waiting"
