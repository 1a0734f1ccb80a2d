"""What reaches out of the house is watched: channels, whoever sends, and who is written to about what is wrong."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from builders.reception import KIOSK, OFFICE, Reception
from builders.watching import Process, a_morning, board, passes
from kiosk.domain.message_kinds import MessageKind
from kiosk.domain.supervision import Concern, Limits, notices
from kiosk.service.store.tables import ChannelRow, OutboxRow, SourceRow
from kiosk.service.usecases import supervision_watch
from kiosk.service.usecases.put_message import IN_HAND_FOR, put_message


@pytest.fixture
def morning(reception: Reception) -> Reception:
    return a_morning(reception)


@pytest.fixture
def process(morning: Reception) -> Process:
    return Process(morning)


def test_a_source_that_nobody_asks_any_more_stands_on_the_board(morning: Reception, monkeypatch: pytest.MonkeyPatch):
    soon = Limits(source_overdue=timedelta(seconds=5))
    monkeypatch.setattr(supervision_watch, "notices", partial(notices, limits=soon))
    row = SourceRow(
        office_id=OFFICE, id="drop", name="Sagssystemet", looked_at=morning.now, good_at=morning.now,
        failing_since=None, reason="", wanted_at=None,
    )  # fmt: skip
    morning.does(lambda session: session.add(row))
    process = Process(morning, asked_every={"drop": timedelta(seconds=2)})
    nobodys = Process(morning)

    passes(morning, process, seconds=7)
    assert board(morning) == []
    passes(morning, process, seconds=1)
    assert board(morning) == [(Concern.SILENT, "drop")]

    passes(morning, nobodys, seconds=1)
    assert board(morning) == []


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


def test_word_of_a_channel_that_fails_goes_over_those_that_work(morning: Reception, process: Process):
    for scope in ("office", "guard", "staff"):
        add_channel(morning, scope)
    fails = update(ChannelRow).where(ChannelRow.id.in_(["to-office", "to-staff"])).values(failing_since=morning.now)
    others = update(ChannelRow).where(ChannelRow.id == "to-guard").values(scope="office")
    morning.does(lambda session: (session.execute(fails), session.execute(others)))

    passes(morning, process, seconds=65)

    assert board(morning) == [(Concern.FAILING, "to-office"), (Concern.FAILING, "to-staff")]
    assert messages(morning) == [("to-guard", "channel_failed")] * 2


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
