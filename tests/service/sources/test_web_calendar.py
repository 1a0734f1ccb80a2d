"""A calendar at an address: what is taken from it, what is refused, and what it may never do."""

import gzip
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from builders.certificates import make_certificate
from builders.exports import calendar, event
from builders.reception import Reception
from builders.sources import AtSource, at_source, planned
from builders.web_server import Question, Reply, WebServer, web_server
from kiosk.service.sources.deliveries import FetchFailed, Reason, Taken, Unchanged
from kiosk.wire.staff import LARGEST_IMPORT

TEN = "DTSTART;TZID=Europe/Copenhagen:20261123T100000"
ELEVEN = "DTSTART;TZID=Europe/Copenhagen:20261123T110000"
WHO = "SUMMARY:010190-0000"


def meeting(uid: str, starts: str = TEN, *more: str) -> str:
    return event(starts, WHO, *more, uid=uid)


@dataclass
class Shelf:
    """What the server gives out; `tag` changes with it."""

    content: bytes = field(default_factory=lambda: calendar([meeting("A1"), meeting("A2", ELEVEN)]))
    reply: Reply | None = None

    def __call__(self, asked: Question) -> Reply:
        if self.reply is not None:
            return self.reply
        tag = f'"{hash(self.content)}"'
        if asked.headers.get("if-none-match") == tag:
            return Reply(status=304)
        return Reply(body=self.content, headers={"ETag": tag, "Content-Type": "text/calendar"})


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def server(shelf: Shelf) -> Iterator[WebServer]:
    with web_server(shelf) as running:
        yield running


def subscribed(reception: Reception, server: WebServer, **said: Any) -> AtSource:
    return at_source(reception, **({"kind": "ics", "address": f"{server.url}/plan.ics"} | said))


def test_a_calendar_is_taken_and_not_read_again_before_it_changes(
    reception: Reception, server: WebServer, shelf: Shelf
):
    source = subscribed(reception, server)

    assert source.run() == Taken()
    assert source.run() == Unchanged()
    shelf.content = calendar([meeting("A2", TEN), meeting("A3")])
    assert source.run() == Taken()

    assert planned(reception) == ["A2", "A3"]
    last = source.runs()[-1]
    assert (last.added, last.changed, last.cancelled) == (1, 1, 1)


def test_an_unchanged_calendar_is_read_again_on_the_next_day(reception: Reception, server: WebServer, shelf: Shelf):
    daily = meeting("A1", TEN, "RRULE:FREQ=DAILY")
    shelf.content = calendar([daily])
    source = subscribed(reception, server)
    source.run()
    reception.later(days=1)

    assert source.run() == Taken()
    assert source.runs()[-1].added == 1


def test_a_calendar_that_is_empty_all_at_once_is_not_believed(reception: Reception, server: WebServer, shelf: Shelf):
    shelf.content = calendar([meeting(f"A{each}") for each in range(5)])
    source = subscribed(reception, server)
    source.run()
    shelf.content = calendar([])

    assert source.run() == FetchFailed(reason=Reason.NOTHING_FOUND)
    assert len(planned(reception)) == 5


def test_an_event_that_cannot_be_read_is_not_gone(reception: Reception, server: WebServer, shelf: Shelf):
    source = subscribed(reception, server)
    source.run()
    shelf.content = calendar([meeting("A1", "DTSTART:20261123T99"), meeting("A3")])

    assert source.run() == Taken()
    assert planned(reception) == ["A1", "A3"]


def test_the_last_few_appointments_may_be_cancelled(reception: Reception, server: WebServer, shelf: Shelf):
    source = subscribed(reception, server)
    source.run()
    shelf.content = calendar([])

    assert source.run() == Taken()
    assert planned(reception) == []


