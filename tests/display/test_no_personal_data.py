"""T15: whatever else an event carried, only numbers, places and general texts reach the glass."""

import json
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders.waiting_room import AT, room_after, screen_of
from kiosk.display import reading
from kiosk.display.reading import read
from kiosk.wire.events import Call, CallWithdrawn, DisplayState, Here

MARK = "MarkeretNavn"
CALL: dict[str, Any] = {"number": 13, "place": "Skranke 1", "at": AT.isoformat()}
STATE = {"open": True, "notice": None, "recent": [CALL], "here": [12], "now": AT.isoformat()}
EVENTS: list[tuple[str, dict[str, Any]]] = [
    ("state", STATE),
    ("here", {"numbers": [12, 14]}),
    ("call", CALL),
    ("call_withdrawn", {"number": 99}),
]


def marked(value: Any) -> Any:
    """The same with a mark in fields that nobody agreed on, at every depth."""
    if isinstance(value, list):
        return [marked(each) for each in value]
    if isinstance(value, dict):
        fields = {name: marked(each) for name, each in value.items()}
        return fields | {"name": MARK, "citizen": {"cpr": MARK}, "topic": MARK, "digits": MARK}
    return value


def everything_known(qtbot: QtBot) -> str:
    heard = [read(event, json.dumps(marked(fields))) for event, fields in EVENTS]
    assert None not in heard
    room = room_after(*(each for each in heard if each is not None))
    screen = screen_of(room)
    qtbot.addWidget(screen)
    texts = [label.text() for label in screen.findChildren(QLabel)]
    return repr(room) + repr(heard) + "".join(texts)


def test_only_agreed_fields_are_read(qtbot: QtBot) -> None:
    known = everything_known(qtbot)

    assert "Skranke 1" in known
    assert MARK not in known


class GossipingCall(Call):
    name: str


def test_the_guard_sees_a_model_that_reads_more(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading._MODELS, "call", GossipingCall)

    assert MARK in everything_known(qtbot)


@pytest.mark.parametrize("model", [DisplayState, Call, CallWithdrawn, Here])
def test_the_agreement_itself_names_nothing_personal(model: type[Any]) -> None:
    allowed = {"open", "notice", "recent", "here", "office_name", "now", "number", "numbers", "place", "at"}

    assert set(model.model_fields) <= allowed


@pytest.mark.parametrize(
    ("event", "data"),
    [("visit", "{}"), ("call", "no json"), ("call", '{"number": "x"}'), ("here", '{"numbers": null}'), ("", "")],
)
def test_what_breaks_the_agreement_is_left_out(event: str, data: str) -> None:
    assert read(event, data) is None
