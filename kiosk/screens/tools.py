"""The row at the bottom: help tools on the first page, the way back on the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_frame import Frame
from kiosk.screens.key_row import KeyRow
from kiosk.screens.keys import HELP, Key


class ToolRow(KeyRow):
    """Which keys stand here is the page's to say; what they do is not this row's business."""

    toggled = Signal()  # a help tool; ask its key whether it is checked
    read_aloud_asked = Signal()
    back = Signal()
    start_over = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, fills=True)
        self.larger = self._toggle("format_size")
        self.contrast = self._toggle("contrast")
        self.low = self._toggle("vertical_align_bottom")
        self.aloud = Key(HELP, self, icon="volume_up")
        self.back_key = Key(HELP, self, icon="arrow_back")
        self.start_over_key = Key(HELP, self, icon="close")
        self._speech = False
        for tool in (self.larger, self.contrast, self.low):
            tool.clicked.connect(self._on_tool_clicked)
        self.aloud.clicked.connect(self.read_aloud_asked)
        self.back_key.clicked.connect(self.back)
        self.start_over_key.clicked.connect(self.start_over)
        for key in (self.larger, self.contrast, self.low, self.aloud, self.back_key, self.start_over_key):
            key.hide()

    def set_speech_available(self, available: bool) -> None:
        self._speech = available

    def show_tools(self, *, help_tools: bool, way_back: bool, start_over: bool = True) -> None:
        keys = [self.larger, self.contrast] if help_tools else []
        if way_back:
            keys += [self.back_key, self.start_over_key] if start_over else [self.back_key]
        if self._speech:
            keys.append(self.aloud)
        if help_tools:
            keys.append(self.low)
        self.show_keys(keys)

    def reset(self) -> bool:
        """All help tools off; whether any was on."""
        used = [key for key in (self.larger, self.contrast, self.low) if key.isChecked()]
        for key in used:
            key.setChecked(False)
        return bool(used)

    def speak(self, catalogue: Catalogue) -> None:
        for key, text in (
            (self.larger, Frame.LARGER_TEXT),
            (self.contrast, Frame.CONTRAST),
            (self.low, Frame.CONTROLS_DOWN),
            (self.aloud, Frame.READ_ALOUD),
            (self.back_key, Frame.BACK),
            (self.start_over_key, Frame.START_OVER),
        ):
            key.show_text(catalogue.text(text))

    def _on_tool_clicked(self) -> None:
        self.toggled.emit()

    def _toggle(self, icon: str) -> Key:
        key = Key(HELP, self, icon=icon)
        key.setCheckable(True)
        return key
