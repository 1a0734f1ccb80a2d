"""The chime: the machine's own player, ended when it hangs, and never a failure of the screen."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.qtkit import chime
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.chime import PlayerChime, player_command

SOUND = Path("call.wav")


def test_a_configured_player_is_taken() -> None:
    assert player_command(SOUND, configured="play -q") == ("play", "-q", "call.wav")


def test_else_the_first_player_of_the_machine() -> None:
    machine = {"aplay": "/usr/bin/aplay", "paplay": "/usr/bin/paplay"}

    assert player_command(SOUND, configured="", which=machine.get) == ("/usr/bin/paplay", "call.wav")


def test_windows_plays_it_with_its_own_shell() -> None:
    command = player_command(Path("it's.wav"), configured="", which={"powershell": "powershell.exe"}.get)

    assert command == (
        "powershell.exe",
        "-NoProfile",
        "-Command",
        "(New-Object Media.SoundPlayer 'it''s.wav').PlaySync()",
    )


def test_a_machine_without_a_player_is_silent() -> None:
    assert player_command(SOUND, configured="", which=lambda name: None) is None


@pytest.fixture
def background() -> BackgroundLoop:
    return BackgroundLoop()


def rung(background: BackgroundLoop, *command: str) -> None:
    background.start()
    background.submit(chime._play(command)).result(5.0)
    assert background.stop()


def test_the_player_is_started(background: BackgroundLoop, tmp_path: Path) -> None:
    sign = tmp_path / "played"

    rung(background, sys.executable, "-c", f"open({str(sign)!r}, 'w')")

    assert sign.exists()


def test_a_player_that_is_gone_is_no_failure(background: BackgroundLoop) -> None:
    rung(background, "no-such-player")


def test_a_player_that_hangs_is_ended(background: BackgroundLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chime, "LONGEST_SECONDS", 0.05)

    rung(background, sys.executable, "-c", "import threading; threading.Event().wait()")


def test_ringing_does_not_wait(background: BackgroundLoop, qtbot: QtBot, tmp_path: Path) -> None:
    sign = tmp_path / "played"
    background.start()

    PlayerChime((sys.executable, "-c", f"open({str(sign)!r}, 'w')"), background=background).ring()

    qtbot.waitUntil(sign.exists)
    assert background.stop()
