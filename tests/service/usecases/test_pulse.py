"""The dispatcher's signs of life: one that died, hangs or was cut off is seen in time, one that works is not missed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.orm import Session

from builders.post import Post, Receiver, hanging
from builders.reception import OFFICE, Reception
from builders.watching import Process, a_morning, board, events, passes
from kiosk.domain.supervision import Concern, Limits, Part, notices
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.usecases import supervision_watch
from kiosk.service.usecases.supervision import supervision

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
"""WHY: a thread that dies is what this is about."""

SILENT = [(Concern.SILENT, "")]
A_ROUND = 2


@pytest.fixture
def morning(sqlite_copy: str, tmp_path: Path) -> Iterator[Reception]:
    store = Store(sqlite_copy)
    yield a_morning(Reception.opened(store, KeyRing(tmp_path / "secrets")))
    store.close()


class Fate:
    """A store in which the dispatcher's next reading meets its `fate`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fate: Callable[[], Any] = lambda: None

    @contextmanager
    def read(self) -> Iterator[Session]:
        self.fate()
        with self._store.read() as session:
            yield session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def dies() -> None:
    raise SystemExit


class AtWork:
    """A process that watches, and its dispatcher with its thread, which is woken with every second of the clock."""

    def __init__(self, morning: Reception) -> None:
        self.morning = morning
        self.post = Post(morning)
        self.process = Process(morning, sends=True)
        self.store = Fate(morning.store)
        self.begin()

    def begin(self) -> None:
        self.dispatcher = self.post.dispatcher(cast(Store, self.store), lives=self.process.pulse.beat)
        self.dispatcher.start()

    def passes(self, seconds: int, *, beating: bool = True) -> None:
        for _ in range(seconds):
            self.morning.later(seconds=1)
            self.dispatcher.wake()
            if beating:
                self.post.until(lambda: self.process.pulse.beat_at >= self.morning.now)
            self.process.watch.look()

    def ends(self) -> None:
        self.dispatcher.stop()


def falls_silent_in_time_and_is_back(at_work: AtWork, fate: Callable[[], Any], mend: Callable[[], None]) -> bool:
    at_work.passes(4)
    before = board(at_work.morning)
    at_work.store.fate = fate
    at_work.passes(10, beating=False)
    silent = board(at_work.morning)
    at_work.store.fate = lambda: None
    mend()
    at_work.passes(1)
    return (before, silent, board(at_work.morning)) == ([], SILENT, [])


def died(morning: Reception) -> bool:
    at_work = AtWork(morning)
    in_time = falls_silent_in_time_and_is_back(at_work, dies, at_work.begin)
    at_work.ends()
    return in_time


def hung(morning: Reception) -> bool:
    at_work, over = AtWork(morning), threading.Event()
    in_time = falls_silent_in_time_and_is_back(at_work, lambda: over.wait(20), over.set)
    over.set()
    at_work.ends()
    return in_time


@pytest.mark.parametrize("fate", [died, hung])
def test_an_idle_dispatcher_that_dies_or_hangs_stands_on_the_board_within_ten_seconds_and_goes_when_it_is_back(
    morning: Reception, fate: Callable[[Reception], bool]
):
    assert fate(morning)
    assert events(morning) == 2


def waits_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Limits(dispatcher_silent_after=timedelta(seconds=16))
    monkeypatch.setattr(supervision_watch, "notices", partial(notices, limits=patient))


def beats_whatever_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision_watch.SupervisionWatch, "_last_beat", lambda watch, session: watch._clock())


@pytest.mark.parametrize(("fate", "defect"), [(died, waits_longer), (hung, beats_whatever_it_does)])
def test_a_watch_with_a_defect_is_caught(
    morning: Reception,
    monkeypatch: pytest.MonkeyPatch,
    fate: Callable[[Reception], bool],
    defect: Callable[[pytest.MonkeyPatch], None],
):
    defect(monkeypatch)

    assert not fate(morning)


def test_a_dispatcher_that_is_busy_with_a_channel_that_hangs_is_not_missed(morning: Reception):
    over, at_work = threading.Event(), AtWork(morning)
    receiver = at_work.post.receivers["mail"] = Receiver(mood=hanging(over))
    at_work.post.puts("mail")
    at_work.post.until(lambda: bool(receiver.ids))

    at_work.passes(10)
    over.set()
    at_work.ends()

    assert (Concern.SILENT, "") not in board(morning)


def beat(morning: Reception, *processes: Process) -> Callable[[int], None]:
    """Every second round of the clock."""

    def each(second: int) -> None:
        if second % A_ROUND == 0:
            for process in processes:
                process.pulse.beat(morning.now)

    return each


def is_one_enough(morning: Reception) -> bool:
    """Of four processes one ends, and the dispatcher of another one dies: no silence."""
    all_four = [Process(morning, sends=True) for _ in range(4)]
    passes(morning, *all_four, seconds=4, each=beat(morning, *all_four))
    passes(morning, *all_four[1:], seconds=10, each=beat(morning, *all_four[2:]))
    return (board(morning), events(morning)) == ([], 0)


def test_of_four_processes_one_whose_dispatcher_lives_is_enough(morning: Reception):
    assert is_one_enough(morning)


def test_and_none_is_too_little(reception: Reception):
    morning = a_morning(reception)
    one, other = Process(morning, sends=True), Process(morning, sends=True)
    passes(morning, one, other, seconds=4, each=beat(morning, one, other))

    passes(morning, one, other, seconds=10)

    assert (board(morning), events(morning)) == (SILENT, 1)


def test_a_process_that_judged_by_its_own_dispatcher_alone_is_caught(
    morning: Reception, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(supervision_watch, "last_beat", lambda session: None)

    assert not is_one_enough(morning)


def test_a_process_that_has_just_begun_or_slept_gives_its_dispatcher_time(morning: Reception):
    process = Process(morning, sends=True)
    passes(morning, process, seconds=4, each=beat(morning, process))
    morning.later(minutes=5)

    passes(morning, process, seconds=8)
    assert board(morning) == []
    morning.later(minutes=5)

    began_anew = Process(morning, sends=True)
    passes(morning, began_anew, seconds=8)
    assert board(morning) == []
    passes(morning, began_anew, seconds=1)
    assert board(morning) == SILENT


def test_staff_see_when_the_dispatcher_last_said_that_it_lives(morning: Reception):
    process = Process(morning, sends=True)
    passes(morning, process, seconds=9, each=beat(morning, process))

    (part,) = morning.sees(lambda session: supervision(session, OFFICE)).parts

    assert (part.part, part.silent) == (Part.DISPATCHER, False)
    assert part.last_seen is not None and morning.now - part.last_seen <= timedelta(seconds=2 * A_ROUND)
