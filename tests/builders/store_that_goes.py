"""A store whose database can be away for a while, for one of those who use it."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from kiosk.service.store.jobs import Job, OnCommit
from kiosk.service.store.store import Store


@dataclass
class StoreThatGoes:
    """While it `is_away` nothing can be read or written; before it goes with `last_words`, one more commit is made that
    nobody hears of. `asked` and `refused`: how often it answered, and did not.
    """

    store: Store
    is_away: threading.Event = field(default_factory=threading.Event)
    last_words: Callable[[Any], bool] = lambda answer: False
    asked: int = 0
    refused: int = 0

    def read(self) -> AbstractContextManager[Session]:
        self._ask()
        return self.store.read()

    def write(self, job: Job[Any]) -> Any:
        self._ask()
        answer = self.store.write(job)
        if self.last_words(answer):
            self.last_words = lambda answer: False
            raise ConnectionError
        return answer

    def on_commit(self, listener: OnCommit) -> None:
        self.store.on_commit(listener)

    def _ask(self) -> None:
        if self.is_away.is_set():
            self.refused += 1
            raise ConnectionError
        self.asked += 1
