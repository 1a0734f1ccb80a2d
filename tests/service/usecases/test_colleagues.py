"""Nobody answers, and a colleague fetches the citizen: who sees the visit when, and whose it is then."""

from datetime import timedelta
from typing import Any

import pytest

from builders.at_work import code
from builders.pickups import Ladder
from builders.reception import TODAY, Reception, at
from kiosk.domain.availability import Availability
from kiosk.domain.ids import StaffId
from kiosk.domain.matching import Flag
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.store.tables import AuditRow, StandInRow, VisitRow
from kiosk.service.usecases.caseworkers import say_availability
from kiosk.service.usecases.look_at_person import look_at_person
from kiosk.service.usecases.shown_visits import list_visits
from kiosk.service.usecases.staff import Staff
from kiosk.wire.staff import Person, Visit


@pytest.fixture
def ladder(reception: Reception) -> Ladder:
    """Bo and Eva have appointments of the team later in the day; Kim is of another."""
    reception.now = at("10:00")
    for name, team, clock in (("bo", "Job", "13:00"), ("eva", "Job", "13:30"), ("kim", "Ydelse", "14:00")):
        reception.employ(name)
        Ladder(reception).work.room.appointment(clock, b"020280", team=team, caseworker_id=name)
    return Ladder(reception)


def who(ladder: Ladder, name: str) -> Staff:
    me = ladder.reception.staff[Role.CASEWORKER]
    return Staff(user_id=StaffId(name), office_id=me.office_id, role=me.role, session_id=name)


def arrived(ladder: Ladder, **given: Any) -> VisitRow:
    ladder.work.room.appointment("10:00", team="Job")
    return ladder.work.room.arrives(17, declared="10:00", **given)


def seen_by(ladder: Ladder, name: str) -> list[Visit]:
    return ladder.reception.sees(lambda session: list_visits(session, who(ladder, name), day=TODAY)).visits


def seeing(ladder: Ladder) -> set[str]:
    return {name for name in ("bo", "eva", "kim", "caseworker") if seen_by(ladder, name)}


def has_stand_in(ladder: Ladder, name: str) -> None:
    row = StandInRow(user_id="caseworker", office_id="main", stand_in_id=name)
    ladder.reception.does(lambda session: session.add(row))


def test_the_team_sees_it_with_its_step_and_nobody_else(ladder: Ladder):
    arrived(ladder)
    ladder.passes(seconds=179)
    assert seeing(ladder) == {"caseworker"}

    ladder.passes(seconds=1)

    assert seeing(ladder) == {"caseworker", "bo", "eva"}


@pytest.mark.parametrize("away", [False, True])
def test_a_stand_in_without_any_channel_sees_it_in_place_of_who_is_away(ladder: Ladder, away: bool):
    has_stand_in(ladder, "kim")
    me, now = ladder.reception.staff[Role.CASEWORKER], ladder.reception.now
    said = Availability.AWAY if away else Availability.FREE
    ladder.reception.does(lambda session: say_availability(session, said, until=None, by=me, now=now))
    arrived(ladder)

    ladder.passes(seconds=90)

    assert seeing(ladder) == ({"caseworker", "kim"} if away else {"caseworker"})


def test_a_colleague_is_shown_number_time_and_whose_it_is(ladder: Ladder):
    visit = arrived(ladder)
    ladder.reception.does(lambda session: _says_more(session.get_one(VisitRow, visit.id)))
    ladder.passes(minutes=3)

    (shown,) = seen_by(ladder, "bo")

    assert (shown.number, shown.caseworker and shown.caseworker.id) == (17, "caseworker")
    assert shown.appointment is not None
    assert (shown.needs, shown.topic, shown.language, shown.declared, shown.candidates) == ([], None, None, None, [])
    assert (shown.flags, shown.colleagues, shown.queued_from) == ([], ["bo"], shown.arrived_at)
    ladder.work.does(visit, Step.COMING, who(ladder, "bo"))
    assert seen_by(ladder, "bo")[0].needs == ["interpreter"]


def _says_more(row: VisitRow) -> None:
    row.needs, row.flags, row.language = ["interpreter"], [Flag.NUMBER_UNSEEN], "ar"
    row.queued_from = row.arrived_at - timedelta(minutes=10)


def test_the_first_to_come_has_it_and_the_others_see_who_comes(ladder: Ladder):
    visit = arrived(ladder)
    ladder.passes(minutes=3)

    ladder.work.does(visit, Step.COMING, who(ladder, "bo"))

    assert seeing(ladder) == {"caseworker", "bo", "eva"}
    for name in ("caseworker", "bo", "eva"):
        (shown,) = seen_by(ladder, name)
        assert (shown.caseworker and shown.caseworker.id, shown.status) == ("bo", "on_the_way")
        assert shown.on_behalf_of is not None and shown.on_behalf_of.id == "caseworker"
    assert code(ladder.work.takes(visit, Step.COMING, who(ladder, "eva"))) == "wrong_state"


