"""Webhook, Teams and GatewayAPI against a receiver that takes, refuses, hangs, drops and redirects."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from builders.certificates import make_certificate, serving, trusting
from builders.messages import LINK, MADE_AT, message
from builders.receivers import DRIP, DROP, HANG, HttpReceiver, http_receiver
from kiosk.service.notify.channels.posting import Posted, Poster
from kiosk.service.notify.channels.teams import TeamsChannel
from kiosk.service.notify.channels.text_message import GatewayApiChannel, telephone_number
from kiosk.service.notify.channels.webhook import WebhookChannel, signing_key
from kiosk.service.notify.messages import Channel, Delivered, Failed, Outcome, TryAgain
from kiosk.service.notify.texts import Texts
from kiosk.service.outgoing.permitted_addresses import PermittedAddresses
from kiosk.settings.assets import assets_folder

SECRET = "whsec_bWFkZSB1cCBzZWNyZXQgb2YgMjQgYnl0ZXMhIQ=="
TEXTS = Texts(assets_folder())
TLS = ssl.create_default_context()


@pytest.fixture
def receiver() -> Iterator[HttpReceiver]:
    with http_receiver() as running:
        yield running


def poster(*allowed: str, tls: ssl.SSLContext = TLS) -> Poster:
    return Poster(permitted=PermittedAddresses(allowed), tls=tls, seconds=0.5)


HERE = poster("127.0.0.1")


def webhook(url: str, by: Poster = HERE) -> WebhookChannel:
    return WebhookChannel(Posted(url=url, secret=SECRET), by, TEXTS, lambda: datetime.now(UTC))  # noqa: TID251


def teams(url: str, by: Poster = HERE) -> TeamsChannel:
    return TeamsChannel(Posted(url=url), by, TEXTS)


def gateway(url: str, by: Poster = HERE) -> GatewayApiChannel:
    return GatewayApiChannel("+447700900000", Posted(url=url, secret="made-up"), "Kontor", by, TEXTS)


Makes = Callable[..., Channel]
KINDS = pytest.mark.parametrize("channel", [webhook, teams, gateway])


def test_a_webhook_is_signed_as_the_standard_says(receiver: HttpReceiver):
    assert webhook(receiver.url).send(message()) == Delivered()

    (got,) = receiver.received
    said = Webhook(SECRET).verify(got.body, got.headers)
    assert got.headers["webhook-id"] == message().id
    assert said == {
        "type": "reception.pickup",
        "timestamp": MADE_AT.isoformat(),
        "data": {"number": 17, "text": "Nr. 17 venter", "link": LINK},
    }


def test_teams_gets_a_card_with_one_button(receiver: HttpReceiver):
    assert teams(receiver.url).send(message()) == Delivered()

    (attachment,) = receiver.received[0].json["attachments"]
    card = attachment["content"]
    assert (card["type"], [block["text"] for block in card["body"]]) == ("AdaptiveCard", ["Nr. 17 venter"])
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Åbn", "url": LINK}]


def test_a_card_without_a_link_has_no_button(receiver: HttpReceiver):
    teams(receiver.url).send(message(link=None))

    assert "actions" not in receiver.received[0].json["attachments"][0]["content"]


def test_a_text_message_goes_to_the_number(receiver: HttpReceiver):
    assert gateway(receiver.url).send(message()) == Delivered()

    (got,) = receiver.received
    assert got.headers["authorization"] == "Token made-up"
    assert got.json == {
        "sender": "Kontor",
        "message": f"Nr. 17 venter\n{LINK}",
        "recipients": [{"msisdn": 447700900000}],
        "userref": message().id,
    }


@KINDS
@pytest.mark.parametrize(
    ("mood", "outcome"),
    [
        (200, Delivered()),
        (202, Delivered()),
        (503, TryAgain(after=timedelta(seconds=7), reason="http_503")),
        (429, TryAgain(after=timedelta(seconds=7), reason="http_429")),
        (404, Failed(reason="http_404")),
        (307, Failed(reason="http_307")),
        (DROP, TryAgain(after=None, reason="no_answer")),
    ],
)
def test_what_an_answer_means(channel: Makes, receiver: HttpReceiver, mood: int, outcome: Outcome):
    receiver.mood = lambda nth: mood
    receiver.headers = {"retry-after": "7", "location": receiver.url + "/elsewhere"}

    assert channel(receiver.url).send(message()) == outcome
    assert [got.path for got in receiver.received] == ["/"]


@pytest.mark.parametrize("mood", [HANG, DRIP])
def test_who_hangs_is_asked_again_later(receiver: HttpReceiver, mood: int):
    receiver.mood = lambda nth: mood

    outcome = teams(receiver.url).send(message())

    assert isinstance(outcome, TryAgain) and outcome.reason in {"too_slow", "no_answer"}


@pytest.mark.parametrize("said", ["Wed, 21 Oct 2026 07:28:00 GMT", "-5", "1e3", ""])
def test_a_wait_that_is_no_number_of_seconds_counts_as_none(receiver: HttpReceiver, said: str):
    receiver.mood = lambda nth: 503
    receiver.headers = {"retry-after": said}

    assert teams(receiver.url).send(message()) == TryAgain(after=None, reason="http_503")


@KINDS
def test_this_machine_is_not_called_unless_it_is_named(channel: Makes, receiver: HttpReceiver):
    secure = receiver.url.replace("http", "https")

    assert channel(secure, poster()).send(message()) == Failed(reason="address_not_permitted")
    assert channel(receiver.url, poster()).send(message()) == Failed(reason="address_not_encrypted")
    assert receiver.received == []


@KINDS
def test_nobody_there(channel: Makes):
    assert channel("http://127.0.0.1:1").send(message()) == TryAgain(after=None, reason="no_answer")


@pytest.mark.parametrize(("host", "holds"), [("127.0.0.1", True), ("elsewhere.example.org", False)])
def test_a_certificate_must_hold(tmp_path: Path, host: str, holds: bool):
    certificate = make_certificate(tmp_path, host=host)
    known, unknown = poster("127.0.0.1", tls=trusting(certificate)), HERE
    with http_receiver(tls=serving(certificate)) as receiver:
        outcomes = [teams(receiver.url, by).send(message()) for by in (known, unknown)]

    distrusted = TryAgain(after=None, reason="certificate")
    assert outcomes == [Delivered() if holds else distrusted, distrusted]
    assert len(receiver.received) == holds


def test_a_channel_shows_neither_address_nor_secret():
    to = Posted(url="https://hooks.example.org/x?sig=hush", secret=SECRET)

    assert "hush" not in repr(to) and SECRET not in repr(to)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+44 7700 90 00 00", "+447700900000"),
        ("+44-7700-900-000", "+447700900000"),
        ("00 00 00 00", None),
        ("+0000000000", None),
        ("+44٠٠٠٠٠٠٠٠", None),
        ("+44", None),
        ("+447700900000,+447700900001", None),
    ],
)
def test_a_telephone_number_has_its_country(typed: str, number: str | None):
    assert telephone_number(typed) == number


@pytest.mark.parametrize("secret", ["", "whsec_", "short", "whsec_c2hvcnQ=", "whsec_" + "A" * 200, "whsec_ø"])
def test_a_weak_secret_signs_nothing(secret: str):
    assert signing_key(secret) is None
