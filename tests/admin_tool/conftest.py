"""Staff at work for the tests of the staff tool."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.staff_desk import StaffDesk
from kiosk.domain.roles import Role
from kiosk.qtkit.fonts import load_fonts
from kiosk.settings.assets import assets_folder


@pytest.fixture(scope="session")
def typefaces(qapp: QApplication) -> None:
    load_fonts(assets_folder())


@pytest.fixture
def reception(typefaces: None, qtbot: QtBot, tmp_path: Path) -> Iterator[StaffDesk]:
    """Rita in the reception."""
    desk = StaffDesk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def sara(typefaces: None, qtbot: QtBot, tmp_path: Path) -> Iterator[StaffDesk]:
    """A caseworker."""
    desk = StaffDesk(tmp_path, Role.CASEWORKER, "sara")
    yield desk
    desk.close()


@pytest.fixture
def admin(typefaces: None, qtbot: QtBot, tmp_path: Path) -> Iterator[StaffDesk]:
    desk = StaffDesk(tmp_path, Role.ADMIN, "admin")
    yield desk
    desk.close()
