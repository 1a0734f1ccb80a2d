"""The last step's messages come to nothing, one after the other: the board shows it, but not before, and only then."""

from functools import partial

import pytest

from builders.pickups import Ladder
from builders.reception import Reception, at
from kiosk.domain.channels import ChannelScope
from kiosk.domain.pickups import Rung
from kiosk.domain.visits import Step
from kiosk.service.notify.messages import Delivered, Failed, TryAgain
from kiosk.service.notify.outbox import Dropped, Result, Tried, note, take_in_hand
from kiosk.service.store.tables import VisitRow

GONE = Failed(reason="channel_gone")
BUSY = TryAgain(after=None, reason="busy")


@pytest.fixture
def ladder(reception: Reception) -> Ladder:
    """It ends at two channels of the office."""
    reception.now = at("10:00")
    ladder = Ladder(reception)
    ladder.has_channel("mail")
    ladder.has_channel("desk", ChannelScope.OFFICE)
    ladder.has_channel("guard", ChannelScope.OFFICE)
    ladder.says((0, Rung.STAFF_TOOL), (30, Rung.CHANNELS), (60, Rung.OFFICE))
    return ladder


def _on_top(ladder: Ladder) -> VisitRow:
    ladder.work.room.appointment("10:00")
    visit = ladder.work.room.arrives(17, declared="10:00")
    ladder.passes(seconds=30)
    ladder.passes(seconds=30)
    return visit


def _comes_to(ladder: Ladder, **results: Result) -> None:
    """What is tried now comes to this, by the channel; nothing comes of the rest."""
    does, now = ladder.reception.does, ladder.reception.now
    taken = does(partial(take_in_hand, holder="one", most=9, full=(), now=now))
    tried = [Tried(message=each, result=results.get(each.channel_id, BUSY), at=now, chance=0) for each in taken]
    does(partial(note, tried=tried, holder="one", now=now))


@pytest.mark.parametrize("late", [GONE, Dropped()])
def test_a_last_step_none_of_whose_messages_gets_through_shows_on_the_board(ladder: Ladder, late: Result):
    visit = _on_top(ladder)
    before = ladder.work.again(visit).version

    _comes_to(ladder, desk=GONE, mail=Delivered())
    assert ladder.escalation(visit) == "office"
    told = ladder.work.room.events()
    ladder.reception.later(seconds=10)
    _comes_to(ladder, guard=late)

    assert ladder.escalation(visit) == "board"
    assert ladder.work.again(visit).version == before + 1
    assert ladder.work.room.events() == [*told, ("visit", visit.id)]


def test_what_was_tried_until_it_was_stale_shows_on_the_board(ladder: Ladder):
    visit = _on_top(ladder)
    _comes_to(ladder)

    ladder.reception.later(minutes=9)
    _comes_to(ladder)
    assert ladder.escalation(visit) == "office"
    ladder.reception.later(minutes=1)
    _comes_to(ladder)

    assert ladder.messages(state="stale", reason="late") == [("mail", "pickup"), ("desk", "team"), ("guard", "team")]
    assert ladder.escalation(visit) == "board"


def test_one_message_that_gets_through_is_enough(ladder: Ladder):
    visit = _on_top(ladder)

    _comes_to(ladder, desk=Delivered(), guard=GONE, mail=GONE)

    assert ladder.escalation(visit) == "office"


def test_a_step_with_another_one_above_it_may_fail(ladder: Ladder):
    ladder.says((0, Rung.STAFF_TOOL), (60, Rung.OFFICE), (300, Rung.BOARD))
    visit = _on_top(ladder)

    _comes_to(ladder, desk=GONE, guard=GONE)

    assert ladder.escalation(visit) == "office"


@pytest.mark.parametrize("step", [Step.COMING, Step.COLLECTED])
def test_after_an_answer_nothing_is_shown(ladder: Ladder, step: Step):
    visit = _on_top(ladder)
    does, now = ladder.reception.does, ladder.reception.now
    taken = does(partial(take_in_hand, holder="one", most=9, full=(), now=now))

    ladder.answers(visit, step)
    tried = [Tried(message=each, result=GONE, at=now, chance=0) for each in taken]
    does(partial(note, tried=tried, holder="one", now=now))

    assert len(tried) == 3 and ladder.escalation(visit) is None


def test_what_grew_stale_behind_an_answer_that_is_taken_back_shows_on_the_board(ladder: Ladder):
    visit = _on_top(ladder)
    ladder.reception.later(minutes=9, seconds=30)
    ladder.answers(visit, Step.COMING)
    ladder.reception.later(minutes=1)

    ladder.answers(visit, Step.UNDO)

    assert ladder.escalation(visit) == "board"


def test_steps_that_were_made_together_after_a_time_out_of_service_are_told_apart(ladder: Ladder):
    ladder.work.room.appointment("10:00")
    visit = ladder.work.room.arrives(17, declared="10:00")
    ladder.passes(minutes=5)

    _comes_to(ladder, mail=Delivered(), desk=GONE, guard=GONE)

    assert ladder.escalation(visit) == "board"
