"""From an envelope in the inbox to a visit: product.md §3 on real rows, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from builders.arrivals import CASEWORKER, KioskRoom, flags, minutes_ago
from builders.reception import OFFICE, TODAY, Reception, at
from kiosk.service.store.tables import AuditRow, InboxRow
from kiosk.service.usecases.audit_chain import Holds, check_chain


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


def test_a_citizen_with_an_appointment_is_announced_to_their_caseworker(room: KioskRoom):
    appointment = room.appointment("10:00")

    visit = room.arrives(17, declared="10:00")

    assert (visit.outcome, visit.status, visit.number) == ("matched", "waiting", 17)
    assert (visit.appointment_id, visit.caseworker_id) == (appointment, CASEWORKER)
    assert flags(visit) == set()


def test_what_is_kept_for_the_citizen_names_the_source_and_no_digits(room: KioskRoom):
    room.appointment("10:00")
    visit = room.arrives(17, declared="10:00")

    evidence = room.evidence(visit.arrival_id or "")

    assert evidence is not None
    assert (evidence.outcome, evidence.source, evidence.external_id) == ("matched", "csv", "case-10:00")
    assert (evidence.receipt, evidence.visit_id, evidence.at) == ("K7QF2M8X", visit.id, at("09:52"))


@pytest.mark.parametrize(
    ("declared", "outcome", "flag"),
    [
        ("10:00", "matched", None),
        ("10:15", "matched", "other_time"),
        ("14:00", "near_miss", None),
        ("unknown", "matched", None),
        ("none", "walk_in", "has_appointment"),
    ],
)
def test_the_declared_time_decides_beside_the_digits(room: KioskRoom, declared: str, outcome: str, flag: str | None):
    appointment = room.appointment("10:00")

    visit = room.arrives(17, declared=declared)

    assert visit.outcome == outcome
    assert flags(visit) == ({flag} if flag else set())
    assert appointment in {visit.appointment_id, *visit.candidates}


def test_somebody_one_slip_away_at_that_time_is_a_suggestion(room: KioskRoom):
    appointment = room.appointment("10:00", b"010191")

    visit = room.arrives(17, declared="10:00")

    assert (visit.outcome, visit.candidates, visit.appointment_id) == ("near_miss", [appointment], None)


def test_two_with_the_same_digits_are_never_told_apart_by_the_service(room: KioskRoom):
    both = {room.appointment("10:00"), room.appointment("10:00")}

    visit = room.arrives(17, declared="10:00")

    assert (visit.outcome, set(visit.candidates), visit.caseworker_id) == ("ambiguous", both, None)


def test_a_second_number_for_one_appointment_is_shown_as_a_possible_duplicate(room: KioskRoom):
    room.appointment("10:00")
    first = room.arrives(17, declared="10:00")

    second = room.arrives(23, declared="10:00")

    assert (second.outcome, second.duplicate_of, second.appointment_id) == ("possible_duplicate", first.id, None)


def test_two_arrivals_of_one_pass_see_each_other(room: KioskRoom):
    room.appointment("10:00")

    room.sends(room.sealed(17, declared="10:00"), room.sealed(23, declared="10:00"))

    first, second = room.visits()
    assert (first.outcome, second.outcome) == ("matched", "possible_duplicate")
    assert second.duplicate_of == first.id


def test_who_was_collected_already_is_told_from_who_was_not_here(room: KioskRoom):
    room.appointment("10:00")
    room.sets(room.arrives(17), status="collected")
    room.appointment("11:00", b"020280")
    room.sets(room.arrives(18, digits=b"020280"), status="not_here")

    seen, anew = room.arrives(23), room.arrives(24, digits=b"020280", declared="11:00")

    assert (seen.outcome, flags(seen)) == ("unmatched", {"already_seen"})
    assert (anew.outcome, flags(anew)) == ("matched", {"early"})


def test_two_strangers_with_the_same_digits_are_both_marked(room: KioskRoom):
    room.arrives(17)

    second = room.arrives(18)

    assert (second.outcome, flags(second)) == ("unmatched", {"same_digits"})


def test_no_digits_and_no_time_is_a_walk_in(room: KioskRoom):
    walk_in, lost = room.arrives(17, digits=None, declared="none"), room.arrives(18, digits=None, declared="10:00")

    assert (walk_in.outcome, lost.outcome) == ("walk_in", "unmatched")
    assert walk_in.tag is None


def test_a_code_of_today_finds_its_booking_and_every_other_says_why_not(room: KioskRoom):
    room.appointment("10:00", None, code="GOOD")
    room.appointment("10:00", None, code="GONE", cancelled=True)
    room.appointment("10:00", None, code="LATER", day=TODAY + timedelta(days=1))

    found = [room.arrives(n, digits=None, code=code) for n, code in enumerate(("GOOD", "GONE", "LATER", "NONE"), 17)]

    assert [visit.outcome for visit in found] == ["matched", "unmatched", "unmatched", "unmatched"]
    assert [flags(visit) for visit in found] == [set(), {"cancelled"}, {"other_day"}, {"bad_code"}]


def test_an_envelope_that_was_long_under_way_says_so_and_sends_nobody_out_after_the_end(room: KioskRoom):
    room.appointment("10:00")
    came = minutes_ago(room.reception, 5)
    room.reception.now = at("10:45")

    visit = room.arrives(17, declared="10:00", at=came, seen=False)

    assert (visit.outcome, visit.arrived_at, visit.caseworker_id) == ("matched", came, None)
    assert flags(visit) == {"delivered_late", "number_unseen"}


def test_a_kiosk_whose_clock_is_ahead_makes_nobody_wait_for_longer(room: KioskRoom):
    room.appointment("10:00")

    visit = room.arrives(17, declared="10:00", at=room.reception.now + timedelta(hours=2))

    assert visit.arrived_at == room.reception.now
    assert flags(visit) == set()


def test_a_number_used_twice_is_a_conflict_that_claims_no_appointment(room: KioskRoom):
    appointment = room.appointment("10:00")
    room.arrives(17, digits=None, declared="none")

    second = room.arrives(17, declared="10:00")

    assert (second.outcome, second.clashes, second.number) == ("number_conflict", 1, 17)
    assert (second.appointment_id, second.candidates) == (None, [appointment])


@pytest.mark.parametrize(
    "outside", [{"envelope": b""}, {"envelope": b"x" * 560}, {"number": 18}, {"key_id": "unknown"}, {"key_id": ""}]
)
def test_what_cannot_be_read_is_shown_with_its_number(room: KioskRoom, outside: dict[str, object]):
    row = room.sealed(17, outside=outside)

    room.sends(row)

    (visit,) = room.visits()
    assert (visit.outcome, visit.number) == ("unreadable", row["number"])
    evidence = room.evidence(row["id"])
    assert evidence is not None and evidence.kind == "unreadable"


def test_one_envelope_counts_once_however_often_it_comes(room: KioskRoom):
    row = room.sealed(17)

    room.sends(row, row)
    room.sends(row)

    assert len(room.visits()) == 1


def test_an_envelope_that_comes_again_after_its_night_counts_once(room: KioskRoom):
    row = room.sealed(17)
    room.sends(row)
    room.reception.does(lambda session: session.delete(session.scalars(select(InboxRow)).one()))

    room.sends(row)

    assert len(room.visits()) == 1


@pytest.mark.parametrize("days", [-1, 1])
def test_an_envelope_of_another_day_is_evidence_only(room: KioskRoom, days: int):
    row = room.sealed(17, service_day=TODAY + timedelta(days=days))

    room.sends(row)

    evidence = room.evidence(row["id"])
    assert room.visits() == []
    assert evidence is not None and evidence.visit_id is None and evidence.declared == "unknown"


def test_an_envelope_joins_the_visit_that_the_desk_began_with_its_number(room: KioskRoom):
    appointment = room.appointment("10:00")
    visit = room.arrives(17, digits=None, declared="none")
    room.sets(visit, origin="desk", arrival_id=None)

    joined = room.arrives(17, declared="10:00")

    assert joined.id == visit.id
    assert (joined.outcome, joined.appointment_id, flags(joined)) == ("walk_in", None, {"has_appointment"})
    assert joined.candidates == [appointment]
    assert room.arrives(17, declared="none").outcome == "number_conflict"


def test_every_visit_leaves_an_event_and_a_link_of_the_audit_chain(room: KioskRoom):
    visits = [room.arrives(17), room.arrives(18)]

    rows = room.reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq)).all())

    assert room.events() == [("visit", visit.id) for visit in visits]
    settled = [row for row in rows if row.action == "arrival.settled"]
    assert [row.subject for row in settled] == [visit.id for visit in visits]
    assert room.reception.sees(lambda session: check_chain(session, OFFICE)) == Holds(rows=len(rows))
    assert all(row.office_id == OFFICE for row in rows)
