"""Who watches the machines, at work: what stands on the board when, on a clock that the test sets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from builders.reception import DISPLAY, KIOSK, Reception, at
from builders.watching import Process, a_morning, board, events, passes
from kiosk.domain.roles import Role
from kiosk.domain.supervision import Concern, Limits, Notice, notices
from kiosk.service.store.tables import DeviceRow, NoticeRow
from kiosk.service.usecases import supervision_watch
from kiosk.service.usecases.signs_of_life import SignsOfLife
from kiosk.wire.words import Paper

BEAT = 5


@pytest.fixture
def morning(reception: Reception) -> Reception:
    return a_morning(reception)


@pytest.fixture
def process(morning: Reception) -> Process:
    return Process(morning)


def counted_writes(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Those that are still to come."""
    writes: list[object] = []
    write = reception.store.write

    def counted(job: Callable[[Session], object]) -> object:
        writes.append(job)
        return write(job)

    monkeypatch.setattr(reception.store, "write", counted)
    return writes


def test_a_kiosk_that_beats_is_no_news_and_costs_a_write_for_each_of_its_beats_at_most(
    morning: Reception, process: Process, monkeypatch: pytest.MonkeyPatch
):
    writes = counted_writes(morning, monkeypatch)

    passes(morning, process, seconds=30, each=lambda second: process.hears() if second % BEAT == 0 else None)

    assert (board(morning), events(morning)) == ([], 0)
    assert len(writes) <= 30 / BEAT
    last_seen = morning.sees(lambda session: session.get_one(DeviceRow, KIOSK).last_seen)
    assert last_seen is not None and morning.now - last_seen <= timedelta(seconds=BEAT + 2)


def test_fifty_tools_that_listen_cost_one_write_in_two_seconds(
    morning: Reception, process: Process, monkeypatch: pytest.MonkeyPatch
):
    tools = [replace(morning.staff[Role.CASEWORKER], session_id=f"session-{number}") for number in range(50)]
    writes = counted_writes(morning, monkeypatch)

    def listen(second: int) -> None:
        if second % 2 == 0:
            for tool in tools:
                process.presence.note(tool, now=morning.now)

    passes(morning, process, seconds=20, each=listen)

    assert 0 < len(writes) <= 10
    assert events(morning) == 0


def is_seen_in_time_and_goes(reception: Reception, process: Process) -> bool:
    """Beats for a while, is cut off for ten seconds, and is back: what the board shows after each."""
    passes(reception, process, seconds=10, each=lambda second: process.hears() if second % BEAT == 0 else None)
    before = board(reception)
    passes(reception, process, seconds=10)
    cut = board(reception)
    process.hears()
    passes(reception, process, seconds=2)
    return (before, cut, board(reception)) == ([], [(Concern.SILENT, KIOSK)], [])


def test_a_kiosk_that_is_cut_off_stands_on_the_board_within_ten_seconds_and_goes_when_it_is_back(
    morning: Reception, process: Process
):
    assert is_seen_in_time_and_goes(morning, process)
    assert events(morning) == 2


def waits_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Limits(kiosk_silent_after=timedelta(seconds=16))
    monkeypatch.setattr(supervision_watch, "notices", partial(notices, limits=patient))


def remembers_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SignsOfLife, "take", lambda signs: [])
    monkeypatch.setattr(SignsOfLife, "heard", lambda signs: {})


def never_takes_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def settled(rows: Sequence[NoticeRow], found: Sequence[Notice], *, now: datetime) -> bool:
        return len(rows) >= len(found)

    monkeypatch.setattr(supervision_watch, "is_settled", settled)


@pytest.mark.parametrize("defect", [waits_longer, remembers_nobody, never_takes_down])
def test_a_watch_with_a_defect_is_caught(
    morning: Reception, monkeypatch: pytest.MonkeyPatch, defect: Callable[[pytest.MonkeyPatch], None]
):
    defect(monkeypatch)

    assert not is_seen_in_time_and_goes(morning, Process(morning))


