"""The settings of the service: where they come from, and how a bad one is told."""

from pathlib import Path

import pytest

from kiosk.settings.service import BadSettings, ServiceSettings, load_service_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "service.toml"


def test_without_anything_the_service_listens_to_this_machine_alone():
    settings = load_service_settings()

    assert (settings.host, settings.port, settings.openapi) == ("127.0.0.1", 8080, False)
    assert settings.database_url.startswith("sqlite:///")


def test_the_environment_stands_above_the_file(config: Path, monkeypatch: pytest.MonkeyPatch):
    config.write_text('listen = "0.0.0.0:1"\ntime_zone = "America/Nuuk"\n', encoding="utf-8")
    monkeypatch.setenv("KIOSK_LISTEN", "[::1]:2")

    settings = load_service_settings(config)

    assert (settings.host, settings.port, settings.time_zone) == ("::1", 2, "America/Nuuk")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('liste = "x:1"', "There is no setting called liste."),
        ('listen = "x"', "The setting listen is not valid"),
        ('listen = "x:99999"', "The setting listen is not valid"),
        ("session_hours = 25", "The setting session_hours is not valid"),
        ("time_zone = 7", "The setting time_zone is not valid"),
        ("listen", "is not valid TOML"),
        ("\xff", "is not valid TOML"),
    ],
)
def test_a_bad_setting_is_a_sentence(config: Path, text: str, sentence: str):
    config.write_bytes(text.encode("latin-1"))

    with pytest.raises(BadSettings, match=sentence):
        load_service_settings(config)


def test_a_bad_value_is_not_repeated(config: Path):
    config.write_text('listen = "hunter2"', encoding="utf-8")

    with pytest.raises(BadSettings) as refused:
        load_service_settings(config)

    assert "hunter2" not in str(refused.value)


def test_the_databases_password_is_not_printed():
    assert "hunter2" not in repr(ServiceSettings(database_url="postgresql://kiosk:hunter2@db/reception"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(BadSettings, match="cannot be read"):
        load_service_settings(tmp_path / "gone.toml")
