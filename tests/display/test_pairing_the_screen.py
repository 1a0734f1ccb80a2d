"""Pairing the screen with the service: a code, an address, and a sentence for what goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.stand_in_service import StandInService
from kiosk.display_app import CannotShow, pair_display, run_display
from kiosk.settings.display import DisplaySettings


@pytest.fixture
def service() -> Iterator[StandInService]:
    with StandInService() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DisplaySettings:
    for name in ("KIOSK_URL", "KIOSK_TOKEN", "KIOSK_AUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    return DisplaySettings(data_dir=tmp_path / "display")


def test_a_code_for_a_kiosk_is_not_for_this_screen(service: StandInService, settings: DisplaySettings) -> None:
    with pytest.raises(CannotShow, match="another kind"):
        pair_display(settings, code="GOOD-CODE", url=service.url)

    assert not settings.data_dir.exists()


def test_a_wrong_code_is_said(service: StandInService, settings: DisplaySettings) -> None:
    with pytest.raises(CannotShow, match="wrong, used or too old"):
        pair_display(settings, code="BAD-CODE", url=service.url)


def test_a_token_never_travels_in_the_open(settings: DisplaySettings) -> None:
    with pytest.raises(CannotShow, match="https"):
        pair_display(settings, code="GOOD-CODE", url="http://reception.example")


def test_a_screen_without_a_pairing_says_how_to_pair(settings: DisplaySettings) -> None:
    with pytest.raises(CannotShow, match="kiosk display --pair"):
        run_display(settings, windowed=True)
