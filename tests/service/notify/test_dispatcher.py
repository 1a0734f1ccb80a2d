"""The outbox is emptied: each message to its channel, again when it was refused, not any more when it is stale."""

import threading
from datetime import datetime, timedelta
from functools import partial
from typing import cast

import pytest

from builders.post import Post, Receiver, hanging
from builders.reception import Reception
from builders.store_that_goes import StoreThatGoes
from kiosk.domain.instants import later
from kiosk.service.notify.dispatcher import LASTS
from kiosk.service.notify.messages import Delivered, Failed, Message, TryAgain
from kiosk.service.notify.outbox import LEASE, Tried, next_due, note, take_in_hand
from kiosk.service.notify.waiting_a_little import LONGEST, pause_after
from kiosk.service.store.lease import hold_lease
from kiosk.service.store.store import Store
from kiosk.service.store.tables import LeaseRow, OutboxRow
from kiosk.service.usecases.put_message import IN_HAND_FOR, withdraw_messages


@pytest.fixture
def post(reception: Reception) -> Post:
    return Post(reception)


@pytest.fixture
def receiver(post: Post) -> Receiver:
    return post.receivers.setdefault("mail", Receiver())


def _refusing(times: int, *, after: timedelta | None = None) -> Receiver:
    receiver = Receiver()
    receiver.mood = lambda message: (
        TryAgain(after=after, reason="busy") if len(receiver.ids) <= times else Receiver().mood(message)
    )
    return receiver


def test_a_message_is_sent_and_noted(post: Post, receiver: Receiver):
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until_done()

    assert receiver.ids == [id]
    assert post.states() == {id: ("sent", None)}
    assert post.reception.sees(lambda session: session.get_one(OutboxRow, id)).sent_at == post.reception.now


def test_what_waited_before_the_start_is_sent_at_it(post: Post, receiver: Receiver):
    ids = post.puts("mail", "mail")

    with post.dispatched():
        post.until_done()

    assert sorted(receiver.ids) == sorted(ids)


def test_two_dispatchers_send_each_message_once(post: Post, receiver: Receiver):
    with post.dispatched(2):
        ids = [id for _ in range(20) for id in post.puts("mail", "mail")]
        post.until_done()

    assert sorted(receiver.ids) == sorted(ids)


def test_who_was_refused_comes_again_with_the_same_id(post: Post):
    receiver = post.receivers["mail"] = _refusing(2)
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until(lambda: post.states()[id][1] == "busy" and len(receiver.ids) == 1)
        post.reception.later(seconds=10)
        post.until(lambda: len(receiver.ids) == 2)
        post.reception.later(seconds=10)
        post.until_done()

    assert receiver.ids == [id] * 3
    assert post.states() == {id: ("sent", None)}


def test_who_names_a_time_is_not_asked_before(post: Post):
    receiver = post.receivers["mail"] = _refusing(1, after=timedelta(minutes=5))
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until(lambda: post.states()[id][1] == "busy")

    due = post.reception.sees(lambda session: session.get_one(OutboxRow, id)).due_at
    assert (receiver.ids, due) == ([id], post.reception.now + timedelta(minutes=5))


def test_what_was_refused_for_good_is_not_tried_again(post: Post, receiver: Receiver):
    receiver.mood = lambda message: Failed(reason="no_such_mailbox")
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until_done()

    assert post.states() == {id: ("failed", "no_such_mailbox")}
    assert receiver.ids == [id]


def test_a_stale_message_is_dropped_and_never_sent(post: Post, receiver: Receiver):
    (id,) = post.puts("mail", stale_after=timedelta(minutes=2))
    post.reception.later(minutes=2)

    with post.dispatched():
        post.until_done()

    assert (receiver.ids, post.states()) == ([], {id: ("stale", "late")})


def test_who_is_refused_for_too_long_is_dropped_when_it_is_stale(post: Post):
    post.receivers["mail"] = _refusing(99)
    with post.dispatched():
        (id,) = post.puts("mail", stale_after=timedelta(minutes=2))
        post.until(lambda: post.states()[id][1] == "busy")
        post.reception.later(minutes=2)
        post.until_done()

    assert post.states() == {id: ("stale", "late")}


def test_a_hanging_channel_does_not_hold_up_the_others(post: Post, receiver: Receiver):
    over = threading.Event()
    post.receivers["hangs"] = Receiver(mood=hanging(over))
    with post.dispatched():
        post.puts(*["hangs"] * 40)
        ids = post.puts(*["mail"] * 10)
        post.until(lambda: all(post.states()[id][0] == "sent" for id in ids))

        assert len(post.receivers["hangs"].ids) == 4
        over.set()
        post.until_done()


def test_a_channel_that_was_removed_fails(post: Post):
    (id,) = post.puts("gone")

    with post.dispatched():
        post.until_done()

    assert post.states() == {id: ("failed", "channel_gone")}


def test_a_channels_defect_is_an_attempt_like_any_other(post: Post, receiver: Receiver):
    def defect(message: Message) -> Failed:
        raise RuntimeError

    receiver.mood = defect
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until(lambda: post.states()[id] == ("waiting", "defect"))
        receiver.mood = Receiver().mood
        post.reception.later(seconds=5)
        post.until_done()

    assert post.states() == {id: ("sent", None)}


def _lease_ends(post: Post) -> datetime:
    return post.reception.sees(lambda session: session.get_one(LeaseRow, LEASE)).until


