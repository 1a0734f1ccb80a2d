"""Who answers for the office says who stands in for a caseworker who cannot say it themselves."""

from functools import partial

import pytest

from builders.reception import OFFICE, Reception
from kiosk.domain.roles import Role
from kiosk.service.usecases.policies import stand_ins_of
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.stand_ins import change_stand_in
from kiosk.service.usecases.users import change_user
from kiosk.wire.policies import KnownPolicies, StandInChange
from kiosk.wire.staff import UserChange


def changes(reception: Reception, caseworker_id: str, stand_in_id: str | None) -> KnownPolicies | Refused:
    change = StandInChange(caseworker_id=caseworker_id, stand_in_id=stand_in_id)
    lead = reception.staff[Role.LEAD]
    return reception.does(lambda session: change_stand_in(session, change, by=lead, lacking={}, now=reception.now))


def test_a_colleague_stands_in_until_nobody_does(reception: Reception):
    reception.employ("bo")

    said = changes(reception, "caseworker", "bo")
    assert isinstance(said, KnownPolicies)
    assert [(each.caseworker_id, each.stand_in_id) for each in said.stand_ins] == [("caseworker", "bo")]

    over = changes(reception, "caseworker", None)
    assert isinstance(over, KnownPolicies) and over.stand_ins == []


@pytest.mark.parametrize("change", [UserChange(active=False), UserChange(role=Role.RECEPTIONIST)])
def test_who_is_no_caseworker_any_more_stands_in_for_nobody(reception: Reception, change: UserChange):
    reception.employ("bo")
    reception.employ("mia")
    for caseworker_id, stand_in_id in (("caseworker", "bo"), ("bo", "mia"), ("mia", "caseworker")):
        changes(reception, caseworker_id, stand_in_id)
    admin = reception.staff[Role.ADMIN]
    becomes = partial(change_user, user_id="bo", change=change, office_id=OFFICE, by=admin.by, now=reception.now)
    reception.does(becomes)

    assert reception.sees(lambda session: stand_ins_of(session, OFFICE)) == {"mia": "caseworker"}


@pytest.mark.parametrize("pair", [("caseworker", "caseworker"), ("caseworker", "lead"), ("nobody", "caseworker")])
def test_both_are_caseworkers_and_nobody_is_their_own(reception: Reception, pair: tuple[str, str]):
    assert changes(reception, *pair) == NOT_FOUND
