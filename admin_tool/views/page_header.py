"""The head of a page: its title, the day, and room for its own buttons; and the column it stands on top of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_tool.views.header_row import HeaderRow
from admin_tool.views.look import Look
from admin_tool.views.parts import label


class PageHeader(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._row = HeaderRow(self, gap=look.px(16))
        self._row.setContentsMargins(0, 0, 0, 0)
        heading = QHBoxLayout()
        heading.setSpacing(look.px(16))
        self._title = label("title")
        self._beside = label("muted")
        # WHY: the first that goes where the width ends; a word cut in its middle would be worse than none.
        self._beside.setMinimumWidth(1)
        self._beside.setIndent(2)
        heading.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        heading.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row.add_heading(heading)
        self.setMinimumHeight(look.px(44))

    def show_title(self, title: str, beside: str = "") -> None:
        self._title.setText(title)
        self._beside.setText(beside)

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    @property
    def words(self) -> tuple[str, str]:
        return self._title.text(), self._beside.text()


def page_column(page: QWidget, header: PageHeader, look: Look) -> QVBoxLayout:
    """For what stands beneath the header."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(16))
    column.addWidget(header)
    return column