def _holds_lease(post: Post, holder: str) -> bool:
    return hold_lease(post.reception.store, LEASE, holder=holder, lasts=LASTS, now=post.reception.now)


def test_who_dies_with_a_message_in_hand_leaves_it_to_the_next_as_soon_as_its_lease_runs_out(
    post: Post, receiver: Receiver
):
    (id,) = post.puts("mail")
    now = post.reception.now
    assert _holds_lease(post, "the dead")
    post.reception.does(lambda session: take_in_hand(session, holder="the dead", most=9, full=(), now=now))

    post.reception.later(seconds=LASTS.total_seconds() - 1)
    assert post.reception.sees(partial(next_due, now=post.reception.now)) == later(now, IN_HAND_FOR)
    with post.dispatched():
        post.reception.later(seconds=1)
        post.until_done()

    assert receiver.ids == [id]
    assert LASTS.total_seconds() <= 6


def test_what_was_sent_while_the_database_was_away_is_not_sent_by_another_one(post: Post, receiver: Receiver):
    over = threading.Event()
    receiver.mood = hanging(over)
    stores = [StoreThatGoes(post.reception.store) for _ in range(2)]
    first, second = (post.dispatcher(cast(Store, each), lasts=timedelta(seconds=2.4)) for each in stores)
    first.start()
    (id,) = post.puts("mail")
    post.until(lambda: receiver.ids == [id])
    for each in stores:
        each.is_away.set()
    second.start()
    over.set()
    post.until(lambda: all(each.refused > 1 for each in stores))
    post.reception.later(minutes=1)
    stores[1].is_away.clear()
    post.until(lambda: stores[1].asked > 0)
    stores[0].is_away.clear()
    post.until_done()
    for dispatcher in (first, second):
        dispatcher.stop()

    assert receiver.ids == [id]
    assert post.states() == {id: ("sent", None)}


def test_what_was_taken_in_hand_without_its_dispatcher_hearing_of_it_is_sent(post: Post, receiver: Receiver):
    store = StoreThatGoes(post.reception.store, last_words=lambda answer: isinstance(answer, list) and bool(answer))
    (id,) = post.puts("mail")
    dispatcher = post.dispatcher(cast(Store, store))
    dispatcher.start()
    post.until_done()
    dispatcher.stop()

    assert receiver.ids == [id]
    assert post.reception.sees(lambda session: session.get_one(OutboxRow, id)).attempts == 1


def test_who_takes_leave_keeps_what_is_being_sent_until_it_is_sent(post: Post, receiver: Receiver):
    over = threading.Event()
    receiver.mood = hanging(over)
    first, second = post.dispatcher(), post.dispatcher()
    first.start()
    (id,) = post.puts("mail")
    post.until(lambda: receiver.ids == [id])
    second.start()
    leaving = threading.Thread(target=first.stop)
    leaving.start()
    for _ in range(5):
        post.reception.later(seconds=0.2)
        post.until(lambda: _lease_ends(post) > later(post.reception.now, timedelta(seconds=0.2)))
    over.set()
    leaving.join()
    post.until_done()
    second.stop()

    assert receiver.ids == [id]


def test_what_was_overtaken_is_noted_only_when_it_was_sent(post: Post):
    (id,) = post.puts("mail")
    slow = post.reception.now
    (message,) = post.reception.does(partial(take_in_hand, holder="slow", most=9, full=(), now=slow))
    post.reception.later(seconds=IN_HAND_FOR.total_seconds())
    post.reception.does(partial(take_in_hand, holder="quick", most=9, full=(), now=post.reception.now))

    for result, state in ((Failed(reason="busy"), "waiting"), (Delivered(), "sent")):
        tried = Tried(message=message, result=result, at=post.reception.now, chance=0)
        post.reception.does(partial(note, tried=[tried], holder="slow", now=tried.at))
        assert post.states()[id] == (state, None)


def test_what_is_in_hand_is_in_nobody_elses(post: Post):
    ids = post.puts("mail", "mail")
    assert _holds_lease(post, "one")
    takes = partial(take_in_hand, most=9, full=(), now=post.reception.now)

    taken = [post.reception.does(partial(takes, holder=who)) for who in ("one", "two")]

    assert [sorted(each.id for each in some) for some in taken] == [sorted(ids), []]


def test_an_answer_withdraws_what_waits_for_another_attempt(post: Post):
    receiver = post.receivers["mail"] = _refusing(99)
    with post.dispatched():
        (id,) = post.puts("mail")
        post.until(lambda: post.states()[id][1] == "busy")
        post.reception.does(lambda session: setattr(session.get_one(OutboxRow, id), "visit_id", "visit"))
        post.reception.does(lambda session: withdraw_messages(session, "visit"))
        post.reception.later(minutes=1)
        (other,) = post.puts("mail")
        post.until(lambda: other in receiver.ids)

    assert receiver.counted()[id] == 1
    assert post.states()[id] == ("stale", "answered")


@pytest.mark.parametrize(("attempts", "longest"), [(1, 1), (2, 2), (3, 4), (4, 6), (5000, 6)])
def test_the_pause_grows_and_is_spread(attempts: int, longest: int):
    assert pause_after(attempts, chance=0) == timedelta(seconds=longest) <= LONGEST
    assert pause_after(attempts, chance=1) == timedelta(seconds=longest) / 2
