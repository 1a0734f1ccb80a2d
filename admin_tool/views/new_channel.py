"""The dialog for a new channel: its kind, whom it reaches, its name and address; a webhook's key beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTexts:
    """`signed`: the kind that has a key; `of_a_colleague`, `of_a_team`: the choices that name one."""

    title: str
    kind: str
    whom: str
    colleague: str
    team: str
    name: str
    address: str
    address_hint: str
    secret: str
    secret_hint: str
    save: str
    cancel: str
    signed: str
    of_a_colleague: str
    of_a_team: str


class NewChannelDialog(Dialog):
    saved = Signal()

    def __init__(
        self,
        look: Look,
        texts: ChannelTexts,
        kinds: Sequence[tuple[str, str]],
        whom: Sequence[tuple[str, str]],
        colleagues: Sequence[tuple[str, str]],
        *,
        secret: str,
        parent: QWidget,
    ) -> None:
        super().__init__(look, texts.title, parent, wide=520)
        self._texts = texts
        self.kind, self.whom, self.colleague = Choice(look), Choice(look), Choice(look)
        self.kind.show_choices(kinds, kinds[0][0])
        self.whom.show_choices(whom, whom[0][0])
        self.colleague.show_choices(colleagues, None)
        self.name, self.address, self.team = QLineEdit(), QLineEdit(), QLineEdit()
        self.secret = QLineEdit(secret)
        self.secret.setReadOnly(True)
        self._form = self._fields(look)
        self.column.addLayout(self._form)
        self.add_text(texts.address_hint, "small")
        self._about_secret: QLabel = self.add_text(texts.secret_hint, "small")
        self.add_error()
        self.add_button(texts.cancel, self.reject)
        self.save = self.add_button(texts.save, self.saved.emit, kind="primary")
        self.kind.chosen.connect(self._on_chosen)
        self.whom.chosen.connect(self._on_chosen)
        self._on_chosen()
        self.name.setFocus()

    @property
    def is_signed(self) -> bool:
        return self.kind.value == self._texts.signed

    def _fields(self, look: Look) -> QFormLayout:
        texts = self._texts
        form = QFormLayout()
        form.setVerticalSpacing(look.px(10))
        rows: Mapping[str, QWidget] = {
            texts.kind: self.kind,
            texts.whom: self.whom,
            texts.colleague: self.colleague,
            texts.team: self.team,
            texts.name: self.name,
            texts.address: self.address,
            texts.secret: self.secret,
        }
        for words, field in rows.items():
            form.addRow(words, field)
        return form

    def _on_chosen(self) -> None:
        self._form.setRowVisible(self.colleague, self.whom.value == self._texts.of_a_colleague)
        self._form.setRowVisible(self.team, self.whom.value == self._texts.of_a_team)
        self._form.setRowVisible(self.secret, self.is_signed)
        self._about_secret.setVisible(self.is_signed)
