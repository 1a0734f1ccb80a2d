"""Between the service's words and the screen: keeps the room, rings the chime, shows the board."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.display.room import Heard, Room, Tick, heed
from kiosk.display.screen import WaitingRoomScreen
from kiosk.display.wording import Wording
from kiosk.qtkit.chime import Chime


class DisplayPresenter(QObject):
    """Lives in Qt's thread; what it hears comes through a bridge."""

    def __init__(
        self,
        room: Room,
        *,
        screen: WaitingRoomScreen,
        wording: Wording,
        chime: Chime,
        monotonic: Callable[[], float],
    ) -> None:
        super().__init__()
        self._room = room
        self._screen = screen
        self._wording = wording
        self._chime = chime
        self._monotonic = monotonic

    def begin(self) -> None:
        """Show what is known before anything was heard."""
        self._heed(Tick())

    def hear(self, posted: object) -> None:
        """`posted`: what the line to the service said, `room.Heard`."""
        if isinstance(posted, Heard):
            self._heed(posted)

    def on_ticked(self, monotonic: float, now: object) -> None:
        self._heed(Tick())

    def _heed(self, heard: Heard) -> None:
        now = self._monotonic()
        heeded = heed(self._room, heard, now=now)
        self._room = heeded.room
        self._screen.show_board(self._wording.board(heeded.room, now=now), now=now)
        if heeded.announced:
            self._chime.ring()
