"""What is remembered of a person on this machine."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from admin_tool.presenters.memory import FILE, LookChoice, Memory


def test_choices_are_there_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    first = Memory(tmp_path)
    first.language, first.look, first.sound, first.desk = "en", LookChoice.DARK, False, "2"
    del first

    again = Memory(tmp_path)

    assert (again.language, again.look, again.sound, again.desk) == ("en", LookChoice.DARK, False, "2")


def test_a_damaged_file_is_a_fresh_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("look=@Invalid()\nsound=\x00")

    memory = Memory(tmp_path)

    assert (memory.language, memory.look) == ("da", LookChoice.SYSTEM)


def test_the_window_stands_where_it_stood(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(40, 50, 500, 300)
    Memory(tmp_path).remember_window(window)
    other = QWidget()
    qtbot.addWidget(other)

    assert Memory(tmp_path).restore_window(other)
    assert other.geometry() == window.geometry()


def test_nothing_is_remembered_at_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    assert not Memory(tmp_path).restore_window(window)
