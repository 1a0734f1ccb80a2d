"""Tests of the routes: what a stream looks at now and then, it looks at at once."""

import pytest

from kiosk.service.api import event_stream
from kiosk.service.store import notices, notifications

_AT_ONCE = 0.02


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often that is in truth is measured where whole processes answer."""
    monkeypatch.setattr(event_stream, "COMMENT_EVERY_SECONDS", _AT_ONCE)
    monkeypatch.setattr(notices, "LOOK_EVERY_SECONDS", _AT_ONCE)
    monkeypatch.setattr(notifications, "LOOK_EVERY_SECONDS", _AT_ONCE)
