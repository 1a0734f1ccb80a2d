"""Wiring of the waiting-room screen: settings, pairing, the line to the service, and one window."""

import asyncio
import os
import sys
import time
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.client.device_answers import Paired
from kiosk.client.device_calls import DeviceCalls
from kiosk.client.transport import Endpoint, open_http
from kiosk.display.listening import listen_to_service
from kiosk.display.pairing import Pairing, PairingFile
from kiosk.display.presenter import DisplayPresenter
from kiosk.display.room import Clock, Room
from kiosk.display.screen import WaitingRoomScreen
from kiosk.display.wording import Wording
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.messages.keys_display import Screen
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.bridge import Bridge
from kiosk.qtkit.chime import Chime, SilentChime, chime_of
from kiosk.qtkit.end_by_signal import quit_on_signals
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.ticker import Ticker
from kiosk.qtkit.tokens import LIGHT
from kiosk.qtkit.window_place import put_in_place
from kiosk.settings.assets import assets_folder
from kiosk.settings.display import DisplaySettings
from kiosk.settings.kiosk import is_safe_address
from kiosk.settings.refusals import SaidToOperator
from kiosk.wire.words import DeviceKind

_WINDOWED_SIZE = (960, 540)


class CannotShow(SaidToOperator):
    """The message is a sentence for the operator."""


def pair_display(settings: DisplaySettings, *, code: str, url: str) -> None:
    """Spends the one-time code and keeps what it gave. Raises CannotShow."""
    url = url or settings.url
    if not is_safe_address(url):
        raise CannotShow("The address must begin with https:// (http:// only on this machine).")
    outcome = asyncio.run(_pair(Endpoint(url=url, authority=settings.authority), code))
    if not isinstance(outcome, Paired):
        raise CannotShow("The screen was not paired: the code is wrong, used or too old, or the service is not there.")
    if outcome.kind != DeviceKind.DISPLAY:
        raise CannotShow("The screen was not paired: this code is for a device of another kind.")
    PairingFile(settings.data_dir).write(Pairing(url=url, token=outcome.token))


def run_display(settings: DisplaySettings, *, windowed: bool) -> int:
    """Until the window is closed or the process is told to end; returns the exit code. Raises CannotShow."""
    endpoint = _endpoint(settings)
    application = QApplication(sys.argv[:1])
    load_fonts(assets_folder())
    background = BackgroundLoop()
    background.start()
    screen, presenter = _make_screen(settings, chime=_chime(settings, background))
    bridge = Bridge(presenter.hear)
    ticker = Ticker(monotonic=time.monotonic, now=_local_now)
    ticker.ticked.connect(presenter.on_ticked)
    presenter.begin()
    _show(screen, windowed=windowed)
    background.submit(listen_to_service(endpoint, bridge.post))
    ticker.start()
    quit_on_signals(application)
    code = application.exec()
    ticker.stop()
    bridge.close()
    background.stop()
    return code


async def _pair(endpoint: Endpoint, code: str) -> object:
    async with open_http(endpoint) as http:
        return await DeviceCalls(http).pair(code)


def _endpoint(settings: DisplaySettings) -> Endpoint:
    stored = PairingFile(settings.data_dir).read()
    url = settings.url or (stored.url if stored else "")
    token = settings.token.get_secret_value() or (stored.token if stored else "")
    if not url or not token:
        raise CannotShow("This screen is not paired yet. Run: kiosk display --pair CODE --url ADDRESS")
    return Endpoint(url=url, token=token, authority=settings.authority)


def _make_screen(settings: DisplaySettings, *, chime: Chime) -> tuple[WaitingRoomScreen, DisplayPresenter]:
    second = _catalogue(settings.second_language) if settings.second_language else None
    wording = Wording(first=_catalogue(settings.language), second=second)
    screen = WaitingRoomScreen(wording=wording, theme=LIGHT, assets=assets_folder())
    screen.setWindowTitle(wording.first.text(Screen.WINDOW))
    now = time.monotonic()
    room = Room(clock=Clock(instant=_local_now(), at=now), down_since=now)
    presenter = DisplayPresenter(room, screen=screen, wording=wording, chime=chime, monotonic=time.monotonic)
    return screen, presenter


def _catalogue(language: str) -> Catalogue:
    return Catalogue.load(language, surface=Surface.DISPLAY, assets=assets_folder())


def _chime(settings: DisplaySettings, background: BackgroundLoop) -> Chime:
    if not settings.sound:
        return SilentChime()
    return chime_of(assets_folder() / "sounds" / "call.wav", configured=settings.player, background=background)


def _show(screen: WaitingRoomScreen, *, windowed: bool) -> None:
    if windowed:
        screen.resize(*_WINDOWED_SIZE)
        put_in_place(screen, os.environ)
        screen.show()
    else:
        screen.setCursor(Qt.CursorShape.BlankCursor)
        # WHY: without a window manager nobody else makes it as large as the glass.
        screen.setGeometry(QApplication.primaryScreen().geometry())
        screen.showFullScreen()


def _local_now() -> datetime:
    return datetime.now().astimezone()