def test_a_screen_that_is_cut_off_stands_on_the_board_after_seven_seconds(morning: Reception, process: Process):
    passes(morning, process, seconds=9, each=lambda second: process.hears(DISPLAY) if second % 3 == 0 else None)
    process.hears(DISPLAY)

    passes(morning, process, seconds=6)
    assert board(morning) == []
    passes(morning, process, seconds=1)
    assert board(morning) == [(Concern.SILENT, DISPLAY)]


def test_what_this_process_heard_counts_before_it_is_written(
    morning: Reception, process: Process, monkeypatch: pytest.MonkeyPatch
):
    process.hears(DISPLAY)
    monkeypatch.setattr(SignsOfLife, "take", lambda signs: [])

    passes(morning, process, seconds=30, each=lambda second: process.hears(DISPLAY) if second % 3 == 0 else None)

    assert (board(morning), events(morning)) == ([], 0)


def test_what_a_kiosk_complains_of_stands_at_the_next_look(morning: Reception, process: Process):
    process.hears(paper=Paper.OUT, trouble="cover_open", scanner=False, clock_offset_ms=-90_000)

    passes(morning, process, seconds=1)
    assert sorted(concern for concern, _ in board(morning)) == ["clock_off", "no_slips", "scanner_gone"]

    process.hears(paper=Paper.OK, trouble="", scanner=True, clock_offset_ms=20)
    passes(morning, process, seconds=1)
    assert board(morning) == []


def test_of_two_processes_each_hears_half_and_neither_misses_the_kiosk(morning: Reception):
    one, other = Process(morning), Process(morning)

    def beat(second: int) -> None:
        if second % BEAT == 0:
            (one, other)[second // BEAT % 2].hears()

    passes(morning, one, other, seconds=30, each=beat)
    assert (board(morning), events(morning)) == ([], 0)

    passes(morning, one, other, seconds=10)
    assert board(morning) == [(Concern.SILENT, KIOSK)]
    assert events(morning) == 1


def test_a_service_that_was_away_gives_everybody_time_to_be_heard(morning: Reception, process: Process):
    process.hears()
    passes(morning, process, seconds=3)
    morning.later(minutes=5)

    started_anew = Process(morning)
    passes(morning, started_anew, seconds=8)
    assert board(morning) == []

    passes(morning, started_anew, seconds=2)
    assert board(morning) == [(Concern.SILENT, KIOSK)]


def test_a_kiosk_that_is_still_off_in_the_morning_is_news_when_the_doors_open(morning: Reception):
    morning.does(lambda session: session.execute(update(DeviceRow).values(last_seen=at("07:00"))))
    morning.now = at("07:44")
    process = Process(morning)

    passes(morning, process, seconds=50)
    assert board(morning) == []

    passes(morning, process, seconds=12)
    assert len(board(morning)) == 3


def test_a_day_without_appointments_is_shouted(reception: Reception):
    reception.now = at("10:00")

    passes(reception, Process(reception), seconds=1)

    assert board(reception) == [(Concern.NO_APPOINTMENTS, "")]


def test_and_not_where_everybody_comes_without_one(reception: Reception):
    reception.now = at("10:00")
    process = Process(reception)
    passes(reception, process, seconds=1)

    reception.is_told(expects_appointments=False)
    passes(reception, process, seconds=4)

    assert board(reception) == []


def test_colleagues_are_reached_through_another_process(morning: Reception):
    one, other = Process(morning), Process(morning)
    sara, rita = morning.staff[Role.CASEWORKER], morning.staff[Role.RECEPTIONIST]

    def listens(second: int) -> None:
        if second % 2 == 0:
            one.presence.note(sara, now=morning.now)

    passes(morning, one, other, seconds=6, each=listens)
    assert other.presence.note(rita, now=morning.now) == 1

    passes(morning, one, other, seconds=10)
    assert other.presence.note(rita, now=morning.now) == 0


def test_a_receptions_tool_that_went_down_is_missed_and_one_that_said_good_bye_is_not(
    morning: Reception, process: Process
):
    rita, lead = morning.staff[Role.RECEPTIONIST], morning.staff[Role.LEAD]
    process.presence.note(rita, now=morning.now)
    process.presence.note(lead, now=morning.now)
    passes(morning, process, seconds=3)
    process.presence.leave(lead)

    passes(morning, process, seconds=10)

    assert board(morning) == [(Concern.SILENT, rita.user_id)]
