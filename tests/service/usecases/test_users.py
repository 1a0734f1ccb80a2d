"""Users of an office, as its administrator keeps them."""

import pytest
from sqlalchemy import select

from builders.at_work import code
from builders.reception import OFFICE, Reception, at
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AuditRow, UserRow
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import COMMAND_LINE, By
from kiosk.service.usecases.users import NewUser, add_user, change_user, list_users, replace_password
from kiosk.wire.staff import User, UserChange


def added(reception: Reception, name: str, office: str = OFFICE) -> User | Refused:
    new = NewUser(
        office_id=office,
        username=name,
        password_hash="hash",
        role=Role.CASEWORKER,
        full_name=" Anne  Holm ",
        initials="ANHO",
    )
    return reception.does(lambda session: add_user(session, new, by=COMMAND_LINE, now=reception.now))


def changed(reception: Reception, user_id: str, change: UserChange, *, by: By = COMMAND_LINE) -> User | Refused:
    return reception.does(
        lambda session: change_user(session, user_id, change, office_id=OFFICE, by=by, now=reception.now)
    )


def another_office(reception: Reception) -> str:
    new = NewOffice(id="other", name="Andet kontor", desks=1, time_zone="Europe/Copenhagen")
    reception.does(lambda session: add_office(session, new, by=COMMAND_LINE, now=at("08:00")))
    return "other"


def test_a_new_user_is_in_the_list(reception: Reception):
    user = added(reception, "Anho")

    assert isinstance(user, User)
    assert (user.username, user.role, user.active) == ("anho", Role.CASEWORKER, True)
    assert user in reception.sees(lambda session: list_users(session, office_id=OFFICE))


@pytest.mark.parametrize("name", ["anho", "ANHO", " anho"])
def test_a_name_is_given_once_in_all_offices(reception: Reception, name: str):
    added(reception, "anho", another_office(reception))

    assert code(added(reception, name)) == "name_taken"


def test_a_name_that_is_taken_leaves_nothing_behind(reception: Reception):
    added(reception, "anho")
    before = reception.sees(lambda session: len(session.scalars(select(AuditRow)).all()))

    added(reception, "anho")

    assert reception.sees(lambda session: len(session.scalars(select(AuditRow)).all())) == before


def test_what_is_not_said_stays_as_it_is(reception: Reception):
    user = changed(reception, "caseworker", UserChange(initials=" CAWO "))

    assert isinstance(user, User)
    assert (user.initials, user.role, user.name, user.active) == ("CAWO", Role.CASEWORKER, "Caseworker Prøve", True)


@pytest.mark.parametrize("change", [UserChange(active=False), UserChange(role=Role.CASEWORKER)])
def test_nobody_takes_their_own_administration_away(reception: Reception, change: UserChange):
    refused = changed(reception, "admin", change, by=reception.staff[Role.ADMIN].by)

    assert code(refused) == "wrong_state"


def test_a_user_of_another_office_is_not_found(reception: Reception):
    stranger = added(reception, "bo", another_office(reception))
    assert isinstance(stranger, User)

    assert code(changed(reception, stranger.id, UserChange(active=False))) == "not_found"
    kept = reception.does(
        lambda session: replace_password(
            session, stranger.id, office_id=OFFICE, password_hash="mine", by=COMMAND_LINE, now=reception.now
        )
    )
    assert code(kept) == "not_found"
    assert reception.sees(lambda session: session.get_one(UserRow, stranger.id)).password_hash == "hash"


def test_the_audit_knows_who_changed_what(reception: Reception):
    changed(reception, "caseworker", UserChange(active=False), by=By(actor="admin", origin="10.0.0.7"))

    row = reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first())
    assert row is not None
    assert (row.actor, row.action, row.subject, row.origin) == ("admin", "user.changed", "caseworker", "10.0.0.7")
    assert row.detail == {"changed": ["active"]}
