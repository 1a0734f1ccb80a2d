"""The kiosk's settings: defaults, file, environment, and bad ones in a sentence."""

from pathlib import Path

import pytest

from kiosk.settings.kiosk import KioskSettings, is_safe_address, load_kiosk_settings
from kiosk.settings.refusals import BadSettings


def test_without_any_setting_the_agreement_holds():
    settings = load_kiosk_settings({})
    assert (settings.seconds_between_numbers, settings.most_numbers_in_ten_minutes) == (2.0, 120)
    assert (settings.url, settings.scanner_prefix, settings.double_strike) == ("", "", 0.2)


def test_the_environment_stands_above_the_file(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text('organisation = "Rådhuset"\nscanner_prefix = "~"\nreduced_motion = true\ndots_per_mm = 3.6\n')
    settings = load_kiosk_settings({"KIOSK_ORGANISATION": "Borgerservice", "KIOSK_DATA_DIR": "data"}, config=file)
    assert (settings.organisation, settings.scanner_prefix) == ("Borgerservice", "~")
    assert (settings.reduced_motion, settings.dots_per_mm, settings.data_dir) == (True, 3.6, Path("data"))


def test_other_variables_of_the_environment_are_nobodys_business():
    assert load_kiosk_settings({"KIOSK_LISTEN": "x", "PATH": "y"}) == load_kiosk_settings({})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("KIOSK_URL", "http://reception.example", "url must begin with https"),
        ("KIOSK_URL", "ftp://127.0.0.1", "url must begin with https"),
        ("KIOSK_SCANNER_PREFIX", "7", "scanner_prefix"),
        ("KIOSK_SCANNER_PREFIX", "\r", "scanner_prefix"),
        ("KIOSK_DOUBLE_STRIKE", "0.1", "double_strike"),
        ("KIOSK_DOUBLE_STRIKE", "secret-value", "double_strike"),
        ("KIOSK_SECONDS_BETWEEN_NUMBERS", "-1", "pace"),
        ("KIOSK_MOST_NUMBERS_IN_TEN_MINUTES", "0", "pace"),
        ("KIOSK_NUMBERS_IN_HAND", "0", "numbers_in_hand"),
        ("KIOSK_REDUCED_MOTION", "perhaps", "reduced_motion"),
    ],
)
def test_a_bad_setting_is_named_without_its_value(name, value, sentence):
    with pytest.raises(BadSettings, match=sentence) as refused:
        load_kiosk_settings({name: value})
    assert "secret-value" not in str(refused.value)


@pytest.mark.parametrize("text", ["organisation = ", "colour = 'red'"])
def test_a_bad_file_is_refused(tmp_path, text):
    (tmp_path / "kiosk.toml").write_text(text)
    with pytest.raises(BadSettings):
        load_kiosk_settings({}, config=tmp_path / "kiosk.toml")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadSettings, match="cannot be read"):
        load_kiosk_settings({}, config=tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://reception.example", True),
        ("http://127.0.0.1:8080", True),
        ("http://[::1]:8080", True),
        ("http://localhost", True),
        ("http://10.0.0.1", False),
        ("https://", False),
        ("", False),
    ],
)
def test_a_token_travels_encrypted_or_stays_on_the_machine(url, safe):
    assert is_safe_address(url) is safe


def test_the_token_is_never_printed():
    assert "made up" not in repr(KioskSettings(token="made up"))
