"""Somebody at a desk in given colours and words, and the picture of their window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from admin_tool.views.look import Look
from builders.staff_desk import StaffDesk
from kiosk.domain.roles import Role
from kiosk.qtkit.tokens import Theme
from kiosk.settings.assets import assets_folder

SIZE = (1440, 900)


@contextmanager
def staff(folder: Path, role: Role, *, theme: Theme, language: str) -> Iterator[StaffDesk]:
    """Somebody at a desk, in these colours and words; the application is left as it was."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet, palette, font = application.styleSheet(), QPalette(application.palette()), QFont(application.font())
    names = {Role.CASEWORKER: ("sara", "Sara Dam"), Role.ADMIN: ("admin", "Aksel Eksempel")}
    user_id, name = names.get(role, ("rita", "Rita Riis"))
    look = Look(theme=theme, assets=assets_folder())
    application.setPalette(look.palette())
    application.setFont(look.font(16))
    application.setStyleSheet(look.sheet())
    desk = StaffDesk(folder, role, user_id, name=name, theme=theme, language=language)
    desk.frame.resize(*SIZE)
    try:
        yield desk
    finally:
        desk.close()
        application.setStyleSheet(sheet)
        application.setPalette(palette)
        application.setFont(font)


def picture(window: QWidget, above: QWidget | None = None) -> QImage:
    """The window, dimmed beneath a dialog."""
    QApplication.processEvents()
    shown = window.grab().toImage()
    if above is None:
        return shown
    painter = QPainter(shown)
    painter.fillRect(shown.rect(), QColor(0, 0, 0, 60))
    painter.end()
    above.adjustSize()
    return over(shown, above, (shown.rect().center() - above.rect().center()))


def over(shown: QImage, above: QWidget, where: QPoint) -> QImage:
    painter = QPainter(shown)
    painter.drawPixmap(where, above.grab())
    painter.end()
    return shown
