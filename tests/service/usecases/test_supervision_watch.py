"""Who watches the machines, at work: what stands on the board when, on a clock that the test sets."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from builders.arrivals import KioskRoom
from builders.reception import DISPLAY, KIOSK, OFFICE, Reception, at
from kiosk.domain.ids import DeviceId, OfficeId
from kiosk.domain.message_kinds import MessageKind
from kiosk.domain.roles import Role
from kiosk.domain.supervision import Concern, Limits, Notice, notices
from kiosk.service.store.tables import ChannelRow, DeviceRow, EventRow, NoticeRow, OutboxRow
from kiosk.service.usecases import supervision_watch
from kiosk.service.usecases.devices import Device
from kiosk.service.usecases.presence import Presence
from kiosk.service.usecases.put_message import IN_HAND_FOR, put_message
from kiosk.service.usecases.signs_of_life import Heartbeat, SignsOfLife, write_sign
from kiosk.service.usecases.standing_notices import notices_of
from kiosk.service.usecases.supervision_watch import SupervisionWatch
from kiosk.wire.words import DeviceKind, Paper

BEAT = 5


class Process:
    """One service process and what it hears, without its thread."""

    def __init__(self, reception: Reception) -> None:
        self.signs, self.presence = SignsOfLife(), Presence()
        self._reception = reception
        self.watch = SupervisionWatch(
            reception.store, signs=self.signs, presence=self.presence, clock=lambda: reception.now
        )

    def hears(self, device: str = KIOSK, **said: object) -> None:
        kind = DeviceKind(device.partition("-")[0])
        heard = Device(id=DeviceId(device), office_id=OfficeId(OFFICE), kind=kind)
        news = self.signs.note(heard, Heartbeat(**said), now=self._reception.now)  # type: ignore[arg-type]
        if news is not None:
            self._reception.does(lambda session: write_sign(session, news))


@pytest.fixture
def morning(reception: Reception) -> Reception:
    """A Monday at ten, with one appointment far away."""
    reception.now = at("10:00")
    KioskRoom(reception).appointment("15:00", b"010190")
    return reception


@pytest.fixture
def process(morning: Reception) -> Process:
    return Process(morning)


def board(reception: Reception) -> list[tuple[str, str]]:
    return [(each.concern, each.subject) for each in reception.sees(lambda session: notices_of(session, OFFICE))]


def passes(
    reception: Reception, *processes: Process, seconds: int, each: Callable[[int], None] = lambda _: None
) -> None:
    for second in range(seconds):
        reception.later(seconds=1)
        each(second)
        for process in processes:
            process.watch.look()


def events(reception: Reception) -> int:
    return reception.sees(lambda session: session.scalar(select(func.count()).select_from(EventRow))) or 0


def test_a_kiosk_that_beats_is_no_news_and_costs_a_write_for_each_of_its_beats_at_most(
    morning: Reception, process: Process, monkeypatch: pytest.MonkeyPatch
):
    writes: list[object] = []
    write = morning.store.write

    def counted(job: Callable[[Session], object]) -> object:
        writes.append(job)
        return write(job)

    monkeypatch.setattr(morning.store, "write", counted)

    passes(morning, process, seconds=30, each=lambda second: process.hears() if second % BEAT == 0 else None)

    assert (board(morning), events(morning)) == ([], 0)
    assert len(writes) <= 30 / BEAT
    last_seen = morning.sees(lambda session: session.get_one(DeviceRow, KIOSK).last_seen)
    assert last_seen is not None and morning.now - last_seen <= timedelta(seconds=BEAT + 2)


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


def add_channel(reception: Reception, scope: str = "office") -> None:
    row = ChannelRow(
        id=f"to-{scope}", office_id=OFFICE, kind="email", name="Vagten", scope=scope, staff_id=None, team=None,
        sealed_settings=b"", created_at=reception.now, removed_at=None,
    )  # fmt: skip
    reception.does(lambda session: session.add(row))


def messages(reception: Reception) -> list[tuple[str, str]]:
    rows = reception.sees(lambda session: session.execute(select(OutboxRow.channel_id, OutboxRow.kind)).all())
    return [(channel, kind) for channel, kind in rows]


def test_whoever_the_office_names_is_told_once_of_what_lasts(morning: Reception):
    one, other = Process(morning), Process(morning)
    add_channel(morning)
    add_channel(morning, "team")
    one.hears()

    passes(morning, one, other, seconds=60)
    assert (board(morning), messages(morning)) == ([(Concern.SILENT, KIOSK)], [])

    passes(morning, one, other, seconds=20)
    assert messages(morning) == [("to-office", "silent_device")]


def test_messages_that_nobody_sends_are_seen(morning: Reception, process: Process):
    add_channel(morning)
    put = partial(put_message, office_id=OFFICE, kind=MessageKind.PICKUP, to=["to-office"], now=morning.now)
    morning.does(lambda session: put(session, stale_after=timedelta(hours=1)))

    passes(morning, process, seconds=8)
    assert board(morning) == []

    passes(morning, process, seconds=1)
    assert board(morning) == [(Concern.SILENT, "")]
    assert len(messages(morning)) == 1


def in_hand(reception: Reception, *, for_seconds: float) -> None:
    until = reception.now + IN_HAND_FOR - timedelta(seconds=for_seconds)
    reception.does(lambda session: session.execute(update(OutboxRow).values(attempts=1, leased_until=until)))


def test_a_channel_that_hangs_is_what_stands_on_the_board_and_not_the_dispatcher(morning: Reception, process: Process):
    add_channel(morning)
    put = partial(put_message, office_id=OFFICE, kind=MessageKind.PICKUP, to=["to-office"], now=morning.now)
    morning.does(lambda session: put(session, stale_after=timedelta(hours=1)))
    in_hand(morning, for_seconds=0)

    passes(morning, process, seconds=3)
    assert board(morning) == []

    passes(morning, process, seconds=6)
    assert board(morning) == [(Concern.FAILING, "to-office")]


@pytest.mark.parametrize(("state", "board_says"), [("failed", [(Concern.FAILING, "to-office")]), ("sent", [])])
def test_a_channel_whose_last_message_failed_is_seen(morning: Reception, state: str, board_says: list[object]):
    add_channel(morning)
    put = partial(put_message, office_id=OFFICE, kind=MessageKind.PICKUP, to=["to-office"], now=morning.now)
    morning.does(lambda session: put(session, stale_after=timedelta(hours=1)))
    morning.does(lambda session: session.execute(update(OutboxRow).values(state=state)))

    passes(morning, Process(morning), seconds=1)

    assert board(morning) == board_says
