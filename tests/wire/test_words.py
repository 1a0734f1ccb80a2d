"""Words of a newer service are kept; the words of a request must be known."""

import pytest
from pydantic import ValidationError

from kiosk.domain.roles import Role
from kiosk.wire.staff import LogIn, NewUser, User
from kiosk.wire.words import Unknown

USER = '{"id": "1", "username": "anho", "name": "", "initials": "", "role": "%s", "active": true}'


def test_a_known_word_becomes_its_enum():
    assert User.model_validate_json(USER % "lead").role is Role.LEAD


def test_a_word_of_a_newer_service_is_kept_as_it_came():
    user = User.model_validate_json(USER % "night_porter")

    assert isinstance(user.role, Unknown)
    assert '"night_porter"' in user.model_dump_json()


def test_a_request_with_an_unknown_role_is_malformed():
    with pytest.raises(ValidationError):
        NewUser.model_validate_json('{"username": "anho", "password": "long enough for us", "role": "night_porter"}')


def test_a_character_that_no_database_takes_is_malformed():
    with pytest.raises(ValidationError):
        LogIn.model_validate_json('{"username": "an\\u0000ho", "password": "x"}')
