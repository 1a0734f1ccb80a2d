"""Figures of today, and of days whose rows have gone."""

import json
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from builders.arrivals import KioskRoom
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.domain.figures import DayFigures
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AppointmentRow, DayFiguresRow, VisitRow, VisitStepRow
from kiosk.service.usecases.call_next import call_next
from kiosk.service.usecases.figures import days_to_keep, figures_by_day, keep_day
from kiosk.service.usecases.step_of_visit import StepGiven, take_step

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    """One citizen with an appointment and one without, both served; somebody who does not come."""
    reception.now = at("09:52")
    room = KioskRoom(reception)
    room.appointment("10:00")
    room.appointment("11:00", b"020280", no_show_at=at("11:20"))
    room.appointment("12:00", b"030370", cancelled=True)
    visit = room.arrives(17, declared="10:00")
    room.arrives(18, digits=None, declared="none", topic="general", language="ar")
    reception.now = at("10:04")
    by = reception.staff[Role.RECEPTIONIST]
    collected = partial(take_step, visit_id=visit.id, step=Step.COLLECTED, given=StepGiven(), by=by)
    reception.does(partial(collected, now=reception.now))
    called = reception.does(partial(call_next, desk_id="1", by=by, day=TODAY, now=reception.now))
    assert isinstance(called, VisitRow)
    reception.does(partial(collected, visit_id=called.id, now=reception.now))
    return room


def night_comes(room: KioskRoom, before: date) -> None:
    days = room.reception.sees(partial(days_to_keep, office_id=OFFICE, before=before))
    for day in days:
        room.reception.does(partial(keep_day, office_id=OFFICE, day=day, now=room.reception.now))


def figures(room: KioskRoom) -> DayFigures | None:
    found = room.reception.sees(partial(figures_by_day, office_id=OFFICE, first=TODAY, last=TOMORROW))
    return found.get(TODAY)


EXPECTED = DayFigures(
    arrivals_by_hour={9: 2},
    appointment_waits={4: 1},
    other_waits={12: 1},
    collected=1,
    collected_in_time=1,
    planned=2,
    no_shows=1,
    walk_ins_by_topic={"general": 1},
    kiosk_by_language={"da": 1, "ar": 1},
)


def test_today_is_counted_as_it_goes(room: KioskRoom):
    assert figures(room) == EXPECTED


def test_who_came_after_the_no_show_was_noted_is_none(room: KioskRoom):
    room.reception.now = at("11:30")
    late = room.arrives(19, digits=b"020280", declared="11:00")

    found = figures(room)

    assert late.outcome == "matched"
    assert found is not None
    assert (found.planned, found.no_shows) == (2, 0)


def test_a_day_that_is_over_keeps_its_figures_when_its_rows_go(room: KioskRoom):
    night_comes(room, TOMORROW)
    for table in (VisitStepRow, VisitRow, AppointmentRow):
        room.reception.does(partial(Session.execute, statement=delete(table)))

    assert figures(room) == EXPECTED


def test_what_is_kept_is_not_counted_again_and_today_is_not_kept(room: KioskRoom):
    night_comes(room, TODAY)
    assert room.reception.sees(lambda session: session.scalars(select(DayFiguresRow)).all()) == []

    night_comes(room, TOMORROW)
    room.reception.does(lambda session: session.execute(delete(VisitStepRow)))
    night_comes(room, TOMORROW)

    assert figures(room) == EXPECTED


def test_no_id_and_no_number_is_kept(room: KioskRoom):
    night_comes(room, TOMORROW)

    kept = json.dumps(room.reception.sees(lambda session: session.scalars(select(DayFiguresRow)).one()).figures)

    assert not any(visit.id in kept or (visit.arrival_id or "?") in kept for visit in room.visits())
    assert "010190" not in kept
