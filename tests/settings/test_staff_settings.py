"""The staff tool's settings are read once, and what opens a session does not stay in the environment."""

import os

import pytest

from kiosk.settings.service import BadSettings
from kiosk.settings.staff import load_staff_settings


def test_what_opens_a_session_is_taken_out_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("USERNAME", "lene"), ("PASSWORD", "made-up password")):
        monkeypatch.setenv(f"KIOSK_STAFF_{name}", value)
    monkeypatch.setenv("KIOSK_SESSION", "{}")
    monkeypatch.setenv("KIOSK_URL", "http://127.0.0.1:8080")

    settings = load_staff_settings(os.environ)

    assert (settings.url, settings.username) == ("http://127.0.0.1:8080", "lene")
    assert settings.password.get_secret_value() == "made-up password"
    assert not {"KIOSK_STAFF_USERNAME", "KIOSK_STAFF_PASSWORD", "KIOSK_SESSION"} & set(os.environ)
    assert "made-up password" not in repr(settings)


def test_a_time_zone_that_does_not_exist_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TIME_ZONE", "Mars/Olympus")

    with pytest.raises(BadSettings) as said:
        load_staff_settings(os.environ)

    assert "KIOSK_TIME_ZONE" in str(said.value)
    assert "Mars" not in str(said.value)
