"""Receivers are looked at while nothing is sent: one that is away stands on the board, and goes when it is back."""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from builders.mail_server import mail_server
from builders.pickups import Ladder
from builders.post import Post, Receiver
from builders.reception import OFFICE, Reception
from builders.watching import Process, a_morning, board, events, passes
from kiosk.domain.supervision import LIMITS, Concern, Part
from kiosk.service.notify import channel_watch, messages
from kiosk.service.notify.channel_watch import ChannelWatch
from kiosk.service.notify.open_channels import OpenChannels
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.channel_looks import note_looks
from kiosk.service.usecases.supervision import supervision
from kiosk.settings.service import ServiceSettings

FAILS = [(Concern.FAILING, "mail")]
EVERY = LIMITS.channels_looked_at


@pytest.fixture
def morning(sqlite_copy: str, tmp_path: Path) -> Iterator[Reception]:
    store = Store(sqlite_copy)
    yield a_morning(Reception.opened(store, KeyRing(tmp_path / "secrets")))
    store.close()


@dataclass(eq=False)
class Looked:
    """A receiver that answers as the test says; `looks` counts."""

    answer: Callable[[int], bool] = lambda nth: True
    looks: int = 0

    def answers(self) -> bool:
        self.looks += 1
        return self.answer(self.looks)


@dataclass
class House:
    """Channels of an office, each with a receiver, and processes that look."""

    morning: Reception
    receivers: dict[str, Looked] = field(default_factory=dict)

    def has(self, name: str, answer: Callable[[int], bool] = lambda nth: True) -> Looked:
        Ladder(self.morning).has_channel(name)
        return self.receivers.setdefault(name, Looked(answer))

    def process(self) -> ChannelWatch:
        return ChannelWatch(
            self.morning.store,
            receiver_of=lambda row: self.receivers.get(row.id),
            clock=lambda: self.morning.now,
            soon=timedelta(),
        )

    def board(self) -> list[tuple[str, str]]:
        passes(self.morning, self.supervising, seconds=5)
        return board(self.morning)

    def __post_init__(self) -> None:
        self.supervising = Process(self.morning)


@pytest.fixture
def house(morning: Reception) -> House:
    return House(morning)


def at_mail(morning: Reception, port: int) -> ChannelWatch:
    """Looks at the mail server of that port."""
    mail: Any = {"server": f"127.0.0.1:{port}", "sender": "reception@example.org", "security": "none"}
    settings = ServiceSettings(secrets_dir=morning.keys.folder, mail=mail)
    channels = OpenChannels(morning.keys, settings, lambda: morning.now)
    return ChannelWatch(morning.store, receiver_of=channels.receiver_of, clock=lambda: morning.now, soon=timedelta())


def is_seen_in_time_and_goes(morning: Reception) -> bool:
    """A mail server that is there, goes away, and is back: what the board shows five seconds after each look."""
    Ladder(morning).has_channel("mail")
    supervising, boards = Process(morning), []
    with ExitStack() as running:
        port = running.enter_context(mail_server()).port
        watch = at_mail(morning, port)
        for change in (lambda: None, running.pop_all().close, lambda: running.enter_context(mail_server(port=port))):
            change()
            watch.look()
            passes(morning, supervising, seconds=5)
            boards.append(board(morning))
            morning.later(seconds=55)
    return boards == [[], FAILS, []]


def test_a_mail_server_that_goes_away_stands_on_the_board_and_goes_when_it_is_back(morning: Reception):
    assert is_seen_in_time_and_goes(morning)
    assert events(morning) == 2


def sees_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_watch, "_without_answer", lambda receivers: ())


def notes_no_good_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def noted(session: Session, *, seen: Collection[str], in_vain: Collection[str], now: datetime) -> None:
        note_looks(session, seen=(), in_vain=in_vain, now=now)

    monkeypatch.setattr(channel_watch, "note_looks", noted)


@pytest.mark.parametrize("defect", [sees_everybody, notes_no_good_look])
def test_a_watch_with_a_defect_is_caught(
    morning: Reception, monkeypatch: pytest.MonkeyPatch, defect: Callable[[pytest.MonkeyPatch], None]
):
    defect(monkeypatch)

    assert not is_seen_in_time_and_goes(morning)


def is_no_news(house: House) -> bool:
    """One look in vain, and the next one is answered."""
    house.has("mail", lambda nth: nth != 1)
    house.process().look()
    return house.board() == []


def test_one_lost_packet_is_no_news(house: House):
    assert is_no_news(house)


def test_a_watch_that_looked_once_is_caught(house: House, monkeypatch: pytest.MonkeyPatch):
    look = channel_watch._without_answer
    found: list[Collection[messages.Receiver]] = []

    def once(receivers: Collection[messages.Receiver]) -> Collection[messages.Receiver]:
        if not found:
            found.append(look(receivers))
        return found[0]

    monkeypatch.setattr(channel_watch, "_without_answer", once)

    assert not is_no_news(house)


def test_a_receiver_that_is_away_is_looked_at_often_and_the_others_are_left_in_peace(house: House):
    away, here = house.has("mail", lambda nth: False), house.has("hook")
    watch = house.process()

    for _ in range(4):
        assert watch.look() == LIMITS.failing_looked_at.total_seconds()
        house.morning.later(seconds=5)

    assert (away.looks, here.looks) == (8, 1)
    assert house.board() == FAILS


def test_of_several_processes_one_looks_and_another_one_when_it_has_ended(house: House):
    receiver = house.has("mail")
    first, second = house.process(), house.process()
    first.start()
    Post(house.morning).until(lambda: receiver.looks == 1 and first._all_looked_at is not None)
    second.look()
    assert receiver.looks == 1

    first.stop()
    second.look()
    assert receiver.looks == 2


def test_channels_of_one_receiver_share_a_look(house: House):
    house.receivers["anne"] = house.has("mail")
    Ladder(house.morning).has_channel("anne")

    house.process().look()

    assert house.receivers["anne"].looks == 1


def test_what_cannot_be_looked_at_is_left_to_its_messages(house: House):
    Ladder(house.morning).has_channel("ntfy")

    assert house.process().look() == EVERY.total_seconds()
    assert house.board() == []


def test_a_receiver_with_a_defect_is_not_the_end_of_the_others(house: House):
    def breaks(nth: int) -> bool:
        raise ZeroDivisionError

    house.has("mail", breaks)
    house.has("hook")
    house.process().look()

    assert house.board() == FAILS


def test_a_message_that_came_through_is_a_sign_of_life_until_the_next_look_in_vain(house: House):
    house.has("mail", lambda nth: False)
    watch, post = house.process(), Post(house.morning, receivers={"mail": Receiver()})
    watch.look()
    assert house.board() == FAILS

    with post.dispatched():
        post.puts("mail")
        post.until_done()
    assert house.board() == []

    watch.look()
    assert house.board() == FAILS


def test_staff_see_when_a_channel_was_last_known_to_work(house: House):
    Ladder(house.morning).has_channel("mail")
    house.morning.does(lambda session: note_looks(session, seen=["mail"], in_vain=[], now=house.morning.now))

    parts = house.morning.sees(lambda session: supervision(session, OFFICE)).parts

    assert [(each.id, each.last_seen) for each in parts if each.part == Part.CHANNEL] == [("mail", house.morning.now)]
    assert house.morning.sees(lambda session: session.get_one(ChannelRow, "mail")).failing_since is None
