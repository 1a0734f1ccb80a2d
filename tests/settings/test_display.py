"""The settings of the waiting-room screen."""

from pathlib import Path

import pytest

from kiosk.settings.display import load_display_settings
from kiosk.settings.refusals import BadSettings


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KIOSK_URL", "KIOSK_TOKEN", "KIOSK_AUTHORITY", "KIOSK_DISPLAY_SOUND"):
        monkeypatch.delenv(name, raising=False)


def test_a_screen_is_danish_and_silent_until_somebody_says_otherwise() -> None:
    settings = load_display_settings()

    assert (settings.language, settings.second_language, settings.sound) == ("da", "", False)


def test_the_environment_says_where_and_who(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_URL", "https://reception.example")
    monkeypatch.setenv("KIOSK_TOKEN", "made-up-token")
    monkeypatch.setenv("KIOSK_DISPLAY_DATA_DIR", str(tmp_path))

    settings = load_display_settings()

    assert (settings.url, settings.data_dir) == ("https://reception.example", tmp_path)
    assert settings.token.get_secret_value() == "made-up-token"
    assert "made-up-token" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"), [("KIOSK_DISPLAY_SOUND", "perhaps"), ("KIOSK_URL", "http://reception.example")]
)
def test_a_setting_that_is_not_valid_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(BadSettings) as refused:
        load_display_settings()

    assert value not in str(refused.value)
    assert name.rpartition("_")[2] in str(refused.value)
