"""Logging in: who may, how often somebody may be wrong, and how a session ends."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from builders.at_work import code
from builders.reception import OFFICE, Reception
from builders.typed_passwords import PASSWORD, cheap_passwords
from kiosk.domain.roles import Role
from kiosk.service.store.tables import LoginAttemptRow, StaffSessionRow
from kiosk.service.usecases import log_in as log_in_module
from kiosk.service.usecases.log_in import Credentials, SessionBegun, log_in, normalised
from kiosk.service.usecases.passwords import Passwords
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.sessions import end_session, is_session_alive, staff_of
from kiosk.service.usecases.staff import COMMAND_LINE, Staff
from kiosk.service.usecases.users import NewUser, add_user, change_user, replace_password
from kiosk.wire.problems import Code
from kiosk.wire.staff import User, UserChange

LASTS = timedelta(hours=12)


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    made = cheap_passwords()
    yield made
    made.close()


@pytest.fixture
def door(reception: Reception, passwords: Passwords) -> "Door":
    return Door(reception, passwords)


class Door:
    """Where staff log in. `anne` is a receptionist, `bo` her colleague."""

    def __init__(self, reception: Reception, passwords: Passwords) -> None:
        self.reception = reception
        self.passwords = passwords
        self.anne = self.employs("Anne")
        self.bo = self.employs("bo")

    def employs(self, name: str) -> User:
        new = NewUser(
            office_id=OFFICE, username=name, password_hash=self.passwords.hashed(PASSWORD), role=Role.RECEPTIONIST
        )
        added = self.reception.does(lambda session: add_user(session, new, by=COMMAND_LINE, now=self.reception.now))
        assert isinstance(added, User)
        return added

    def typed(self, name: str, password: str = PASSWORD) -> SessionBegun | Refused:
        tag = self.reception.keys.lasting_tag("log-in", normalised(name).encode())
        typed = Credentials(username=name, password=password, name_tag=tag)
        return log_in(
            self.reception.store, self.passwords, typed, lasts=LASTS, origin="10.0.0.7", now=self.reception.now
        )

    def lets_in(self, name: str) -> SessionBegun:
        begun = self.typed(name)
        assert isinstance(begun, SessionBegun), begun
        return begun

    def knows(self, begun: SessionBegun) -> Staff | None:
        now = self.reception.now
        return self.reception.sees(lambda session: staff_of(session, begun.token, origin="", now=now))


@pytest.mark.parametrize("typed", ["anne", "ANNE", " Anne "])
def test_a_name_may_be_typed_in_any_case(door: Door, typed: str):
    assert door.lets_in(typed).user_id == door.anne.id


def test_a_session_says_who_is_asking(door: Door):
    staff = door.knows(door.lets_in("anne"))

    assert staff is not None
    assert (staff.user_id, staff.office_id, staff.role) == (door.anne.id, OFFICE, Role.RECEPTIONIST)


def test_the_token_is_stored_nowhere(door: Door):
    begun = door.lets_in("anne")

    stored = door.reception.sees(lambda session: session.scalars(select(StaffSessionRow)).all())
    assert begun.token.encode() not in [row.token_hash for row in stored]
    assert begun.token not in repr(begun)


@pytest.mark.parametrize(("name", "password"), [("anne", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(door: Door, name: str, password: str):
    assert code(door.typed(name, password)) == "bad_login"


def test_after_ten_wrong_passwords_the_right_one_waits_too(door: Door):
    for _ in range(10):
        assert code(door.typed("anne", "wrong")) == "bad_login"
        door.reception.later(seconds=10)

    refused = door.typed("anne")

    assert refused == Refused(code=Code.TOO_MANY_REQUESTS, retry_after=200)
    door.reception.later(seconds=200)
    assert door.lets_in("anne").user_id == door.anne.id


def test_colleagues_are_not_locked_out(door: Door):
    for _ in range(12):
        door.typed("anne", "wrong")

    assert door.lets_in("bo").user_id == door.bo.id


def test_a_name_that_nobody_has_is_throttled_like_any_other(door: Door):
    answers = [door.typed("nobody", "wrong") for _ in range(11)]

    assert [code(answer) for answer in answers[-2:]] == ["bad_login", "too_many_requests"]


def test_a_right_password_is_no_wrong_one(door: Door):
    for _ in range(12):
        door.lets_in("anne")

    assert door.reception.sees(lambda session: session.scalars(select(LoginAttemptRow)).all()) == []


def test_what_was_typed_as_a_name_is_not_kept(door: Door):
    door.typed("my password by mistake", "wrong")

    kept = door.reception.sees(lambda session: session.scalars(select(LoginAttemptRow)).one())
    assert b"mistake" not in kept.username_tag


def test_an_unknown_name_takes_as_much_hashing_as_a_known_one(door: Door, monkeypatch: pytest.MonkeyPatch):
    verified: list[str] = []
    verify = door.passwords._hasher.verify

    def watched(self: PasswordHasher, hash: str, typed: str) -> bool:
        verified.append(hash)
        return verify(hash, typed)

    monkeypatch.setattr(PasswordHasher, "verify", watched)

    door.typed("nobody", "wrong")
    door.typed("anne", "wrong")

    assert [hash.split("$")[:4] for hash in verified] == [verified[0].split("$")[:4]] * 2


def test_a_session_ends_with_the_working_day(door: Door):
    begun = door.lets_in("anne")
    door.reception.later(hours=12)

    assert door.knows(begun) is None


def test_logging_out_ends_this_session_alone(door: Door):
    here, elsewhere = door.lets_in("anne"), door.lets_in("anne")
    staff = door.knows(here)
    assert staff is not None

    door.reception.does(lambda session: end_session(session, staff, now=door.reception.now))

    assert (door.knows(here), door.knows(elsewhere) is not None) == (None, True)
    alive = door.reception.sees(lambda session: is_session_alive(session, here.session_id, now=door.reception.now))
    assert not alive


def test_a_replaced_password_ends_the_sessions_of_the_old_one(door: Door):
    begun = door.lets_in("anne")
    fresh = door.passwords.hashed("another horse battery")

    door.reception.does(
        lambda session: replace_password(
            session, door.anne.id, office_id=OFFICE, password_hash=fresh, by=COMMAND_LINE, now=door.reception.now
        )
    )

    assert door.knows(begun) is None
    assert isinstance(door.typed("anne"), Refused)
    assert isinstance(door.typed("anne", "another horse battery"), SessionBegun)


def test_a_deactivated_user_is_out_at_once_and_stays_out(door: Door):
    begun = door.lets_in("anne")
    change = UserChange(active=False)

    door.reception.does(
        lambda session: change_user(
            session, door.anne.id, change, office_id=OFFICE, by=COMMAND_LINE, now=door.reception.now
        )
    )

    assert door.knows(begun) is None
    assert code(door.typed("anne")) == "bad_login"


def test_a_password_that_is_replaced_while_it_is_looked_at_lets_nobody_in(door: Door, monkeypatch: pytest.MonkeyPatch):
    def meanwhile(self: Passwords, hash: str | None, typed: str) -> bool:
        door.reception.does(
            lambda session: replace_password(
                session, door.anne.id, office_id=OFFICE, password_hash="new", by=COMMAND_LINE, now=door.reception.now
            )
        )
        return True

    monkeypatch.setattr(Passwords, "are_the_same", meanwhile)

    assert isinstance(door.typed("anne"), Refused)


def test_a_throttle_that_counts_afterwards_is_overrun(door: Door, monkeypatch: pytest.MonkeyPatch):
    """The planted defect: tries that are counted only when they have failed all look like the first."""
    monkeypatch.setattr(log_in_module, "count_attempt", lambda session, tag, *, now: "not counted")

    assert {code(door.typed("anne", "wrong")) for _ in range(12)} == {"bad_login"}
