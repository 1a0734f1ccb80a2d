"""Who takes over: one touch on a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from admin_tool.views.dialog import Dialog
from admin_tool.views.look import Look

_LONG = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """`id` empty is the reception."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserTexts:
    title: str
    cancel: str
    nobody: str
    search: str


class PersonChooser(Dialog):
    chosen = Signal(str)

    def __init__(self, look: Look, texts: ChooserTexts, people: Sequence[PersonLine], parent: QWidget) -> None:
        super().__init__(look, texts.title, parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.search)
        self.search.setAccessibleName(texts.search)
        self.search.textChanged.connect(self._on_search)
        self.search.setVisible(len(people) > _LONG)
        self.people = QListWidget()
        for person in people:
            item = QListWidgetItem(person.words)
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            self.people.addItem(item)
        self.people.setMinimumHeight(look.px(min(len(people), _LONG) * 52 + 12))
        self.people.setSpacing(look.px(4))
        self.people.setCurrentRow(0)
        self.people.itemClicked.connect(self._on_item)
        self.people.itemActivated.connect(self._on_item)
        self.column.addWidget(self.search)
        self.column.addWidget(self.people)
        if not people:
            self.people.hide()
            self.add_text(texts.nobody, "muted")
        self.add_button(texts.cancel, self.reject)
        (self.search if len(people) > _LONG else self.people).setFocus()

    def _on_search(self, text: str) -> None:
        for at in range(self.people.count()):
            item = self.people.item(at)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _on_item(self, item: QListWidgetItem) -> None:
        if self.result():
            return  # WHY: a touch is a click and, on some systems, an activation too
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.accept()
