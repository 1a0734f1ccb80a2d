"""Mail against a real mail server: encrypted, one Message-ID for one message, and every refusal understood."""

import email
import email.policy
import ssl
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builders.certificates import make_certificate, serving, trusting
from builders.dawdling_mail_server import dawdling_mail_server
from builders.mail_server import HANGS_UP, MailServer, mail_server
from builders.messages import LINK, message
from kiosk.service.notify.channels.mail import MailChannel, SmtpServer, mail_address
from kiosk.service.notify.messages import Delivered, Failed, Outcome, TryAgain
from kiosk.service.notify.texts import Texts
from kiosk.settings.assets import assets_folder
from kiosk.settings.channels import MailSettings

TEXTS = Texts(assets_folder())
TLS = ssl.create_default_context()
TO = "prove@example.org"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


def sent(port: int, *, tls: ssl.SSLContext = TLS, seconds: float = 2, **more: Any) -> Outcome:
    given = {"server": f"127.0.0.1:{port}", "sender": "reception@example.org", "security": "none", **more}
    server = SmtpServer(settings=MailSettings(**given), tls=tls, seconds=seconds)
    return MailChannel(TO, server, TEXTS).send(message())


def test_a_letter_holds_a_number_and_a_link(server: MailServer):
    assert sent(server.port) == Delivered()

    (raw,) = server.letters
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    assert (letter["subject"], letter["to"], letter["from"]) == ("Nr. 17 venter", TO, "reception@example.org")
    assert letter.get_content().split() == ["Nr.", "17", "venter", LINK]


def test_every_attempt_has_the_same_message_id(server: MailServer):
    sent(server.port)
    sent(server.port)

    ids = [email.message_from_bytes(raw)["message-id"] for raw in server.letters]
    assert ids == [f"<{message().id}@example.org>"] * 2


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ("451 later", TryAgain(after=None, reason="mail_refused_for_now")),
        ("554 never", Failed(reason="mail_refused")),
        (HANGS_UP, TryAgain(after=None, reason="no_answer")),
    ],
)
def test_what_the_server_says_of_a_letter(server: MailServer, says: str, outcome: Outcome):
    server.says = says

    assert sent(server.port) == outcome


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ("450 busy", TryAgain(after=None, reason="mail_recipient_refused_for_now")),
        ("550 nobody", Failed(reason="mail_recipient_refused")),
    ],
)
def test_what_the_server_says_of_a_recipient(server: MailServer, says: str, outcome: Outcome):
    server.to_recipient = says

    assert sent(server.port) == outcome
    assert server.letters == []


def test_starttls_with_a_certificate_that_holds_and_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("MADE_UP_PASSWORD", "made-up")
    logged_in: dict[str, Any] = {"security": "starttls", "user": "reception", "password": {"env": "MADE_UP_PASSWORD"}}
    with mail_server(serving(certificate), authenticates=True) as server:
        trusted = sent(server.port, tls=trusting(certificate), **logged_in)
        distrusted = sent(server.port, **logged_in)
        monkeypatch.setenv("MADE_UP_PASSWORD", "wrong")
        wrong = sent(server.port, tls=trusting(certificate), **logged_in)
        monkeypatch.delenv("MADE_UP_PASSWORD")
        missing = sent(server.port, tls=trusting(certificate), **logged_in)

    assert trusted == Delivered()
    assert [again.reason for again in (distrusted, wrong, missing) if isinstance(again, TryAgain)] == [
        "certificate",
        "mail_log_in_refused",
        "secret_missing",
    ]
    assert len(server.letters) == 1


def test_nothing_is_sent_to_a_server_that_does_not_encrypt(server: MailServer):
    assert sent(server.port, security="starttls") == TryAgain(after=None, reason="mail_not_encrypted")
    assert server.letters == []


@pytest.mark.parametrize("security", ["none", "tls"])
def test_the_time_is_for_the_whole_letter_whatever_each_word_takes(tmp_path: Path, security: str):
    certificate = make_certificate(tmp_path)
    tls = serving(certificate) if security == "tls" else None
    sends = partial(sent, tls=trusting(certificate), security=security)

    with dawdling_mail_server(0.01, tls) as port:
        assert sends(port, seconds=0.3) == TryAgain(after=None, reason="too_slow")
    with dawdling_mail_server(0, tls) as port:
        assert sends(port) == Delivered()


def test_nobody_there():
    assert sent(1) == TryAgain(after=None, reason="no_answer")


def answers(port: int, *, tls: ssl.SSLContext = TLS, security: str = "none") -> bool:
    given: dict[str, Any] = {"server": f"127.0.0.1:{port}", "sender": "reception@example.org", "security": security}
    return SmtpServer(settings=MailSettings(**given), tls=tls, seconds=2).answers()


def test_whether_the_server_is_there_is_seen_without_a_letter(server: MailServer):
    assert answers(server.port)
    assert not answers(server.port, security="starttls")
    assert not answers(1)
    assert server.letters == []


def test_a_server_whose_certificate_does_not_hold_is_not_there(tmp_path: Path):
    certificate = make_certificate(tmp_path)
    with mail_server(serving(certificate)) as server:
        assert answers(server.port, tls=trusting(certificate), security="starttls")
        assert not answers(server.port, security="starttls")


@pytest.mark.parametrize(
    "typed", ["", "prove", "prove@", "@example.org", "a b@example.org", "a@b", "a@example.org,b@example.org",
              "a@example.org\r\nBcc: b@example.org", "<a@example.org>", "a@ex\u00e5mple.org", "a" * 65 + "@example.org"]
)  # fmt: skip
def test_what_is_no_address(typed: str):
    assert mail_address(typed) is None


def test_what_is_an_address():
    assert mail_address("anne.prove+vagt@borger-service.example.org") is not None
