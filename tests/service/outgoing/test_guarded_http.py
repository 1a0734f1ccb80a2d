"""Calls to addresses that somebody typed: judged again at each connection and each redirect, and over in time."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from builders.certificates import make_certificate, serving, trusting
from builders.receivers import DRIP, HANG, HttpReceiver, http_receiver
from kiosk.service.outgoing.guarded_http import guarded_client, is_answered
from kiosk.service.outgoing.permitted_addresses import AddressRefused, PermittedAddresses

TLS = ssl.create_default_context()


@pytest.fixture
def receiver() -> Iterator[HttpReceiver]:
    with http_receiver() as running:
        yield running


def post(url: str, *allowed: str, redirects: bool = False, seconds: float = 5) -> int:
    permitted = PermittedAddresses(allowed)
    with guarded_client(permitted, seconds=seconds, tls=TLS, follow_redirects=redirects) as client:
        return client.post(url).status_code


def test_an_address_that_is_named_is_called(receiver: HttpReceiver):
    assert post(receiver.url, "127.0.0.1") == 204


def test_nothing_reaches_this_machine_otherwise(receiver: HttpReceiver):
    with pytest.raises(AddressRefused):
        post(receiver.url)

    assert receiver.received == []


def test_a_name_that_turns_around_between_two_questions_is_caught(receiver: HttpReceiver):
    answers = iter(["192.0.2.7", "127.0.0.1"])
    permitted = PermittedAddresses(resolver=lambda name, port: [next(answers)])
    assert permitted.addresses_of("rebound.example.org", 443) == ("192.0.2.7",)

    port = receiver.url.rpartition(":")[2]
    with guarded_client(permitted, seconds=5, tls=TLS) as client, pytest.raises(AddressRefused):
        client.post(f"https://rebound.example.org:{port}")

    assert receiver.received == []


def test_a_redirect_is_judged_like_any_other_address(receiver: HttpReceiver):
    port = receiver.url.rpartition(":")[2]
    receiver.mood = lambda nth: 307
    receiver.headers["location"] = f"http://localhost:{port}/inside"

    with pytest.raises(AddressRefused):
        post(receiver.url, "127.0.0.1", redirects=True)

    assert [each.path for each in receiver.received] == ["/"]


def test_redirects_are_not_followed_unless_asked(receiver: HttpReceiver):
    receiver.mood = lambda nth: 302
    receiver.headers["location"] = receiver.url

    assert post(receiver.url, "127.0.0.1") == 302


@pytest.mark.parametrize("mood", [HANG, DRIP])
def test_who_hangs_or_drips_is_left_in_time(receiver: HttpReceiver, mood: int):
    receiver.mood = lambda nth: mood

    with pytest.raises((httpx.TimeoutException, httpx.RemoteProtocolError)):
        post(receiver.url, "127.0.0.1", seconds=0.3)


def answered(url: str, *allowed: str, tls: ssl.SSLContext = TLS) -> bool:
    return is_answered(PermittedAddresses(allowed), url, seconds=2, tls=tls)


def test_whether_somebody_answers_is_seen_without_a_request_and_by_the_same_rules(receiver: HttpReceiver):
    assert answered(receiver.url, "127.0.0.1")
    assert not answered(receiver.url)
    assert not answered("http://127.0.0.1:1", "127.0.0.1")
    assert not answered("https://[", "127.0.0.1")
    assert receiver.received == []


def test_who_shows_a_certificate_that_does_not_hold_is_not_there(tmp_path: Path):
    certificate = make_certificate(tmp_path)
    with http_receiver(tls=serving(certificate)) as receiver:
        assert answered(receiver.url, "127.0.0.1", tls=trusting(certificate))
        assert not answered(receiver.url, "127.0.0.1")


def test_nothing_is_said_unencrypted_unless_the_host_is_named():
    permitted = PermittedAddresses(resolver=lambda name, port: ["192.0.2.7"])

    with guarded_client(permitted, seconds=0.2, tls=TLS) as client, pytest.raises(AddressRefused):
        client.post("http://example.org")
