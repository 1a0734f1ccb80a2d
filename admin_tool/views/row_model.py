"""The rows of a list for Qt: changed as little as possible, so that selection and scroll stay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from admin_tool.models.row_changes import Changed, Inserted, Moved, Removed, changes
from admin_tool.models.rows import Entry, Heading, Row

EntryRole = int(Qt.ItemDataRole.UserRole)
BusyRole = EntryRole + 1

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """`spoken` turns an entry into the sentence that a screen reader says."""

    def __init__(self, spoken: Callable[[Entry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._entries: list[Entry] = []
        self._busy: frozenset[str] = frozenset()

    def show(self, entries: Sequence[Entry]) -> bool:
        """Whether rows came, went or moved."""
        moved = False
        for change in list(changes(self._entries, entries)):
            moved = moved or not isinstance(change, Changed)
            match change:
                case Removed(at):
                    self.beginRemoveRows(QModelIndex(), at, at)
                    del self._entries[at]
                    self.endRemoveRows()
                case Inserted(at, entry):
                    self.beginInsertRows(QModelIndex(), at, at)
                    self._entries.insert(at, entry)
                    self.endInsertRows()
                case Moved(at, to):
                    self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
                    self._entries.insert(to, self._entries.pop(at))
                    self.endMoveRows()
                case Changed(at, entry):
                    self._entries[at] = entry
                    self._changed(at)
        return moved

    def show_busy(self, ids: frozenset[str]) -> None:
        """Rows whose step is under way: their buttons take no second touch."""
        affected = self._busy ^ ids
        self._busy = ids
        for at, entry in enumerate(self._entries):
            if entry.id in affected:
                self._changed(at)

    def entry(self, index: Index) -> Entry:
        return self._entries[index.row()]

    def at(self, entry_id: str) -> QModelIndex:
        """Invalid where it is not in the list."""
        for at, entry in enumerate(self._entries):
            if entry.id == entry_id:
                return self.index(at)
        return QModelIndex()

    def is_busy(self, entry_id: str) -> bool:
        return entry_id in self._busy

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.DisplayRole:
                return self._spoken(entry)
            case _ if role == EntryRole:
                return entry
            case _ if role == BusyRole:
                return entry.id in self._busy
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keys stop at rows, and at headings that fold."""
        entry = self._entries[index.row()] if index.isValid() else None
        plain, enabled = Qt.ItemFlag.ItemNeverHasChildren, Qt.ItemFlag.ItemIsEnabled
        match entry:
            case Row():
                return plain | enabled | Qt.ItemFlag.ItemIsSelectable
            case Heading(folded=bool()):
                return plain | enabled
            case _:
                return plain

    def _changed(self, at: int) -> None:
        self.dataChanged.emit(self.index(at), self.index(at))
