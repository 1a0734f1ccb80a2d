"""From a row to a channel: what cannot send says so when it should, and an address is judged by its kind."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.messages import message
from kiosk.domain.channels import ChannelKind
from kiosk.service.notify.messages import Failed, Outcome, Receiver, TryAgain
from kiosk.service.notify.open_channels import OpenChannels
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.sealed_channels import ChannelSettings, seal_settings
from kiosk.settings.service import ServiceSettings

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECRET = "whsec_" + "bWFk" * 8


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    ring = KeyRing(tmp_path / "secrets")
    ring.fill()
    return ring


def sent(keys: KeyRing, kind: str, address: str, **settings: Any) -> Outcome:
    sealed = seal_settings(keys, ChannelSettings(address=address), office_id="main", channel_id="c")
    return opened(keys, kind, sealed, **settings)


def row_of(kind: str, sealed: bytes) -> ChannelRow:
    return ChannelRow(
        id="c", office_id="main", kind=kind, name="Post", scope="office", staff_id=None, team=None,
        sealed_settings=sealed, created_at=NOW, removed_at=None,
    )  # fmt: skip


def opened(keys: KeyRing, kind: str, sealed: bytes, **settings: Any) -> Outcome:
    given = ServiceSettings(secrets_dir=keys.folder, **settings)
    channel = OpenChannels(keys, given, lambda: NOW).open_channel(row_of(kind, sealed))
    assert channel.kind == kind
    return channel.send(message())


def test_what_was_never_set_up_fails_in_words(keys: KeyRing):
    assert sent(keys, "email", "a@example.org") == Failed(reason="no_mail_server")
    assert sent(keys, "sms", "+447700900000") == Failed(reason="no_carrier")
    assert sent(keys, "pigeon", "a") == Failed(reason="kind_unknown")


def test_channels_of_one_receiver_share_it_and_what_cannot_be_looked_at_has_none(keys: KeyRing):
    mail: Any = {"server": "mail.example.org:587", "sender": "reception@example.org"}
    channels = OpenChannels(keys, ServiceSettings(secrets_dir=keys.folder, mail=mail), lambda: NOW)

    def receiver(kind: str, address: str) -> Receiver | None:
        sealed = seal_settings(keys, ChannelSettings(address=address), office_id="main", channel_id="c")
        return channels.receiver_of(row_of(kind, sealed))

    assert receiver("email", "a@example.org") == receiver("email", "b@example.org") is not None
    assert receiver("teams", "https://example.org/a?x") == receiver("webhook", "https://example.org/b") is not None
    assert receiver("teams", "https://example.org/a") != receiver("teams", "https://example.org:8443/a")
    assert [receiver(kind, "ntfys://example.org/a") for kind in ("sms", "other", "pigeon")] == [None] * 3
    assert "example.org" not in repr(receiver("webhook", "https://example.org/b"))
    assert channels.receiver_of(row_of("teams", b"")) is None


@pytest.mark.parametrize("kind", list(ChannelKind))
def test_a_channel_whose_key_is_gone_says_so(keys: KeyRing, kind: ChannelKind):
    assert opened(keys, kind, b"noise") == Failed(reason="settings_lost")
    assert opened(keys, kind, b"") == Failed(reason="settings_lost")


def test_a_token_that_is_not_there_yet_is_waited_for(keys: KeyRing, tmp_path: Path):
    sms = {"token": {"file": tmp_path / "gone"}}

    assert sent(keys, "sms", "+447700900000", sms=sms) == TryAgain(after=None, reason="secret_missing")


@pytest.mark.parametrize(
    ("kind", "address", "secret", "good"),
    [
        (ChannelKind.EMAIL, "a@example.org", None, True),
        (ChannelKind.EMAIL, "https://hooks.example.org/", None, False),
        (ChannelKind.SMS, "+44 7700 900000", None, True),
        (ChannelKind.SMS, "a@example.org", None, False),
        (ChannelKind.TEAMS, "https://hooks.example.org/x?sig=1", None, True),
        (ChannelKind.TEAMS, "https://10.0.0.7/", None, True),
        (ChannelKind.TEAMS, "https://localhost/", None, False),
        (ChannelKind.WEBHOOK, "https://hooks.example.org/", SECRET, True),
        (ChannelKind.WEBHOOK, "https://hooks.example.org/", None, False),
        (ChannelKind.WEBHOOK, "https://[::1]/", SECRET, False),
    ],
)
def test_an_address_is_judged_by_its_kind(
    keys: KeyRing, kind: ChannelKind, address: str, secret: str | None, good: bool
):
    channels = OpenChannels(keys, ServiceSettings(secrets_dir=keys.folder), lambda: NOW)

    assert channels.judges(kind, ChannelSettings(address=address, secret=secret)) is good
