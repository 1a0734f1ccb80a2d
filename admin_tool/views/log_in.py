"""The log-in page."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import button, card, label


@dataclass(frozen=True, slots=True, kw_only=True)
class LogInTexts:
    title: str
    server: str
    username: str
    password: str
    do: str


class LogInPage(QWidget):
    submitted = Signal(str, str, str)
    """Address, username, password."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._labels = [label(), label(), label()]
        self.server, self.username, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.do = button("primary", self._on_submitted)
        self._error = label("error", wrap=True)
        self._error.hide()
        for field in (self.server, self.username, self.password):
            field.returnPressed.connect(self._on_submitted)
        self._build(look)
        self.setFocusProxy(self.username)

    def show_texts(self, texts: LogInTexts) -> None:
        self._title.setText(texts.title)
        for shown, words in zip(self._labels, (texts.server, texts.username, texts.password), strict=True):
            shown.setText(words)
        self.do.setText(texts.do)

    def show_fields(self, *, server: str, username: str) -> None:
        """The password is always typed anew."""
        self.server.setText(server)
        self.username.setText(username)
        self.password.clear()
        (self.password if username else self.username).setFocus()

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def show_busy(self, *, busy: bool, words: str) -> None:
        for widget in (self.server, self.username, self.password, self.do):
            widget.setEnabled(not busy)
        self.do.setText(words)

    def error(self) -> str:
        return self._error.text() if self._error.isVisibleTo(self) else ""

    def _build(self, look: Look) -> None:
        px = look.px
        frame, inside = card()
        frame.setFixedWidth(px(440))
        inside.setContentsMargins(px(32), px(28), px(32), px(32))
        inside.setSpacing(px(16))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(px(8))
        fields = (self.server, self.username, self.password)
        for shown, field in zip(self._labels, fields, strict=True):
            shown.setBuddy(field)
            form.addRow(shown, field)
        self.do.setMinimumHeight(px(48))
        inside.addWidget(self._title)
        inside.addLayout(form)
        inside.addWidget(self._error)
        inside.addWidget(self.do)
        column = QVBoxLayout(self)
        column.addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)

    def _on_submitted(self) -> None:
        self.submitted.emit(self.server.text(), self.username.text(), self.password.text())