@pytest.mark.parametrize(
    ("status", "said", "minutes"),
    [
        (429, "99999", 60),
        (503, "120", 2),
        (429, "Mon, 23 Nov 2026 08:05:00 GMT", 5),
        (503, "Sun, 22 Nov 2026 08:00:00 GMT", 0),
    ],
)
def test_a_server_that_asks_for_patience_gets_it_for_an_hour_at_most(
    reception: Reception, server: WebServer, shelf: Shelf, status: int, said: str, minutes: int
):
    shelf.reply = Reply(status=status, headers={"Retry-After": said})

    patience = timedelta(minutes=minutes)
    assert subscribed(reception, server).run() == FetchFailed(reason=Reason.THROTTLED, after=patience)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=401), Reason.LOGIN_REFUSED),
        (Reply(status=403), Reason.FORBIDDEN),
        (Reply(status=404), Reason.NOT_FOUND),
        (Reply(status=500), Reason.SERVER_ERROR),
        (Reply(status=429, headers={"Retry-After": "7"}), Reason.THROTTLED),
        (Reply(body=b"<html>Log in</html>"), Reason.NOT_A_CALENDAR),
        (Reply(status=304), Reason.BAD_ANSWER),
        (Reply(status=302, headers={"Location": "http://127.0.0.1:1/"}), Reason.ADDRESS_REFUSED),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), Reason.ADDRESS_REFUSED),
        (Reply(status=302, headers={"Location": "https://169.254.169.254/x"}), Reason.ADDRESS_REFUSED),
        (Reply(status=302, headers={"Location": "/plan.ics"}), Reason.REDIRECTED),
    ],
)
def test_a_calendar_that_fails_keeps_the_plan(
    reception: Reception, server: WebServer, shelf: Shelf, reply: Reply, reason: Reason
):
    subscribed(reception, server).run()
    shelf.reply = reply
    source = subscribed(reception, server)

    fetched = source.run()

    assert isinstance(fetched, FetchFailed)
    assert fetched.reason is reason
    assert planned(reception) == ["A1", "A2"]
    assert source.state().reason == reason


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}/", "https://127.0.0.1:{port}/", "http://[::1]:{port}/"])
def test_this_machine_is_not_called_unless_it_is_allowed_by_name(reception: Reception, server: WebServer, address: str):
    source = subscribed(reception, server, address=address.format(port=server.port))

    assert source.run() == FetchFailed(reason=Reason.ADDRESS_REFUSED)
    assert server.asked == []


def test_a_calendar_over_fifty_megabytes_is_not_read(reception: Reception, server: WebServer, shelf: Shelf):
    shelf.reply = Reply(body=b"BEGIN:VCALENDAR\r\n" + bytes(LARGEST_IMPORT))

    assert subscribed(reception, server).run() == FetchFailed(reason=Reason.TOO_LARGE)


def test_a_calendar_is_as_large_as_it_is_unpacked(reception: Reception, server: WebServer, shelf: Shelf):
    large = b"BEGIN:VCALENDAR\r\n" + bytes(LARGEST_IMPORT)
    shelf.reply = Reply(body=gzip.compress(large, 1), headers={"Content-Encoding": "gzip"})

    assert subscribed(reception, server).run() == FetchFailed(reason=Reason.TOO_LARGE)


def test_what_is_packed_twice_is_not_unpacked(reception: Reception, server: WebServer, shelf: Shelf):
    shelf.reply = Reply(body=gzip.compress(gzip.compress(shelf.content)), headers={"Content-Encoding": "gzip, gzip"})

    assert subscribed(reception, server).run() == FetchFailed(reason=Reason.BAD_ANSWER)


def test_a_certificate_that_does_not_hold_is_refused(reception: Reception, shelf: Shelf, tmp_path: Path):
    certificate = make_certificate(tmp_path, host="localhost")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with web_server(shelf, tls=tls) as server:
        distrusted = at_source(reception, kind="ics", address=f"{server.url}/plan.ics")
        trusted = at_source(reception, kind="ics", address=f"{server.url}/plan.ics", authority=certificate)

        assert distrusted.run() == FetchFailed(reason=Reason.BAD_CERTIFICATE)
        assert trusted.run() == Taken()


def test_the_password_comes_from_its_file_and_goes_nowhere_else(
    reception: Reception, server: WebServer, shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "secret").write_text("geheim123\n")
    (tmp_path / "address").write_text(f"{server.url}/hemmelig-9f2/plan.ics\n")
    source = at_source(
        reception,
        kind="ics",
        address_secret={"file": str(tmp_path / "address")},
        username="kiosk",
        password={"file": str(tmp_path / "secret")},
    )

    assert source.run() == Taken()
    assert server.asked[-1].headers["authorization"].startswith("Basic ")
    shelf.reply = Reply(status=500)
    source.run()

    said = repr(source.sourced) + "".join(capsys.readouterr())
    assert "geheim123" not in said
    assert "hemmelig" not in said


def test_without_its_secret_nothing_is_asked(reception: Reception, server: WebServer, tmp_path: Path):
    source = subscribed(reception, server, username="kiosk", password={"file": str(tmp_path / "none")})

    assert source.run() == FetchFailed(reason=Reason.SECRET_MISSING)
    assert server.asked == []


def test_a_calendar_of_one_caseworker_says_whose_it_is(reception: Reception, server: WebServer, shelf: Shelf):
    shelf.content = calendar([meeting("A1", TEN, "ORGANIZER;CN=Sekretær:mailto:sekr@example.org")])
    source = subscribed(reception, server, caseworker="CASE")
    source.run()

    assert source.runs()[-1].unmapped == 0
