"""The rail on the left: who is logged in, the pages, and what waits on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.look import Look
from admin_tool.views.parts import label
from kiosk.qtkit.fonts import REGULAR, SEMI_BOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """`spoken` says the badge in words."""

    page: str
    title: str
    badge: int = 0
    spoken: str = ""


class MenuButton(QAbstractButton):
    """One page of the tool."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._badge = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_item(self, item: MenuItem) -> None:
        self.setText(item.title)
        self.setAccessibleName(item.spoken or item.title)
        self._badge = item.badge
        self.update()

    def show_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def badge(self) -> int:
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(196), self._look.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.isDown():
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), look.px(6), look.px(6))
        painter.setPen(QColor(theme.on_tint if self.isChecked() else theme.muted))
        painter.setFont(look.font(16, SEMI_BOLD if self.isChecked() else REGULAR))
        inner = self.rect().adjusted(look.px(12), 0, -look.px(12), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._badge:
            self._paint_badge(painter, inner)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 4, -2, -4), look.px(6), look.px(6))
        painter.end()

    def _paint_badge(self, painter: QPainter, inner: QRect) -> None:
        look, theme = self._look, self._look.theme
        font = look.font(13, SEMI_BOLD)
        wide = max(look.px(24), QFontMetrics(font).horizontalAdvance(str(self._badge)) + look.px(14))
        rect = QRect(inner.right() - wide, inner.center().y() - look.px(9), wide, look.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.chosen))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(theme.on_chosen))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._badge))


class SideMenu(QFrame):
    page_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
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
        self.show_look(look)

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

    def show_look(self, look: Look) -> None:
        self._look = look
        px = look.px
        self.setFixedWidth(px(220))
        self._column.setContentsMargins(px(12), px(24), px(12), px(12))
        self._brand.setContentsMargins(px(12), 0, 0, px(18))
        self._brand.setSpacing(px(10))
        self._mark.setFixedSize(px(28), px(28))
        self._mark.setStyleSheet(f"background: {look.theme.primary}; border-radius: {px(6)}px;")
        for button in self._buttons.values():
            button.show_look(look)

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
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._pages.addWidget(button)
        return button

    def _on_clicked(self) -> None:
        self.page_chosen.emit(self.sender().property("page"))
