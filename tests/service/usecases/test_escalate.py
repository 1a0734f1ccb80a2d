"""Nobody answers: each step of the policy at its time, once, and none after an answer."""

from datetime import timedelta

import pytest

from builders.pickups import Ladder
from builders.reception import Reception, at
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.domain.pickups import Rung
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AppointmentRow, EventRow, StandInRow, VisitRow
from kiosk.service.usecases.pickup_rounds import look_at_once

MAIL = ("mail", "pickup")
TEAM = ("team", "team")


@pytest.fixture
def ladder(reception: Reception) -> Ladder:
    reception.now = at("10:00")
    ladder = Ladder(reception)
    ladder.has_channel("mail")
    ladder.has_channel("team", ChannelScope.TEAM, team="Job")
    return ladder


def _arrived(ladder: Ladder, clock: str = "10:00") -> VisitRow:
    ladder.work.room.appointment(clock, team="Job")
    return ladder.work.room.arrives(17, declared=clock)


def test_the_default_policy_climbs_from_the_tool_to_the_board(ladder: Ladder):
    visit = _arrived(ladder)

    seen = []
    for seconds in (0, 89, 1, 90, 119, 1):
        ladder.passes(seconds=seconds)
        seen.append((ladder.escalation(visit), len(ladder.messages())))

    assert seen == [("staff_tool", 0), ("staff_tool", 0), ("channels", 1), ("team", 2), ("team", 2), ("board", 2)]
    assert ladder.messages() == [MAIL, TEAM]
    assert ladder.messages(number=17, visit_id=visit.id, state="waiting") == [MAIL, TEAM]


def test_nothing_more_happens_on_the_top_of_the_ladder(ladder: Ladder):
    visit = _arrived(ladder)
    ladder.passes(minutes=5)
    version = ladder.work.again(visit).version

    ladder.passes(hours=1)

    assert ladder.work.again(visit).version == version
    assert ladder.work.again(visit).step_due_at is None


def test_each_step_is_told_on_the_streams(ladder: Ladder):
    visit = _arrived(ladder)
    told = ladder.work.room.events()

    ladder.passes(seconds=90)

    assert ladder.work.room.events() == [*told, ("visit", visit.id)]


def test_the_clock_of_who_comes_early_starts_with_the_appointment(ladder: Ladder):
    visit = _arrived(ladder, "10:30")

    assert ladder.escalation(visit) is None
    ladder.passes(minutes=29, seconds=59)
    assert ladder.escalation(visit) is None
    ladder.passes(seconds=1)
    assert ladder.escalation(visit) == "staff_tool"


def test_an_appointment_that_is_put_off_waits_with_its_citizen(ladder: Ladder):
    visit = _arrived(ladder, "10:30")
    ladder.reception.does(
        lambda session: setattr(session.get_one(AppointmentRow, visit.appointment_id), "starts_at", at("11:00"))
    )

    ladder.passes(minutes=35)
    assert ladder.escalation(visit) is None
    ladder.passes(minutes=25)
    assert ladder.escalation(visit) == "staff_tool"


def test_an_appointment_that_is_brought_forward_starts_the_clock_at_once(ladder: Ladder):
    visit = _arrived(ladder, "10:30")
    appointment = visit.appointment_id or ""
    ladder.reception.does(
        lambda session: setattr(session.get_one(AppointmentRow, appointment), "starts_at", at("10:00"))
    )
    ladder.reception.does(lambda session: look_at_once(session, [appointment]))

    ladder.passes(seconds=1)

    assert ladder.escalation(visit) == "staff_tool"
    assert ladder.work.again(visit).step_due_at == at("10:00") + timedelta(seconds=90)


@pytest.mark.parametrize("step", [Step.COMING, Step.LATER])
def test_an_answer_stops_it_and_after_five_minutes_it_starts_again(ladder: Ladder, step: Step):
    visit = _arrived(ladder)
    ladder.passes(seconds=100)

    ladder.answers(visit, step)

    assert ladder.messages(state="waiting") == []
    assert ladder.messages(state="stale", reason="answered") == [MAIL]
    ladder.passes(minutes=4, seconds=59)
    assert ladder.escalation(visit) is None
    ladder.passes(seconds=1)
    assert ladder.escalation(visit) == "staff_tool"
    ladder.passes(seconds=90)
    assert ladder.messages() == [MAIL, MAIL]


def test_an_answer_is_about_one_citizen_and_the_others_are_still_told(ladder: Ladder):
    first = _arrived(ladder)
    ladder.work.room.appointment("10:00", b"020280", team="Job")
    other = ladder.work.room.arrives(18, digits=b"020280", declared="10:00")
    ladder.passes(seconds=90)

    ladder.answers(first, Step.COMING)
    assert ladder.messages(visit_id=other.id, state="waiting") == [MAIL]
    ladder.answers(other, Step.COMING)
    ladder.answers(first, Step.UNDO)

    assert ladder.messages(visit_id=first.id, state="waiting") == [MAIL]
    assert ladder.messages(visit_id=other.id, state="stale", reason="answered") == [MAIL]


