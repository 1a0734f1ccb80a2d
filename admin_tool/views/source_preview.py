"""The dialog that says what fetching a source would do: sentences to be read and scrolled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look

_MOST_LINES = 16
_WIDE = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewTexts:
    title: str
    sentences: Sequence[str]
    run: str
    close: str


class SourcePreviewDialog(Dialog):
    """The careful answer has the keyboard."""

    agreed = Signal()

    def __init__(self, look: Look, texts: PreviewTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent, wide=_WIDE)
        self.said = QPlainTextEdit("\n".join(texts.sentences))
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setFrameShape(QFrame.Shape.NoFrame)
        self.said.setAccessibleName(texts.title)
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(self.said)
        close = self.add_button(texts.close, self.reject)
        self.add_button(texts.run, self._on_run, kind="primary")
        self._fit(look)
        close.setFocus()

    def _fit(self, look: Look) -> None:
        lines = min(self.said.blockCount() + 2, _MOST_LINES)
        self.said.setFixedHeight(lines * self.said.fontMetrics().lineSpacing() + look.px(12))

    def _on_run(self) -> None:
        self.agreed.emit()
        self.accept()
