"""The page of the import: a day, a file, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QWidget

from admin_tool.views.day_field import DayField
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card, label


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTexts:
    title: str
    explain: str
    day: str
    choose: str
    files: str


class ImportPage(QWidget):
    file_chosen = Signal(str, object)
    """The path, and the day as a date."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = ""
        self.header = PageHeader(look)
        self._explain, self._day_label = label("muted", wrap=True), label()
        self.day = DayField(look)
        self.choose = button("primary", self._on_choose)
        self._busy_words = label()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._report = label(wrap=True)
        self._report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._error = label("error", wrap=True)
        self._build(look)
        self.show_busy("")
        self.show_report(())
        self.show_error("")
        self.setFocusProxy(self.choose)

    def show_texts(self, texts: ImportTexts) -> None:
        self.header.show_title(texts.title)
        self._explain.setText(texts.explain)
        self._day_label.setText(texts.day)
        self.choose.setText(texts.choose)
        self._files = texts.files

    def show_day(self, day: date) -> None:
        self.day.show_day(day)

    def show_busy(self, words: str, *, bar: bool = False) -> None:
        """Empty words: nothing is under way. The bar comes when it takes long."""
        self._busy_words.setText(words)
        self._busy_words.setVisible(bool(words))
        self._bar.setVisible(bar)
        self.choose.setEnabled(not words)

    def show_report(self, sentences: Sequence[str]) -> None:
        self._report.setText("\n".join(sentences))
        self._report.setVisible(bool(sentences))

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def texts(self) -> list[str]:
        shown: list[QLabel] = [self._busy_words, self._report, self._error]
        return [each.text() for each in shown if each.isVisibleTo(self)]

    def _on_choose(self) -> None:
        """The system's own dialog; it does not stop the program beneath it."""
        dialog = QFileDialog(self, self.choose.text(), "", self._files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, path: str) -> None:
        self.file_chosen.emit(path, self.day.day)

    def _build(self, look: Look) -> None:
        px = look.px
        frame, inside = card()
        inside.setContentsMargins(px(24), px(22), px(24), px(24))
        inside.setSpacing(px(16))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._day_label.setBuddy(self.day)
        for widget in (self._day_label, self.day, self.choose):
            row.addWidget(widget)
        row.addStretch(1)
        inside.addWidget(self._explain)
        inside.addLayout(row)
        for below in (self._busy_words, self._bar, self._error, self._report):
            inside.addWidget(below)
        column = page_column(self, self.header, look)
        column.addWidget(frame)
        column.addStretch(1)
