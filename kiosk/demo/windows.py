"""The demo on a screen: the card at once, and the four windows when the office is at work."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json import dumps
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.demo.arrangement import Arrangement, Place, arranged, scale_for, seen_at
from kiosk.demo.card import CardWindow
from kiosk.demo.day import DemoDay
from kiosk.demo.installation import TIME_ZONE, DemoFailed, SettingUp
from kiosk.demo.people import Ready, make_ready
from kiosk.demo.processes import Processes, module_command
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.bridge import Bridge
from kiosk.qtkit.end_by_signal import quit_on_signals
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.window_place import VARIABLE
from kiosk.settings.assets import assets_folder

_LOOK_EVERY_MS = 300
_GLASS_MM = 299
"""The width of a 24-inch screen that stands upright: the kiosk's window is a small picture of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOrder:
    """`environment`: the tokens too, so that no command line shows them."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]


def window_orders(ready: Ready, places: Arrangement, folder: Path) -> Iterator[WindowOrder]:
    """The staff tools stand in the order of `ready.sessions`: the reception, then a caseworker.

    What a window keeps, it keeps in `folder`, and nothing with the person's own data.
    """
    service = {"KIOSK_URL": ready.installation.url}
    yield WindowOrder(
        name="kiosk",
        command=module_command("kiosk", "screen", "--windowed"),
        environment=service
        | {
            "KIOSK_TOKEN": ready.tokens.kiosk,
            "KIOSK_DATA_DIR": str(folder / "kiosk"),
            "KIOSK_DOTS_PER_MM": f"{places.kiosk.width / _GLASS_MM:.3f}",
            VARIABLE: str(places.kiosk),
        },
    )
    yield WindowOrder(
        name="display",
        command=module_command("kiosk", "display", "--windowed"),
        environment=service
        | {
            "KIOSK_TOKEN": ready.tokens.display,
            "KIOSK_DISPLAY_DATA_DIR": str(folder / "display"),
            VARIABLE: str(places.display),
        },
    )
    for (username, session), place in zip(ready.sessions.items(), (places.reception, places.caseworker), strict=True):
        own = {"KIOSK_SESSION": dumps(session), "KIOSK_STAFF_CONFIG_DIR": str(folder / username)}
        yield WindowOrder(
            name=username,
            command=module_command("admin_tool"),
            environment=service | own | {"KIOSK_TIME_ZONE": TIME_ZONE, VARIABLE: str(place)},
        )


def show_windows(day: DemoDay, setting_up: SettingUp, *, folder: Path, processes: Processes) -> int:
    """Raises DemoFailed. Returns the exit code when the last window is closed or the demo is ended."""
    application = QApplication(["kiosk demo"])
    application.setQuitOnLastWindowClosed(False)
    load_fonts(assets_folder())
    background = BackgroundLoop()
    background.start()
    demo = WindowedDemo(day, setting_up, folder=folder, processes=processes, end=application.quit)
    demo.begin(background)
    quit_on_signals(application)
    try:
        application.exec()
    finally:
        demo.end()
        background.stop()
    if demo.failure:
        raise DemoFailed(demo.failure)
    return 0


class WindowedDemo(QObject):
    """Looks after the windows: all of them closed, or the service gone, is the end."""

    def __init__(
        self, day: DemoDay, setting_up: SettingUp, *, folder: Path, processes: Processes, end: Callable[[], None]
    ) -> None:
        super().__init__()
        self.failure = ""
        self._prepared = False
        self._day = day
        self._setting_up = setting_up
        self._folder = folder
        self._processes = processes
        self._end = end
        self._windows: list[subprocess.Popen[bytes]] = []
        screen = _screen()
        self._scale = scale_for(screen)
        self._places = arranged(seen_at(screen, self._scale))
        self.card = CardWindow(_catalogue("da"), _catalogue("en"))
        self.card.setGeometry(_rectangle(arranged(screen).card))
        self.card.end_asked.connect(end)
        self._bridge = Bridge(self.on_prepared)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self.on_look)

    def begin(self, background: BackgroundLoop) -> None:
        self.card.show()
        background.submit(_prepare(self._setting_up, _whose_tools(self._day), self._bridge.post))
        self._look.start()

    def end(self) -> None:
        self._look.stop()
        self._bridge.close()
        self.card.close()

    def on_prepared(self, prepared: object) -> None:
        if not isinstance(prepared, Ready):
            self.failure = str(prepared)
            self._end()
            return
        self._prepared = True
        self.card.show_day(self._day.trials, self._day.users, prepared.installation.password)
        for order in window_orders(prepared, self._places, self._folder):
            environment = order.environment | _scaled(self._scale)
            self._windows.append(self._processes.start(order.name, order.command, environment=environment))

    def on_look(self) -> None:
        if self._prepared and self._setting_up.service.poll() is not None:
            self.failure = "The demo's service has ended."
            self._end()
        if not self.card.isVisible() and not self.open_windows():
            self._end()

    def open_windows(self) -> list[subprocess.Popen[bytes]]:
        """Beside the card."""
        return [window for window in self._windows if window.poll() is None]


async def _prepare(setting_up: SettingUp, users: tuple[str, ...], post: Callable[[object], None]) -> None:
    try:
        post(await make_ready(setting_up, log_in=users))
    except DemoFailed as failed:
        post(failed)


def _scaled(scale: float) -> dict[str, str]:
    return {} if scale == 1.0 else {"QT_SCALE_FACTOR": str(scale)}


def _whose_tools(day: DemoDay) -> tuple[str, ...]:
    """A receptionist's and a caseworker's."""
    return tuple(
        next(user.username for user in day.users if user.role == role) for role in ("receptionist", "caseworker")
    )


def _catalogue(language: str) -> Catalogue:
    return Catalogue.load(language, surface=Surface.DEMO, assets=assets_folder())


def _screen() -> Place:
    free = QApplication.primaryScreen().availableGeometry()
    return Place(x=free.x(), y=free.y(), width=free.width(), height=free.height())


def _rectangle(place: Place) -> QRect:
    return QRect(place.x, place.y, place.width, place.height)
