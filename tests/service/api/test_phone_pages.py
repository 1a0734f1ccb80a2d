"""The page on a caseworker's phone: behind a log-in, one touch for each step, and nothing a script could do."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from builders.at_work import AtWork
from builders.pickups import Ladder
from builders.reception import at
from builders.running_service import RunningService
from builders.typed_passwords import PASSWORD, cheap_passwords
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import UserRow, VisitRow


@pytest.fixture
def work(service: RunningService) -> AtWork:
    passwords = cheap_passwords()
    hashed = passwords.hashed(PASSWORD)
    passwords.close()

    def let_in(session: Session) -> None:
        for name in ("caseworker", "lead", "admin"):
            session.get_one(UserRow, name).password_hash = hashed

    service.reception.does(let_in)
    service.reception.now = at("10:01")
    return AtWork(service.reception)


class Phone:
    """A browser without scripts."""

    def __init__(self, url: str) -> None:
        self.browser = httpx.Client(base_url=url, timeout=10, trust_env=False, headers={"accept-language": "da"})
        self.page = ""

    def opens(self, path: str, **headers: str) -> httpx.Response:
        answer = self.browser.get(path, headers=headers, follow_redirects=True)
        self.page = answer.text
        return answer

    def logs_in(self, name: str = "caseworker", password: str = PASSWORD, **more: str) -> httpx.Response:
        return self._sent("/m/log-in", {"username": name, "password": password, **more})

    def touches(self, text: str, **changed: Any) -> httpx.Response:
        """A button by its words, with everything its form holds."""
        (path,) = re.findall(rf'formaction="([^"]+)">{re.escape(text)}<', self.page)
        (token,) = set(re.findall(r'name="token" value="(\w+)"', self.page))
        return self._sent(path, {"token": token, "language": "da", **changed})

    def buttons(self) -> list[str]:
        return re.findall(r'formaction="[^"]+">([^<]+)<', self.page)

    def _sent(self, path: str, fields: dict[str, str]) -> httpx.Response:
        answer = self.browser.post(path, data=fields, follow_redirects=True)
        self.page = answer.text
        return answer


@pytest.fixture
def phone(service: RunningService) -> Iterator[Phone]:
    opened = Phone(service.url)
    yield opened
    opened.browser.close()


def status(work: AtWork, visit: VisitRow) -> str:
    return work.again(visit).status


def test_the_link_leads_through_the_log_in_to_the_pickup(work: AtWork, phone: Phone):
    visit = work.expected(17)

    before = phone.opens(f"/m/{visit.id}")
    assert before.status_code == 200 and not re.search(r"\b17\b", before.text)
    phone.logs_in(visit=visit.id)

    assert "Nr. 17" in phone.page and "Aftale kl. 10.00" in phone.page
    assert phone.buttons() == ["Jeg kommer", "Om 5 minutter", "Kan ikke nu", "Hentet"]


def test_each_step_is_one_touch_and_can_be_taken_back(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in()

    phone.touches("Jeg kommer")
    assert (status(work, visit), phone.buttons()) == (
        "on_the_way",
        ["Hentet", "Om 5 minutter", "Kan ikke nu", "Fortryd"],
    )
    phone.touches("Fortryd")
    assert status(work, visit) == "waiting"
    phone.touches("Om 5 minutter")
    assert "Du har sagt: om 5 minutter" in phone.page
    phone.touches("Hentet")
    assert (status(work, visit), phone.buttons()) == ("collected", ["Fortryd"])


def test_who_cannot_come_gives_the_citizen_to_the_reception(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in()

    phone.touches("Kan ikke nu")

    assert work.again(visit).caseworker_id is None
    assert "Hos receptionen" in phone.page and phone.buttons() == ["Fortryd"]


def test_a_walk_in_says_when_they_came_and_others_are_not_shown(work: AtWork, phone: Phone):
    handed, other = work.walk_in(14), work.walk_in(15)
    work.does(handed, Step.HAND_OVER, caseworker_id="caseworker")

    phone.logs_in()

    assert "Nr. 14" in phone.page and "Kom kl. 10.01" in phone.page and "Nr. 15" not in phone.page
    assert "Det nummer er ikke dit" in phone.opens(f"/m/{other.id}").text
    assert "Nr. 15" not in phone.page


def test_nobody_waiting_is_said(work: AtWork, phone: Phone):
    assert "Ingen venter på dig lige nu." in phone.logs_in().text


def test_a_colleagues_citizen_cannot_be_touched_by_hand_either(work: AtWork, phone: Phone):
    other = work.walk_in(15)
    work.expected(17)
    phone.logs_in()
    (token,) = set(re.findall(r'name="token" value="(\w+)"', phone.page))

    for path, code in ((f"/m/{other.id}/coming", 404), ("/m/nobody/coming", 404), (f"/m/{other.id}/left", 404)):
        assert phone._sent(path, {"token": token}).status_code == code
    assert status(work, other) == "waiting"


def test_the_link_of_a_message_to_the_team_opens_a_colleagues_citizen(work: AtWork, phone: Phone):
    work.reception.employ("bo")
    work.room.appointment("10:00", caseworker_id="bo", team="Job")
    work.room.appointment("13:00", b"020280", team="Job")
    visit = work.room.arrives(17, declared="10:00")
    phone.logs_in()
    assert "Det nummer er ikke dit" in phone.opens(f"/m/{visit.id}").text and "Nr. 17" not in phone.page

    Ladder(work.reception).passes(minutes=3)
    phone.opens(f"/m/{visit.id}")
    assert "Til Bo Prøve" in phone.page and "Ingen har svaret" in phone.page
    assert phone.buttons() == ["Jeg kommer", "Hentet"]
    phone.touches("Jeg kommer")

    assert (status(work, visit), work.again(visit).caseworker_id) == ("on_the_way", "caseworker")
    assert phone.buttons() == ["Hentet", "Om 5 minutter", "Kan ikke nu", "Fortryd"]


def test_what_changed_meanwhile_is_told(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in()
    work.does(visit, Step.COLLECTED, Role.CASEWORKER)

    answer = phone.touches("Jeg kommer")

    assert answer.status_code == 409 and "Det var ændret i mellemtiden" in answer.text
    assert status(work, visit) == "collected"


def test_another_site_can_touch_nothing(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in()
    mine = phone.page

    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://example.org"},
    ):
        phone.browser.headers.update(headers)
        phone.page = mine
        assert phone.touches("Jeg kommer").status_code == 403
        assert phone.logs_in().status_code == 403
        for name in headers:
            del phone.browser.headers[name]
    for token in ("", "0" * 64, "ø"):
        phone.page = mine
        assert phone.touches("Jeg kommer", token=token).status_code == 403
    assert status(work, visit) == "waiting"


def test_a_form_of_another_session_touches_nothing(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in()
    before = phone.page
    phone.logs_in()

    phone.page = before
    assert phone.touches("Jeg kommer").status_code == 403
    assert status(work, visit) == "waiting"


def test_the_cookie_is_for_this_page_and_no_script(work: AtWork, phone: Phone):
    answer = phone.browser.post("/m/log-in", data={"username": "caseworker", "password": PASSWORD})

    said = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert all(word in said for word in ("httponly", "samesite=strict", "path=/m", "max-age=43200"))
    assert "secure" not in said


def test_no_page_may_be_kept_framed_or_scripted(work: AtWork, phone: Phone):
    work.expected(17)
    for answer in (phone.opens("/m"), phone.logs_in(), phone.opens("/m/style.css")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers.get_list("content-security-policy")[0].startswith("default-src 'none'")
        assert len(answer.headers.get_list("content-security-policy")) == 1
        assert "<script" not in answer.text and "style=" not in answer.text.replace('rel="stylesheet"', "")


def test_wrong_passwords_are_throttled_like_the_staff_tools(work: AtWork, phone: Phone):
    for _ in range(10):
        assert phone.logs_in(password="wrong horse battery").status_code == 401
    assert "Brugernavn eller adgangskode er forkert." in phone.page

    assert phone.logs_in().status_code == 429
    assert phone.logs_in("lead").status_code == 200


def test_logging_out_ends_the_session(work: AtWork, phone: Phone, service: RunningService):
    phone.logs_in()
    token = phone.browser.cookies["reception"]
    (form,) = set(re.findall(r'name="token" value="(\w+)"', phone.page))

    phone._sent("/m/log-out", {"token": form})

    assert "Log ind" in phone.page
    assert service.call("GET", "/v1/staff/visits", token=token).refused == (401, "unauthorized")


def test_a_link_touched_on_another_site_is_opened_once_more(work: AtWork, phone: Phone):
    answer = phone.opens("/m/abc", **{"sec-fetch-site": "cross-site"})

    assert '<meta http-equiv="refresh" content="0; url=/m/abc">' in answer.text


def test_english_is_there_too(work: AtWork, phone: Phone):
    work.expected(17)
    phone.logs_in(language="en")
    assert "No. 17" in phone.page and "I am coming" in phone.page

    assert "Nr. 17" in phone.opens("/m?language=da").text
    phone.browser.cookies.clear()
    assert "Log in" in phone.opens("/m", **{"accept-language": "en-GB,da;q=0.5"}).text
    assert "Log ind" in phone.opens("/m", **{"accept-language": "pl"}).text


def test_what_comes_from_outside_is_never_written_as_it_came(work: AtWork, phone: Phone):
    for id in ("%3Cscript%3E", "..", "a%22%3E", "https:evil", "\u00e5", "%00"):
        answer = phone.opens(f"/m/{id}")
        assert answer.status_code in {200, 404}
        assert "<script" not in answer.text and "url=http" not in answer.text
    for body in (b"\xff\xfe", b"a=" + b"%FF" * 10, b"&".join([b"a=1"] * 30), b""):
        assert phone.browser.post("/m/log-in", content=body).status_code == 401


def test_an_administrator_sees_no_citizens(work: AtWork, phone: Phone):
    visit = work.expected(17)
    phone.logs_in("admin")

    assert "Nr. 17" not in phone.opens(f"/m/{visit.id}").text
