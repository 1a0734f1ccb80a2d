"""Wiring of the staff tool: settings, clocks, the background loop, the window; a session from log-in to log-out."""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import datetime

import httpx
import structlog
from pydantic import ValidationError
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from admin_tool.models.announcements import Announcer
from admin_tool.presenters.appearance import Appearance
from admin_tool.presenters.closed_window import ClosedWindow
from admin_tool.presenters.desktop import Desktop, Surround
from admin_tool.presenters.errands import BackgroundErrands
from admin_tool.presenters.live_session import LiveSession
from admin_tool.presenters.log_in import LogInPresenter
from admin_tool.presenters.memory import Memory
from admin_tool.presenters.summons import Summons, is_answered
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.frame import Frame
from admin_tool.views.log_in import LogInPage
from admin_tool.views.look import Look
from admin_tool.views.main_window import MainWindow
from admin_tool.views.tray import Tray
from kiosk.client.answers import NoAnswer, Unreachable
from kiosk.client.staff_calls import StaffCalls
from kiosk.client.transport import Endpoint, open_http
from kiosk.messages.key import Surface
from kiosk.messages.languages import read_languages
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.chime import chime_of
from kiosk.qtkit.end_by_signal import quit_on_signals
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.ticker import Ticker
from kiosk.qtkit.window_place import put_in_place
from kiosk.settings.assets import assets_folder
from kiosk.settings.staff import StaffSettings
from kiosk.wire.staff import LoggedIn

log = structlog.get_logger()

_FIRST_SIZE = (1440, 900)
_SMALLEST = (640, 480)
_TICK_MILLISECONDS = 1000
_PATIENCE_SECONDS = 2.0


def run_staff_tool(settings: StaffSettings) -> int:
    """Until the person ends it, or the process is told to end; returns the exit code.

    At once where a tool of theirs goes on behind its closed window: that one comes forward.
    """
    application = QApplication(sys.argv[:1])
    if not settings.logs_in_by_itself and is_answered(settings.config_dir):
        return 0
    application.setStyle("Fusion")
    load_fonts(assets_folder())
    background = BackgroundLoop()
    background.start()
    tool = StaffTool(settings, application, background, clock=_now)
    ticker = Ticker(monotonic=time.monotonic, now=_now, milliseconds=_TICK_MILLISECONDS)
    ticker.ticked.connect(tool.on_tick)
    tool.begin()
    ticker.start()
    quit_on_signals(application)
    code = application.exec()
    ticker.stop()
    tool.end()
    background.stop()
    return code