def test_who_was_not_reached_takes_no_step_and_is_not_told_why(ladder: Ladder):
    visit = arrived(ladder)

    for wait in (0, 180):
        ladder.passes(seconds=wait)
        for step in Step:
            assert code(ladder.work.takes(visit, step, who(ladder, "kim"))) == "not_found"


def test_a_colleague_can_take_back_that_they_come(ladder: Ladder):
    visit = arrived(ladder)
    ladder.passes(minutes=3)
    ladder.work.does(visit, Step.COMING, who(ladder, "bo"))

    ladder.work.does(visit, Step.UNDO, who(ladder, "bo"))

    row = ladder.work.again(visit)
    assert (row.caseworker_id, row.on_behalf_of, row.colleagues, row.escalation) == (
        "caseworker",
        None,
        "bo eva",
        "team",
    )
    assert seeing(ladder) == {"caseworker", "bo", "eva"}


def test_who_was_told_loses_it_when_it_is_over_and_whose_citizen_it_is_does_not(ladder: Ladder):
    visit = arrived(ladder)
    ladder.passes(minutes=3)
    told = len(ladder.work.room.events())

    ladder.work.does(visit, Step.COLLECTED, who(ladder, "bo"))

    assert seeing(ladder) == {"caseworker", "bo"}
    assert ladder.work.room.events()[told:] == [("visit", visit.id), ("visit_gone", f"{visit.id} eva")]


def test_handed_to_somebody_else_it_is_gone_for_all_who_were_told(ladder: Ladder):
    visit = arrived(ladder)
    ladder.passes(minutes=3)
    ladder.work.does(visit, Step.COMING, who(ladder, "bo"))
    told = len(ladder.work.room.events())

    ladder.work.does(visit, Step.HAND_OVER, caseworker_id="kim")

    assert seeing(ladder) == {"kim"}
    gone = [subject for kind, subject in ladder.work.room.events()[told:] if kind == "visit_gone"]
    assert gone == [f"{visit.id} {name}" for name in ("bo", "caseworker", "eva")]


def test_taken_back_whoever_was_told_for_somebody_else_meanwhile_sees_it_no_more(ladder: Ladder):
    visit = arrived(ladder)
    ladder.reception.does(lambda session: session.add(StandInRow(user_id="kim", office_id="main", stand_in_id="eva")))
    away, now = Availability.AWAY, ladder.reception.now
    ladder.reception.does(lambda session: say_availability(session, away, until=None, by=who(ladder, "kim"), now=now))
    ladder.work.does(visit, Step.HAND_OVER, caseworker_id="kim")
    ladder.passes(seconds=90)
    assert seeing(ladder) == {"kim", "eva"}
    told = len(ladder.work.room.events())

    ladder.work.does(visit, Step.UNDO)

    assert seeing(ladder) == {"caseworker"}
    gone = [subject for kind, subject in ladder.work.room.events()[told:] if kind == "visit_gone"]
    assert gone == [f"{visit.id} {name}" for name in ("eva", "kim")]


def test_the_audit_says_for_whom_it_was_done(ladder: Ladder):
    visit = arrived(ladder)
    ladder.passes(minutes=3)
    ladder.work.does(visit, Step.COMING, who(ladder, "bo"))

    (row,) = ladder.reception.sees(lambda session: session.query(AuditRow).filter_by(action="visit.coming").all())
    assert (row.actor, row.detail["on_behalf_of"]) == ("bo", "caseworker")


def test_the_name_is_looked_up_by_who_was_told_and_noted(ladder: Ladder):
    visit = arrived(ladder)

    def looks(name: str) -> object:
        by, now = who(ladder, name), ladder.reception.now
        return ladder.reception.does(
            lambda session: look_at_person(
                session, visit.appointment_id or "", keys=ladder.reception.keys, by=by, now=now
            )
        )

    assert code(looks("bo")) == "not_found"
    ladder.passes(minutes=3)
    assert isinstance(looks("bo"), Person)
    assert code(looks("kim")) == "not_found"
    ladder.work.does(visit, Step.COLLECTED, who(ladder, "eva"))
    assert code(looks("bo")) == "not_found"
    looked = ladder.reception.sees(
        lambda session: [row.actor for row in session.query(AuditRow).filter_by(action="person.looked_at")]
    )
    assert looked == ["bo"]
