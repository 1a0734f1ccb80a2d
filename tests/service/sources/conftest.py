"""Sources are tested on SQLite alone: what they write with is tested on both databases where it lives."""

from collections.abc import Iterator

import pytest

from kiosk.service.store.store import Store


@pytest.fixture
def store(sqlite_copy: str) -> Iterator[Store]:
    opened = Store(sqlite_copy)
    yield opened
    opened.close()
