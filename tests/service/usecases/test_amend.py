"""Amendments: needs and corrected times, before their arrival, beside it, and after people have acted."""

import uuid

import pytest

from builders.arrivals import CASEWORKER, KioskRoom, flags
from builders.reception import Reception, at


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


def test_needs_reach_the_visit_and_are_told(room: KioskRoom):
    visit = room.arrives(17)

    amended = room.amends(visit, needs=["interpreter"])

    assert amended.needs == ["interpreter"]
    assert amended.version == visit.version + 1
    assert room.events()[-1] == ("visit", visit.id)


def test_the_latest_needs_count(room: KioskRoom):
    visit = room.amends(room.arrives(17), needs=["interpreter"])
    room.reception.later(seconds=2)

    assert room.amends(visit, needs=[]).needs == []


def test_a_corrected_time_is_matched_anew(room: KioskRoom):
    appointment = room.appointment("10:00")
    visit = room.arrives(17, declared="14:00")

    corrected = room.amends(visit, declared="10:00")

    assert visit.outcome == "near_miss"
    assert (corrected.outcome, corrected.appointment_id, corrected.caseworker_id) == (
        "matched",
        appointment,
        CASEWORKER,
    )
    assert (corrected.declared, flags(corrected)) == ("10:00", set())


def test_a_corrected_time_never_makes_a_duplicate_of_itself(room: KioskRoom):
    room.appointment("10:00")

    corrected = room.amends(room.arrives(17, declared="10:00"), declared="unknown")

    assert corrected.outcome == "matched"


def test_what_people_decided_is_not_decided_again(room: KioskRoom):
    room.appointment("10:00")
    visit = room.arrives(17, declared="14:00")
    room.sets(visit, acted=True)

    corrected = room.amends(visit, declared="10:00")

    assert (corrected.outcome, corrected.appointment_id) == ("near_miss", None)
    assert (corrected.declared, flags(corrected)) == ("10:00", {"corrected"})


@pytest.mark.parametrize("together", [True, False])
def test_an_amendment_may_come_first(room: KioskRoom, together: bool):
    room.appointment("10:00")
    arrival = str(uuid.uuid4())
    amendment = room.amending(17, arrival, needs=["private"], declared="10:00")
    sealed = room.sealed(17, id=arrival, declared="none")

    if together:
        room.sends(amendment, sealed)
    else:
        room.sends(amendment)
        room.sends(sealed)

    (visit,) = room.visits()
    assert (visit.outcome, visit.needs, visit.declared) == ("matched", ["private"], "10:00")


def test_an_amendment_whose_arrival_never_comes_is_evidence_only(room: KioskRoom):
    amendment = room.amending(17, str(uuid.uuid4()), needs=["private"])

    room.sends(amendment)

    evidence = room.evidence(amendment["id"])
    assert room.visits() == []
    assert evidence is not None and (evidence.kind, evidence.visit_id) == ("amend", None)


def test_an_amendment_of_a_merged_number_reaches_the_visit_it_was_merged_into(room: KioskRoom):
    stays, gone = room.arrives(17), room.arrives(18)
    room.sets(stays, also=[18], needs=["private"], acted=True)
    room.sets(gone, status="void", merged_into=stays.id, acted=True)

    room.amends(gone, needs=["interpreter"])

    assert room.again(stays).needs == ["interpreter", "private"]
    assert room.again(gone).needs == []
