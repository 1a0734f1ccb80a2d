"""A list of rows with buttons: touched, or worked with the keys alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from admin_tool.models.phrases import Phrase
from admin_tool.models.rows import Entry, Heading, Row
from admin_tool.views.look import Look
from admin_tool.views.row_layout import Columns, Measure, PlacedButton, Words
from admin_tool.views.row_model import Index, RowModel
from admin_tool.views.row_painter import RowPainter

_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowList(QListView):
    """Up and down choose a row, left and right a button in it, Enter presses it."""

    asked = Signal(str, str)
    """A row's id and the action."""
    folded = Signal(str)
    """A heading that can be folded was touched."""

    def __init__(self, look: Look, words: Words, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._words = words
        self._button = 0
        self._grown = False
        self._heights: dict[str, int] = {}
        self._rows = RowModel(self._spoken, self)
        self._painter = RowPainter(Measure(look=look, words=words, columns=columns), self)
        self._menu: QMenu | None = None
        self.setProperty("kind", "rows")
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """What stands at the top of the view stays there, unless it is the top of the list."""
        top = self.indexAt(QPoint(1, 1))
        anchor = self._rows.entry(top).id if top.isValid() and self.verticalScrollBar().value() > 0 else None
        offset = self.visualRect(top).top() if anchor is not None else 0
        self._grown = False
        moved = self._rows.show(entries)
        if moved:
            self._remember_heights(entries)
        if anchor is not None and (moved or self._grown) and (kept := self._rows.at(anchor)).isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(kept).top() - offset)
        self._show_focus()

    def show_busy(self, ids: frozenset[str]) -> None:
        self._rows.show_busy(ids)

    def select(self, entry_id: str) -> None:
        index = self._rows.at(entry_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        """Small: it takes what the layout has to give."""
        return QSize(200, 100)

    def current_id(self) -> str | None:
        index = self.currentIndex()
        return self._rows.entry(index).id if index.isValid() else None

    def button_rect(self, row_id: str, action: str | None) -> QRect:
        """Where a finger finds the button (None: the row's menu) in the viewport; empty where it is not shown."""
        index = self._rows.at(row_id)
        for button in self._buttons(index):
            if (button.offer.action if button.offer else None) == action:
                return button.rect.translated(self.visualRect(index).topLeft())
        return QRect()

    def content_height(self, width: int) -> int:
        """How tall the list is, that wide, when nothing is scrolled."""
        rows = (self._rows.entry(self._rows.index(at)) for at in range(self._rows.rowCount()))
        return sum(self._painter.height_of(entry, width) for entry in rows)

    def show_scroll_bar(self, *, visible: bool) -> None:
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if visible else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """WHY: Qt would measure every row again; one that is as tall as before needs its paint alone."""
        entry = self._rows.entry(first)
        height = self._painter.height_of(entry, self.viewport().width())
        if first == last and self._heights.get(entry.id) == height:
            self.viewport().update(self.visualRect(first))
            return
        self._heights[entry.id] = height
        self._grown = True
        super().dataChanged(first, last, list(roles))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._painter.pressed = self._hit(event.position().toPoint())
        super().mousePressEvent(event)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """WHY: a second quick touch is a touch, but the first one has made the row busy."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._painter.pressed = self._painter.pressed, None
        where = event.position().toPoint()
        hit = self._hit(where)
        super().mouseReleaseEvent(event)
        self.viewport().update()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if hit is not None and hit == pressed:
            self._press(*hit)
        elif hit is None:
            self._fold_at(where)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._hit(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.currentIndex().isValid():
            self._choose_first()
        index = self.currentIndex()
        if key in _PRESS_KEYS and index.isValid():
            self._press_current(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and index.isValid():
            step = 1 if key is Qt.Key.Key_Right else -1
            self._button = max(0, min(self._button + step, len(self._buttons(index)) - 1))
            self._show_focus()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = self._rows.entry(index) if index.isValid() else None
        if isinstance(entry, Row):
            at = self.visualRect(index).center() if by_key else event.pos()
            self._open_menu(entry, entry.every_offer, self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._choose_first()
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._heights.clear()
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _remember_heights(self, entries: Sequence[Entry]) -> None:
        """As they are laid out next. WHY not asked of Qt: a rectangle of its tells the new height at the old place."""
        width, known = self.viewport().width(), self._heights
        self._heights = {
            each.id: known[each.id] if each.id in known else self._painter.height_of(each, width) for each in entries
        }

    def _spoken(self, entry: Entry) -> str:
        return self._words.spoken(entry)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._button = 0
        self._show_focus()

    def _choose_first(self) -> None:
        for at in range(self._rows.rowCount()):
            if isinstance(self._rows.entry(self._rows.index(at)), Row):
                self.setCurrentIndex(self._rows.index(at))
                return

    def _show_focus(self) -> None:
        index = self.currentIndex()
        shown = self.hasFocus() and index.isValid() and self._buttons(index)
        focused = (self._rows.entry(index).id, self._button) if shown else None
        if focused != self._painter.focused:
            self._painter.focused = focused
            self.viewport().update()

    def _buttons(self, index: QModelIndex) -> tuple[PlacedButton, ...]:
        entry = self._rows.entry(index) if index.isValid() else None
        if not isinstance(entry, Row):
            return ()
        return self._painter.layout_of(entry, self.viewport().width()).buttons

    def _hit(self, where: QPoint) -> tuple[str, int] | None:
        index = self.indexAt(where)
        origin = self.visualRect(index).topLeft()
        for at, button in enumerate(self._buttons(index)):
            if button.rect.translated(origin).contains(where):
                return self._rows.entry(index).id, at
        return None

    def _press_current(self, index: QModelIndex) -> None:
        entry = self._rows.entry(index)
        if isinstance(entry, Heading):
            self._fold_at(self.visualRect(index).center())
        elif self._buttons(index):
            self._press(entry.id, min(self._button, len(self._buttons(index)) - 1))

    def _press(self, row_id: str, at: int) -> None:
        index = self._rows.at(row_id)
        entry = self._rows.entry(index) if index.isValid() else None
        if not isinstance(entry, Row) or self._rows.is_busy(row_id):
            return
        button = self._buttons(index)[at]
        if button.offer is not None:
            self.asked.emit(row_id, str(button.offer.action))
            return
        corner = button.rect.translated(self.visualRect(index).topLeft()).bottomLeft()
        self._open_menu(entry, entry.more, self.viewport().mapToGlobal(corner))

    def _fold_at(self, where: QPoint) -> None:
        index = self.indexAt(where)
        entry = self._rows.entry(index) if index.isValid() else None
        if isinstance(entry, Heading) and entry.folded is not None:
            self.folded.emit(entry.id)

    def _open_menu(self, row: Row, offers: Sequence[object], where: QPoint) -> None:
        """Not modal: the day goes on beneath it."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        for offer in row.every_offer:
            if offer in offers:
                action = self._menu.addAction(self._words.say(Phrase(offer.label)))
                action.setData((row.id, str(offer.action)))
        self._menu.triggered.connect(self._on_menu_chosen)
        if not self._menu.isEmpty():
            self._menu.popup(where)

    def _on_menu_chosen(self, action: object) -> None:
        row_id, asked = action.data()  # type: ignore[attr-defined]
        if not self._rows.is_busy(row_id):
            self.asked.emit(row_id, asked)
