"""The chime with a call or an arrival, where somebody asks for one.

Qt's own sound is not part of PySide6-Essentials, so a small player of the machine does it: PipeWire's,
PulseAudio's, ALSA's, the Mac's, or PowerShell. A machine without one stays silent, and so does every
screen whose settings do not ask for sound.
"""

import asyncio
import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import structlog

from kiosk.qtkit.background import BackgroundLoop

KNOWN_PLAYERS = ("pw-play", "paplay", "aplay", "afplay")
LONGEST_SECONDS = 10.0

log = structlog.get_logger()


class Chime(Protocol):
    def ring(self) -> None:
        """At once, and without waiting for the sound; never fails."""


class SilentChime:
    def ring(self) -> None:
        """Nothing is heard."""


class PlayerChime:
    """Starts the player in the background; one that does not end in time is ended."""

    def __init__(self, command: Sequence[str], *, background: BackgroundLoop) -> None:
        self._command = tuple(command)
        self._background = background

    def ring(self) -> None:
        self._background.submit(_play(self._command))


def chime_of(sound: Path, *, configured: str, background: BackgroundLoop) -> Chime:
    """Of this machine; silent where it has no player."""
    command = player_command(sound, configured=configured)
    return PlayerChime(command, background=background) if command else SilentChime()


def player_command(
    sound: Path, *, configured: str, which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...] | None:
    """The configured player, else the first known one of this machine; None where there is none."""
    if configured:
        return (*shlex.split(configured), str(sound))
    found = next((path for name in KNOWN_PLAYERS if (path := which(name))), None)
    if found:
        return (found, str(sound))
    windows = which("powershell")
    return (windows, "-NoProfile", "-Command", _powershell(sound)) if windows else None


def _powershell(sound: Path) -> str:
    quoted = str(sound).replace("'", "''")
    return f"(New-Object Media.SoundPlayer '{quoted}').PlaySync()"


async def _play(command: Sequence[str]) -> None:
    try:
        player = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as cannot:
        log.warning("chime.no_player", reason=cannot.strerror)
        return
    try:
        await asyncio.wait_for(player.wait(), LONGEST_SECONDS)
    except TimeoutError:
        log.warning("chime.player_hangs")
    finally:
        if player.returncode is None:
            player.kill()
            await player.wait()
