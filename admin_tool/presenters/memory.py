"""What the tool remembers of a person on this machine: language, look, sound, desk, windows. Never a password."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

FILE = "staff_tool.ini"


class LookChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Memory:
    """Written at once; a folder that cannot be written is no reason to stop."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        return self._text("language", "da")

    @language.setter
    def language(self, code: str) -> None:
        self._keep("language", code)

    @property
    def look(self) -> LookChoice:
        known = self._text("look", LookChoice.SYSTEM)
        return LookChoice(known) if known in set(LookChoice) else LookChoice.SYSTEM

    @look.setter
    def look(self, choice: LookChoice) -> None:
        self._keep("look", str(choice))

    @property
    def sound(self) -> bool:
        return self._text("sound", "on") == "on"

    @sound.setter
    def sound(self, on: bool) -> None:
        self._keep("sound", "on" if on else "off")

    @property
    def desk(self) -> str:
        return self._text("desk", "")

    @desk.setter
    def desk(self, desk_id: str) -> None:
        self._keep("desk", desk_id)

    @property
    def server(self) -> str:
        return self._text("server", "")

    @property
    def username(self) -> str:
        return self._text("username", "")

    def remember_log_in(self, *, server: str, username: str) -> None:
        self._keep("server", server)
        self._keep("username", username)

    def remember_window(self, window: QWidget) -> None:
        self._keep("window", window.saveGeometry())

    def restore_window(self, window: QWidget) -> bool:
        """False where nothing is remembered; a screen that is gone is Qt's to mind."""
        known = self._settings.value("window")
        return isinstance(known, QByteArray) and window.restoreGeometry(known)

    def _keep(self, name: str, value: object) -> None:
        self._settings.setValue(name, value)
        self._settings.sync()

    def _text(self, name: str, otherwise: str) -> str:
        known = self._settings.value(name, otherwise)
        return known if isinstance(known, str) else otherwise
