"""One bad envelope, or a defect in matching, holds up nothing and loses nothing."""

from typing import Any

import pytest
from sqlalchemy import func, select

from builders.arrivals import KioskRoom
from builders.reception import Reception, at
from kiosk.service.store.tables import InboxRow
from kiosk.service.usecases import matched_visit, settle_arrivals, settle_inbox
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.service.usecases.take_in import take_in


@pytest.fixture
def room(reception: Reception) -> KioskRoom:
    reception.now = at("09:52")
    return KioskRoom(reception)


@pytest.fixture
def defect_at_13(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matching breaks on number 13."""
    good = matched_visit.matched

    def broken(said: Any, *given: Any, **more: Any) -> Any:
        if said.number == 13:
            raise ZeroDivisionError
        return good(said, *given, **more)

    monkeypatch.setattr(settle_arrivals, "matched", broken)


def _waiting(reception: Reception) -> int:
    waiting = select(func.count()).select_from(InboxRow).where(InboxRow.taken_at.is_(None))
    return reception.sees(lambda session: session.scalar(waiting) or 0)


@pytest.mark.usefixtures("defect_at_13")
def test_one_that_breaks_matching_waits_and_the_others_go_on(room: KioskRoom):
    room.sends(*(room.sealed(number) for number in range(10, 20)))

    assert [visit.number for visit in room.visits()] == [10, 11, 12, 14, 15, 16, 17, 18, 19]
    assert _waiting(room.reception) == 1


def test_what_waited_for_a_mended_defect_is_settled_at_the_next_start(room: KioskRoom, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setattr(settle_arrivals, "matched", None)
        room.sends(room.sealed(17))
    assert room.visits() == []

    room.sends(room.sealed(18))

    assert [visit.number for visit in room.visits()] == [17, 18]


def test_more_than_one_pass_holds_is_settled_in_order(room: KioskRoom):
    count = settle_inbox.AT_ONCE + 5
    rows = [room.sealed(number, digits=None, declared="none") for number in range(1, count + 1)]

    room.sends(*rows)

    assert _waiting(room.reception) == 0
    assert [event[0] for event in room.events()] == ["visit"] * count


def test_of_several_offices_none_waits_until_another_ones_next(room: KioskRoom):
    other = NewOffice(id="other", name="Another", desks=1, time_zone="Europe/Copenhagen")
    room.reception.does(lambda session: add_office(session, other, by=COMMAND_LINE, now=room.reception.now))
    elsewhere = [room.sealed(number, outside={"office_id": "other"}) for number in (18, 20)]

    room.sends(room.sealed(17), elsewhere[0], room.sealed(19), elsewhere[1])

    assert _waiting(room.reception) == 0


def test_taking_in_twice_keeps_the_first(room: KioskRoom):
    first, second = room.sealed(17), room.sealed(18)

    room.reception.does(lambda session: take_in(session, [first]))
    room.reception.does(lambda session: take_in(session, [second | {"id": first["id"]}]))

    numbers = room.reception.sees(lambda session: session.scalars(select(InboxRow.number)).all())
    assert numbers == [17]
