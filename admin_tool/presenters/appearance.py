"""How the tool looks and speaks now: the colours, sizes and words of the person's choice and of their system."""

from datetime import tzinfo
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from admin_tool.models.wording import Wording
from admin_tool.presenters.memory import LookChoice, Memory
from admin_tool.views.look import Look, em_of
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.qtkit.tokens import DARK, LIGHT, Theme


class Appearance:
    """Made before anything is painted: the system's own font size is the measure of all others."""

    def __init__(self, application: QApplication, memory: Memory, *, zone: tzinfo, assets: Path) -> None:
        self._application = application
        self._memory = memory
        self._zone = zone
        self._assets = assets
        self._em = em_of(application.font())

    def paint(self) -> Look:
        """For the whole application."""
        look = Look(theme=self._theme(), assets=self._assets, em=self._em)
        self._application.setFont(look.font(16))
        self._application.setPalette(look.palette())
        self._application.setStyleSheet(look.sheet())
        return look

    def wording(self) -> Wording:
        catalogue = Catalogue.load(self._memory.language, surface=Surface.STAFF, assets=self._assets)
        return Wording(catalogue, self._zone)

    @property
    def follows_system(self) -> bool:
        return self._memory.look is LookChoice.SYSTEM

    def _theme(self) -> Theme:
        match self._memory.look:
            case LookChoice.LIGHT:
                return LIGHT
            case LookChoice.DARK:
                return DARK
            case LookChoice.SYSTEM:
                dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return DARK if dark else LIGHT
            case other:
                assert_never(other)
