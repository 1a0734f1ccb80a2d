"""Paints rows, headings and remarks of a list; decides nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from admin_tool.models.rows import Entry, Heading, Remark, Row, Tone
from admin_tool.views.look import Look
from admin_tool.views.row_layout import Measure, Placed, PlacedButton, RowLayout
from admin_tool.views.row_model import BusyRole, EntryRole
from kiosk.qtkit.fonts import SEMI_BOLD
from kiosk.qtkit.icons import icon_pixmap

_Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 2000


class RowPainter(QStyledItemDelegate):
    """Layouts are kept by row and width: a row that has not changed is not measured again."""

    def __init__(self, measure: Measure, parent: QWidget) -> None:
        super().__init__(parent)
        self._measure = measure
        self._layouts: dict[str, tuple[Row, int, RowLayout]] = {}
        self.pressed: tuple[str, int] | None = None
        self.focused: tuple[str, int] | None = None

    def layout_of(self, row: Row, width: int) -> RowLayout:
        known = self._layouts.get(row.id)
        if known is not None and known[0] is row and known[1] == width:
            return known[2]
        if len(self._layouts) > _MOST_KEPT:
            self._layouts.clear()
        layout = self._measure.row(row, width)
        self._layouts[row.id] = (row, width, layout)
        return layout

    def height_of(self, entry: Entry, width: int) -> int:
        px = self._measure.look.px
        match entry:
            case Row():
                return self.layout_of(entry, width).height
            case Heading():
                return px(52)
            case Remark():
                return px(56)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = _width(option)
        return QSize(width, self.height_of(index.data(EntryRole), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(EntryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect
        match entry:
            case Row():
                selected = bool(option.state & QStyle.StateFlag.State_Selected)
                self._paint_row(painter, area, entry, busy=bool(index.data(BusyRole)), selected=selected)
            case Heading():
                self._paint_heading(painter, area, entry)
            case Remark():
                self._paint_remark(painter, area, entry)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, row: Row, *, busy: bool, selected: bool) -> None:
        theme = self._look.theme
        layout = self.layout_of(row, area.width())
        ground = {Tone.AMBER: theme.amber_tint, Tone.INFO: theme.tint}.get(row.tone)
        if ground is not None:
            painter.fillRect(area, _softened(ground, theme.surface) if row.tone is Tone.AMBER else QColor(ground))
        self._rule(painter, area)
        if selected:
            painter.fillRect(QRect(area.left(), area.top(), self._look.px(4), area.height()), QColor(theme.chosen))
        strong = QColor(theme.muted if row.faded else theme.chosen)
        if layout.big is not None:
            _draw(painter, area, layout.big, strong)
        for text in layout.texts:
            _draw(painter, area, text, QColor(theme.muted if text.muted or row.faded else theme.ink))
        if layout.pill is not None:
            pill, rect, words = layout.pill
            self._paint_pill(painter, rect.translated(area.topLeft()), pill.tone, words)
        for at, button in enumerate(layout.buttons):
            self._paint_button(painter, area, button, key=(row.id, at), busy=busy)

    def _paint_pill(self, painter: QPainter, rect: QRect, tone: Tone, words: str) -> None:
        theme = self._look.theme
        ground, text = {
            Tone.PLAIN: (theme.background, theme.muted),
            Tone.GOOD: (theme.good_tint, theme.good),
            Tone.INFO: (theme.tint, theme.on_tint),
            Tone.AMBER: (theme.amber_tint, theme.on_amber_tint),
        }[tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(text))
        painter.setFont(self._look.font(14, SEMI_BOLD))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_button(
        self, painter: QPainter, area: QRect, button: PlacedButton, *, key: tuple[str, int], busy: bool
    ) -> None:
        theme, px = self._look.theme, self._look.px
        rect = button.rect.translated(area.topLeft())
        pressed, focused = self.pressed == key, self.focused == key
        if button.offer is None:
            self._paint_menu(painter, rect, pressed=pressed, focused=focused)
            return
        ground, text, edge = theme.surface, theme.accent, theme.accent
        if button.offer.prominent:
            ground, text, edge = theme.primary, theme.on_primary, theme.primary
        if pressed:
            ground = theme.primary_pressed if button.offer.prominent else theme.pressed
        if busy:
            ground, text, edge = theme.surface, theme.muted, theme.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, px(8), px(8))
        painter.setPen(QColor(text))
        painter.setFont(self._look.font(15, SEMI_BOLD))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, button.text)
        if focused:
            self._paint_focus(painter, rect)

    def _paint_menu(self, painter: QPainter, rect: QRect, *, pressed: bool, focused: bool) -> None:
        theme, px = self._look.theme, self._look.px
        if pressed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.pressed))
            painter.drawRoundedRect(rect, px(8), px(8))
        size = px(22)
        icon = icon_pixmap(self._look.assets, "more_horiz", theme.muted, size=size, ratio=_ratio(painter))
        painter.drawPixmap(rect.center() - QPoint(size // 2 - 1, size // 2 - 1), icon)
        if focused:
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(QColor(self._look.theme.focus), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), self._look.px(10), self._look.px(10))

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        theme, px = self._look.theme, self._look.px
        painter.fillRect(area, QColor(theme.surface))
        self._rule(painter, area)
        left = area.left() + px(18)
        if heading.folded is not None:
            name = "chevron_right" if heading.folded else "expand_more"
            icon = icon_pixmap(self._look.assets, name, theme.muted, size=px(20), ratio=_ratio(painter))
            painter.drawPixmap(QPoint(left - px(4), area.center().y() - px(10)), icon)
            left += px(20)
        painter.setPen(QColor(theme.ink))
        painter.setFont(self._look.font(17, SEMI_BOLD))
        painter.drawText(
            QRect(left, area.top(), area.right() - left, area.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._measure.words.say(heading.text),
        )
        count = str(heading.count)
        wide = max(px(28), QFontMetrics(self._look.font(14, SEMI_BOLD)).horizontalAdvance(count) + px(20))
        rect = QRect(area.right() - px(18) - wide, area.center().y() - px(12), wide, px(24))
        self._paint_pill(painter, rect, heading.tone, count)

    def _paint_remark(self, painter: QPainter, area: QRect, remark: Remark) -> None:
        self._rule(painter, area)
        painter.setPen(QColor(self._look.theme.muted))
        painter.setFont(self._look.font(15))
        inner = area.adjusted(self._look.px(18), 0, -self._look.px(18), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._measure.words.say(remark.text))

    def _rule(self, painter: QPainter, area: QRect) -> None:
        painter.fillRect(
            QRect(area.left(), area.bottom(), area.width(), 1),
            _softened(self._look.theme.line, self._look.theme.surface),
        )

    @property
    def _look(self) -> Look:
        return self._measure.look


def _draw(painter: QPainter, area: QRect, text: Placed, colour: QColor) -> None:
    painter.setPen(colour)
    text.layout.draw(painter, text.at + area.topLeft().toPointF())


def _softened(colour: str, ground: str) -> QColor:
    """Half way to the ground: a large surface needs less of a colour than a pill."""
    one, other = QColor(colour), QColor(ground)
    return QColor((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