class StaffTool(QObject):
    """One window; in it the log-in, or the desktop of one session, made anew for another language or look."""

    def __init__(
        self,
        settings: StaffSettings,
        application: QApplication,
        background: BackgroundLoop,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._background = background
        self._clock = clock
        self._assets = assets_folder()
        self.memory = Memory(settings.config_dir)
        self._appearance = Appearance(application, self.memory, zone=settings.zone, assets=self._assets)
        self.window = MainWindow()
        self._tray = Tray(self)
        pickup = self._assets / "sounds" / "pickup.wav"
        self._chime = chime_of(pickup, configured=settings.player, background=background)
        self._log_in: LogInPresenter | None = None
        self._log_in_errands: BackgroundErrands | None = None
        self._session: LiveSession | None = None
        self.desktop: Desktop | None = None
        self.window.closing.connect(self._on_closing)
        summons = Summons(settings.config_dir, self)
        is_handed = bool(settings.session.get_secret_value())
        self._closed = ClosedWindow(application, self.window, self._tray, summons, stays=not is_handed)
        application.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def begin(self) -> None:
        """Shows the window and, where the settings hold what opens a session, opens it."""
        self._show_window()
        handed = self._handed_session()
        if handed is not None:
            self._on_logged_in(self._settings.url, handed)
            return
        log_in = self._show_log_in()
        if self._settings.url and self._settings.username and self._settings.password.get_secret_value():
            log_in.log_in(self._settings.url, self._settings.username, self._settings.password.get_secret_value())

    def end(self) -> None:
        self._tray.hide()
        closing = self._close_session(log_out=False)
        if closing is not None:
            wait((closing,), timeout=_PATIENCE_SECONDS)

    def on_tick(self) -> None:
        if self._session is not None:
            self._session.on_tick()
        if self.desktop is not None:
            self.desktop.on_tick()

    def _show_window(self) -> None:
        self.window.setMinimumSize(*_SMALLEST)
        if not self.memory.restore_window(self.window):
            self.window.resize(*_FIRST_SIZE)
        put_in_place(self.window, os.environ)
        self._appearance.paint()
        self.window.show()

    def _handed_session(self) -> LoggedIn | None:
        raw = self._settings.session.get_secret_value()
        if not raw or not self._settings.url:
            return None
        try:
            return LoggedIn.model_validate_json(raw)
        except ValidationError:
            log.warning("session.not_understood")
            return None

    def _show_log_in(self) -> LogInPresenter:
        page = LogInPage(self._appearance.paint())
        self._log_in_errands = BackgroundErrands(self._background, page)
        presenter = LogInPresenter(
            page,
            ask=self._ask,
            errands=self._log_in_errands,
            memory=self.memory,
            wording=self._appearance.wording(),
            server=self._settings.url,
        )
        presenter.logged_in.connect(self._on_logged_in)
        self._log_in = presenter
        self.window.show_content(page)
        self._closed.rests()
        return presenter

    async def _ask(self, server: str, username: str, password: str) -> LoggedIn | NoAnswer:
        try:
            async with open_http(Endpoint(url=server, authority=self._settings.authority)) as http:
                return await StaffCalls(http).log_in(username, password)
        except (httpx.InvalidURL, OSError, ValueError) as wrong:
            return Unreachable(reason=type(wrong).__name__)

    def _on_logged_in(self, server: str, session: object) -> None:
        if not isinstance(session, LoggedIn):
            return
        http = open_http(Endpoint(url=server, token=session.token, authority=self._settings.authority))
        self._session = LiveSession(
            session, http, self._background, clock=self._clock, zone=self._settings.zone, parent=self
        )
        self._session.day.session_over.connect(self._on_session_over, Qt.ConnectionType.QueuedConnection)
        self._show_desktop(Announcer())
        self._session.on_tick()

    def _show_desktop(self, told: Announcer) -> None:
        if self._session is None:
            return
        look = self._appearance.paint()
        frame = Frame(look)
        at = self._workplace(self._session, look, frame)
        surround = Surround(tray=self._tray, chime=self._chime, told=told)
        self.desktop = Desktop(frame, at, surround)
        self.desktop.preferences.appearance_changed.connect(self._on_appearance, Qt.ConnectionType.QueuedConnection)
        self.desktop.preferences.log_out_asked.connect(self._on_log_out, Qt.ConnectionType.QueuedConnection)
        self.window.show_content(frame)
        self.desktop.shell.show()
        self._closed.works(at.wording)

    def _workplace(self, session: LiveSession, look: Look, frame: Frame) -> Workplace:
        messages = self._assets / "messages"
        languages = {code: language.name for code, language in read_languages(messages).items()}
        spoken = {code for code in languages if (messages / Surface.STAFF / f"{code}.toml").is_file()}
        return Workplace(
            session=session.session,
            calls=session.calls,
            errands=BackgroundErrands(self._background, frame),
            day=session.day,
            memory=self.memory,
            wording=self._appearance.wording(),
            look=look,
            zone=self._settings.zone,
            clock=self._clock,
            languages=languages,
            tool_languages={code: name for code, name in languages.items() if code in spoken},
            window=frame,
        )

    def _on_appearance(self) -> None:
        """Another language or look: the pages are made anew, the page shown stays."""
        if self.desktop is None:
            return
        page = self.desktop.shell.page
        told = self.desktop.close()
        self._show_desktop(told)
        self.desktop.shell.go_to(page)

    def _on_scheme(self) -> None:
        if self._appearance.follows_system:
            self._on_appearance()

    def _on_session_over(self) -> None:
        if self._session is not None:
            self._close_session(log_out=False)
            self._show_log_in().say_expired()

    def _on_log_out(self) -> None:
        self._close_session(log_out=True)
        self._show_log_in()

    def _close_session(self, *, log_out: bool) -> Future[None] | None:
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        session, self._session = self._session, None
        return session.close(log_out=log_out) if session is not None else None

    def _on_closing(self) -> None:
        self.memory.remember_window(self.window)


def _now() -> datetime:
    return datetime.now().astimezone()