@pytest.mark.parametrize("step", [Step.COLLECTED, Step.LEFT])
def test_who_is_fetched_or_gone_is_waited_for_no_more(ladder: Ladder, step: Step):
    visit = _arrived(ladder)

    ladder.work.does(visit, step)
    ladder.passes(hours=1)

    assert (ladder.escalation(visit), ladder.messages()) == (None, [])


def test_an_answer_that_is_taken_back_was_none(ladder: Ladder):
    visit = _arrived(ladder)
    ladder.passes(seconds=100)
    ladder.answers(visit, Step.COMING)
    ladder.reception.later(seconds=30)

    ladder.answers(visit, Step.UNDO)

    assert ladder.escalation(visit) == "channels"
    assert ladder.messages(state="waiting") == [MAIL]
    ladder.passes(seconds=50)
    assert ladder.messages() == [MAIL, TEAM]


def test_what_was_told_before_an_answer_that_is_taken_back_is_not_told_again(ladder: Ladder):
    ladder.says((0, Rung.STAFF_TOOL), (45, Rung.CHANNELS), (240, Rung.BOARD))
    visit = _arrived(ladder)
    ladder.passes(seconds=60)
    ladder.work.does(visit, Step.HAND_OVER, caseworker_id=ladder.reception.employ("bo").user_id)
    ladder.passes(seconds=60)

    ladder.work.does(visit, Step.UNDO)
    ladder.passes(seconds=1)

    assert ladder.messages() == [MAIL]
    assert ladder.work.again(visit).told_after == 45


def test_a_walk_in_climbs_from_the_hand_over(ladder: Ladder):
    visit = ladder.work.walk_in()
    ladder.passes(minutes=10)
    assert ladder.escalation(visit) is None

    ladder.work.does(visit, Step.HAND_OVER, caseworker_id="caseworker")
    assert ladder.escalation(visit) == "staff_tool"
    ladder.passes(seconds=90)

    assert ladder.messages() == [MAIL]


def test_after_a_time_out_of_service_the_highest_step_is_shown_and_nothing_stale_is_sent(ladder: Ladder):
    visit = _arrived(ladder)

    ladder.passes(minutes=12)

    assert ladder.escalation(visit) == "board"
    assert ladder.messages(state="stale", reason="late") == [MAIL]
    assert ladder.messages(state="waiting") == [TEAM]


def test_the_stand_in_is_told_while_the_caseworker_is_away(ladder: Ladder):
    ladder.reception.employ("bo")
    ladder.has_channel("bo's mail", staff_id="bo")
    row = StandInRow(user_id="caseworker", office_id="main", stand_in_id="bo")
    ladder.reception.does(lambda session: session.add(row))
    ladder.says((0, Rung.STAFF_TOOL), (90, Rung.CHANNELS), (180, Rung.STAND_IN), (300, Rung.BOARD))
    _arrived(ladder)

    ladder.passes(seconds=90)
    assert ladder.messages() == [MAIL]
    ladder.passes(seconds=90)
    assert ladder.messages() == [MAIL, ("bo's mail", "pickup")]


def test_a_step_goes_over_the_kinds_that_the_policy_names(ladder: Ladder):
    ladder.has_channel("sms", kind=ChannelKind.SMS)
    ladder.has_channel("office", ChannelScope.OFFICE)
    ladder.says((0, Rung.CHANNELS, "sms"), (60, Rung.OFFICE), (120, Rung.BOARD))

    visit = _arrived(ladder)
    ladder.passes(seconds=60)

    assert ladder.messages() == [("sms", "pickup"), ("office", "team")]
    assert ladder.escalation(visit) == "office"


def test_a_last_step_whose_channel_is_gone_shows_on_the_board(ladder: Ladder):
    ladder.says((0, Rung.STAFF_TOOL), (60, Rung.OFFICE))
    visit = _arrived(ladder)

    ladder.passes(seconds=60)

    assert ladder.escalation(visit) == "board"


def test_a_last_step_that_is_late_before_it_is_sent_shows_on_the_board(ladder: Ladder):
    ladder.has_channel("office", ChannelScope.OFFICE)
    ladder.says((0, Rung.STAFF_TOOL), (60, Rung.OFFICE))
    visit = _arrived(ladder)

    ladder.passes(minutes=20)

    assert ladder.messages(state="stale", reason="late") == [("office", "team")]
    assert ladder.escalation(visit) == "board"


def test_an_arrival_costs_one_event_with_its_first_step_in_it(ladder: Ladder):
    _arrived(ladder)

    assert ladder.reception.sees(lambda session: session.query(EventRow).count()) == 1
