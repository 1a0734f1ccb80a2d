"""Several short facts as pills, kept in step without rebuilding what stays."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from admin_tool.models.rows import Tone
from admin_tool.views.parts import label, show_kind
from admin_tool.views.wrapping_row import WrappingRow


class Pills(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._row = WrappingRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._labels: list[QLabel] = []
        self._shown: list[tuple[str, Tone]] = []

    def show_pills(self, pills: Sequence[tuple[str, Tone]]) -> None:
        if list(pills) == self._shown:
            return
        self._shown = list(pills)
        while len(self._labels) > len(pills):
            gone = self._labels.pop()
            self._row.removeWidget(gone)
            gone.deleteLater()
        while len(self._labels) < len(pills):
            made = label("plain")
            self._labels.append(made)
            self._row.addWidget(made)
            made.show()
        for shown, (words, tone) in zip(self._labels, pills, strict=True):
            shown.setText(words)
            show_kind(shown, str(tone))
        self.updateGeometry()

    def texts(self) -> list[str]:
        return [shown.text() for shown in self._labels]
