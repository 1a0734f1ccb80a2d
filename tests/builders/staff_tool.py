"""The whole staff tool in this process, at a service that runs here too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import SecretStr
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from admin_tool.app import StaffTool
from admin_tool.views.toast_card import ToastCard
from builders.no_windows import destroy_all_windows
from builders.reception import Reception
from kiosk.domain.roles import Role
from kiosk.qtkit.background import BackgroundLoop
from kiosk.settings.staff import StaffSettings
from kiosk.wire.staff import LoggedIn


@contextmanager
def staff_tool(url: str, reception: Reception, role: Role, folder: Path) -> Iterator[StaffTool]:
    """Logged in: in the made-up office a role's name is its user's id and token."""
    session = LoggedIn(
        token=role.value,
        role=role,
        office_id="main",
        user_id=role.value,
        name=role.value.title(),
        expires_at=reception.now,
    )
    settings = StaffSettings(url=url, session=SecretStr(session.model_dump_json()), config_dir=folder)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font, palette = QFont(application.font()), QPalette(application.palette())
    background = BackgroundLoop()
    background.start()
    tool = StaffTool(settings, application, background, clock=lambda: reception.now)
    tool.begin()
    try:
        yield tool
    finally:
        tool.end()
        background.stop()
        tool.deleteLater()
        destroy_all_windows()
        application.setStyleSheet("")
        application.setPalette(palette)
        application.setFont(font)
        application.setQuitOnLastWindowClosed(True)


def shown_cards(tool: StaffTool) -> list[ToastCard]:
    toasts = tool.desktop.toasts if tool.desktop is not None else None
    return [card for card in toasts.window.cards if card.isVisible()] if toasts is not None else []
