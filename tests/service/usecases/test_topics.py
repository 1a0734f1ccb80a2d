"""Whom the walk-ins of a topic go ahead of: said by the lead, and by nobody in the public room."""

import pytest

from builders.at_work import AtWork
from builders.reception import OFFICE, Reception, at
from kiosk.domain.queue import Priority
from kiosk.domain.roles import Role
from kiosk.service.usecases.kiosk_state import kiosk_state
from kiosk.service.usecases.topics import change_topic, topic_settings
from kiosk.service.usecases.waiting_room import display_state
from kiosk.wire.devices import KioskState
from kiosk.wire.times import Topic, TopicChange


@pytest.fixture
def work(reception: Reception) -> AtWork:
    reception.now = at("09:52")
    return AtWork(reception)


def settled(work: AtWork, priority: Priority | None) -> Topic:
    change, lead = TopicChange(booking=None, priority=priority), work.reception.staff[Role.LEAD]
    topic = work.reception.does(
        lambda session: change_topic(session, "general", change, by=lead, now=work.reception.now)
    )
    assert isinstance(topic, Topic)
    return topic


def test_the_lead_says_whom_a_topic_goes_ahead_of(work: AtWork):
    before = work.reception.sees(lambda session: topic_settings(session, "general", office_id=OFFICE))
    assert isinstance(before, Topic)
    assert before.priority == Priority.ORDINARY

    assert settled(work, Priority.RAISED).priority == Priority.RAISED
    assert settled(work, None).priority == Priority.RAISED


def test_the_public_room_learns_nothing_of_it(work: AtWork):
    settled(work, Priority.ORDINARY)
    before = told_to_kiosks(work.reception)

    settled(work, Priority.FIRST)
    work.walk_in(12)
    work.walk_in(13, topic="general")

    assert told_to_kiosks(work.reception) == before
    shown = work.reception.sees(lambda session: display_state(session, OFFICE, now=work.reception.now))
    assert shown.here == [12, 13]


def told_to_kiosks(reception: Reception) -> KioskState:
    return reception.sees(lambda session: kiosk_state(session, OFFICE, now=reception.now))
