"""The kiosk's pages, each made when it is first shown and spoken in the language of the day."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.screens.page import Page

SomePage = TypeVar("SomePage", bound=Page)


class PageSet:
    """`window` has a signal for each name in a page's `signals`; they are passed on to it."""

    def __init__(self, frame: QWidget, *, window: QWidget) -> None:
        self._frame = frame
        self._window = window
        self._pages: dict[type[Page], Page] = {}
        self._spoken: dict[Page, Catalogue] = {}

    def get(self, kind: type[SomePage], catalogue: Catalogue) -> SomePage:
        """The one page of that kind, in the words of that catalogue."""
        page = self._pages.get(kind)
        if not isinstance(page, kind):
            page = kind(self._frame)
            self._pages[kind] = page
            for name in page.signals:
                getattr(page, name).connect(getattr(self._window, name))
        self.speak(page, catalogue)
        return page

    def speak(self, page: Page, catalogue: Catalogue) -> None:
        if self._spoken.get(page) is not catalogue:
            page.speak(catalogue)
            self._spoken[page] = catalogue
