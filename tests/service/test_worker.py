"""A worker goes on whatever happens to it, and ends when it is told to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from structlog.testing import capture_logs

from builders.reception import Reception
from kiosk.service.store.jobs import INBOX, OUTBOX, wake
from kiosk.service.worker import Worker

SECONDS = 10.0
LONG = 3600.0


class Looking(Worker):
    """`looks` are those it has begun; each does as `does` says."""

    def __init__(self, does: Callable[[int], float] = lambda nth: LONG, *, again_after: float = 0.0) -> None:
        super().__init__("looking", again_after=again_after)
        self._does = does
        self._begun = threading.Semaphore(0)
        self.looks = 0

    def look(self) -> float:
        self.looks += 1
        self._begun.release()
        return self._does(self.looks)

    def begins(self) -> bool:
        return self._begun.acquire(timeout=SECONDS)


@contextmanager
def at_work(worker: Looking) -> Iterator[Looking]:
    worker.start()
    try:
        assert worker.begins()
        yield worker
    finally:
        worker.stop()


def test_a_worker_looks_at_once_and_then_in_its_own_time():
    with at_work(Looking(lambda nth: 0.0 if nth < 3 else LONG)) as worker:
        assert worker.begins() and worker.begins()

    assert worker.looks == 3


def test_whoever_wakes_a_worker_in_the_middle_of_a_look_gets_another_one():
    midway, go_on = threading.Event(), threading.Event()

    def slowly(nth: int) -> float:
        midway.set()
        go_on.wait(SECONDS)
        return LONG

    with at_work(Looking(slowly)) as worker:
        assert midway.wait(SECONDS)
        worker.wake()
        go_on.set()
        assert worker.begins()


def test_a_worker_outlives_what_it_runs_into_and_says_its_kind_alone():
    def fails(nth: int) -> float:
        if nth == 1:
            raise LookupError("0101900000")
        return LONG

    with capture_logs() as said, at_work(Looking(fails)) as worker:
        assert worker.begins()

    assert [(each["event"], each["worker"], each["error"]) for each in said] == [
        ("worker.failed", "looking", "LookupError")
    ]
    assert "010190" not in repr(said)


def test_a_worker_is_woken_by_the_commits_for_its_part_alone(reception: Reception):
    worker = Looking()
    worker.wake_by(reception.store, OUTBOX)
    with at_work(worker):
        reception.does(lambda session: wake(session, INBOX))
        assert not worker.is_wanted
        reception.does(lambda session: wake(session, OUTBOX))
        assert worker.begins()


def test_a_rest_is_ended_by_a_stop_and_by_nothing_else():
    resting = threading.Event()

    def rests(nth: int) -> float:
        resting.set()
        worker.rest(LONG)
        return LONG

    worker = Looking(rests)
    with at_work(worker):
        assert resting.wait(SECONDS)
        worker.wake()

    assert worker.looks == 1
