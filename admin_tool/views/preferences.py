"""The page of what a person chooses for themselves on this machine."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from admin_tool.views.choice import Choice
from admin_tool.views.look import Look
from admin_tool.views.page_header import PageHeader, page_column
from admin_tool.views.parts import button, card, label
from admin_tool.views.tick import Tick

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceTexts:
    title: str
    language: str
    look: str
    sound: str
    sound_hint: str
    desk: str
    shortcuts: str
    shortcuts_list: str
    logged_in: str
    log_out: str


class PreferencesPage(QWidget):
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    sound_chosen = Signal(bool)
    desk_chosen = Signal(str)
    log_out_asked = Signal()
    shown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(look)
        self.language, self.look, self.desk = Choice(look), Choice(look), Choice(look)
        self.sound = Tick(look)
        self.log_out = button("quiet", self.log_out_asked.emit)
        self._labels = {name: label() for name in ("language", "look", "desk")}
        self._hint = label("small", wrap=True)
        self._keys_title, self._keys, self._who = label("heading"), label(), label("muted")
        self.language.chosen.connect(self.language_chosen)
        self.look.chosen.connect(self.look_chosen)
        self.desk.chosen.connect(self.desk_chosen)
        self.sound.clicked.connect(self.sound_chosen)
        self._build(look)
        self.setFocusProxy(self.language)

    def show_texts(self, texts: PreferenceTexts) -> None:
        self.header.show_title(texts.title)
        self._labels["language"].setText(texts.language)
        self._labels["look"].setText(texts.look)
        self._labels["desk"].setText(texts.desk)
        self.sound.setText(texts.sound)
        self._hint.setText(texts.sound_hint)
        self._keys_title.setText(texts.shortcuts)
        self._keys.setText(texts.shortcuts_list)
        self._who.setText(texts.logged_in)
        self.log_out.setText(texts.log_out)

    def show_choices(
        self, *, languages: Choices, language: str, looks: Choices, look: str, desks: Choices, desk: str, sound: bool
    ) -> None:
        self.language.show_choices(languages, language)
        self.look.show_choices(looks, look)
        self.desk.show_choices(desks, desk)
        for widget in (self.desk, self._labels["desk"]):
            widget.setVisible(len(desks) > 1)
        self.sound.setChecked(sound)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def add_card(self, made: QWidget) -> None:
        """Between what is chosen here and the keys."""
        self._column.insertWidget(2, made)

    def _build(self, look: Look) -> None:
        px = look.px
        frame, inside = card()
        inside.setContentsMargins(px(24), px(22), px(24), px(24))
        inside.setSpacing(px(14))
        form = QFormLayout()
        form.setHorizontalSpacing(px(24))
        form.setVerticalSpacing(px(14))
        for name, field in (("language", self.language), ("look", self.look), ("desk", self.desk)):
            field.setMinimumWidth(px(260))
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
        inside.addLayout(form)
        inside.addWidget(self.sound)
        inside.addWidget(self._hint)
        keys, inside_keys = card()
        inside_keys.setContentsMargins(px(24), px(22), px(24), px(24))
        inside_keys.setSpacing(px(10))
        inside_keys.addWidget(self._keys_title)
        inside_keys.addWidget(self._keys)
        column = self._column = page_column(self, self.header, look)
        column.addWidget(frame)
        column.addWidget(keys)
        column.addWidget(self._who)
        column.addWidget(self.log_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
