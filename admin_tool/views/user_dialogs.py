"""The dialogs of the users page: a new user, a new password."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTexts:
    title: str
    username: str
    full_name: str
    initials: str
    role: str
    password: str
    rule: str
    save: str
    cancel: str


class NewUserDialog(Dialog):
    saved = Signal()

    def __init__(self, look: Look, texts: UserTexts, roles: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.username, self.full_name, self.initials = QLineEdit(), QLineEdit(), QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.role = Choice(look)
        self.role.show_choices(roles, roles[0][0])
        form = QFormLayout()
        form.setVerticalSpacing(look.px(10))
        form.addRow(texts.username, self.username)
        form.addRow(texts.full_name, self.full_name)
        form.addRow(texts.initials, self.initials)
        form.addRow(texts.role, self.role)
        form.addRow(texts.password, self.password)
        self.column.addLayout(form)
        self.add_text(texts.rule, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.save = self.add_button(texts.save, self.saved.emit, kind="primary")
        self.username.setFocus()


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordTexts:
    title: str
    password: str
    rule: str
    save: str
    cancel: str


class NewPasswordDialog(Dialog):
    saved = Signal(str)

    def __init__(self, look: Look, texts: PasswordTexts, parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(texts.password)
        self.column.addWidget(self.password)
        self.add_text(texts.rule, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.save = self.add_button(texts.save, self._on_save, kind="primary")
        self.password.setFocus()

    def _on_save(self) -> None:
        self.saved.emit(self.password.text())
