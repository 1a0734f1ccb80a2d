"""What becomes of the tool when its window is closed: with a session open it goes on beside the clock, and tells."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from admin_tool.models.phrases import Phrase
from admin_tool.models.wording import Wording
from admin_tool.presenters.summons import Summons
from admin_tool.views.main_window import MainWindow
from admin_tool.views.tray import Tray, TrayTexts
from kiosk.messages import keys_staff


class ClosedWindow(QObject):
    """WHY the close is never refused: the system closes windows too, when it ends the program or the day."""

    def __init__(
        self, application: QApplication, window: MainWindow, tray: Tray, summons: Summons, *, stays: bool
    ) -> None:
        """`stays`: not in a demo, which ends with its last window."""
        super().__init__(window)
        self._application = application
        self._window = window
        self._tray = tray
        self._summons = summons
        self._stays = stays and tray.is_there
        self._wording: Wording | None = None
        self._was_said = False
        window.closing.connect(self._on_closing)
        tray.activated.connect(self.bring_back)
        tray.quit_asked.connect(self._on_quit)
        summons.heard.connect(self.bring_back)

    def works(self, wording: Wording) -> None:
        """Somebody is logged in. Where there is no notification area, closing the window still ends the tool."""
        self._wording = wording
        self._application.setQuitOnLastWindowClosed(not self._stays)
        opens, ends = wording.say(Phrase(keys_staff.Tray.OPEN)), wording.say(Phrase(keys_staff.Tray.QUIT))
        self._tray.show_texts(TrayTexts(opens=opens, ends=ends))

    def rests(self) -> None:
        """Nobody is told anything by now, so whoever closed the window sees that they are to log in."""
        self._wording = None
        self._application.setQuitOnLastWindowClosed(True)
        self._tray.show_waiting(0, "")
        if not self._window.isVisible():
            self.bring_back()

    def bring_back(self) -> None:
        self._summons.rest()
        self._window.come_forward()

    def _on_closing(self) -> None:
        """Said once: nobody is to look for where it has gone."""
        if self._wording is None or not self._stays:
            return
        self._summons.listen()
        if not self._was_said:
            self._was_said = True
            say = self._wording.say
            self._tray.tell(say(Phrase(keys_staff.Tray.STAYS)), say(Phrase(keys_staff.Tray.STAYS_HINT)))

    def _on_quit(self) -> None:
        self._wording = None
        self._application.quit()
