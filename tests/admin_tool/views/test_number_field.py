"""A number that is typed stays within its bounds."""

import pytest
from pytestqt.qtbot import QtBot

from admin_tool.views.number_field import NumberField


@pytest.mark.parametrize(("typed", "kept"), [("20", 20), ("", 5), ("0", 5), ("999", 480)])
def test_what_is_typed_becomes_the_nearest_that_may_be(qtbot: QtBot, typed: str, kept: int) -> None:
    field = NumberField(5, 480)
    qtbot.addWidget(field)

    field.setText(typed)
    field.editingFinished.emit()

    assert (field.value(), field.text()) == (kept, str(kept))
