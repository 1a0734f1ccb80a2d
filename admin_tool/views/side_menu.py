"""The rail on the left: who is logged in, the pages, and what waits on them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.menu_button import MenuButton, MenuItem
from admin_tool.views.parts import label


class SideMenu(QFrame):
    page_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._buttons: dict[str, MenuButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("kind", "rail")
        self._mark = QFrame()
        self._who = label("name", wrap=True)
        self._column = QVBoxLayout(self)
        brand = QHBoxLayout()
        brand.addWidget(self._mark)
        brand.addWidget(self._who, 1)
        self._column.addLayout(brand)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(0)
        self._column.addLayout(self._pages)
        self._column.addStretch(1)
        self._brand = brand
        self._size(look)

    def show_narrow(self, *, narrow: bool) -> None:
        """In a small window: icons only."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._size(self._look)
            for button in self._buttons.values():
                button.show_narrow(narrow=narrow)

    def _size(self, look: Look) -> None:
        px = look.px
        self._who.setVisible(not self._narrow)
        self.setFixedWidth(px(68 if self._narrow else 220))
        self._column.setContentsMargins(px(12), px(24), px(12), px(12))
        self._brand.setContentsMargins(px(8 if self._narrow else 12), 0, 0, px(18))
        self._brand.setSpacing(px(10))
        self._mark.setFixedSize(px(28), px(28))
        self._mark.setStyleSheet(f"background: {look.theme.primary}; border-radius: {px(6)}px;")

    def show_person(self, name: str) -> None:
        self._who.setText(name)

    def show_items(self, items: Sequence[MenuItem]) -> None:
        if list(self._buttons) != [item.page for item in items]:
            self._rebuild(items)
        for item in items:
            self._buttons[item.page].show_item(item)

    def show_page(self, page: str) -> None:
        if page in self._buttons:
            self._buttons[page].setChecked(True)

    def button(self, page: str) -> MenuButton:
        return self._buttons[page]

    def _rebuild(self, items: Sequence[MenuItem]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._pages.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {item.page: self._made(item.page) for item in items}

    def _made(self, page: str) -> MenuButton:
        button = MenuButton(self._look, self)
        button.setProperty("page", page)
        button.show_narrow(narrow=self._narrow)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._pages.addWidget(button)
        return button

    def _on_clicked(self) -> None:
        self.page_chosen.emit(self.sender().property("page"))
