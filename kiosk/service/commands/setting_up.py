"""Commands that set an installation up: offices, users."""

import re
from dataclasses import replace
from datetime import datetime

from kiosk.domain.roles import Role
from kiosk.service.commands.house import CommandRefused, known_office, opened
from kiosk.service.usecases import offices, users
from kiosk.service.usecases.log_in import normalised
from kiosk.service.usecases.passwords import SHORTEST, hash_once
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.settings.service import ServiceSettings

_OFFICE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_MOST_DESKS = 200
_LONGEST = 200


def add_office(settings: ServiceSettings, new: offices.NewOffice, *, now: datetime) -> str:
    """Returns what became of it, as a sentence."""
    if not _OFFICE_ID.fullmatch(new.id):
        raise CommandRefused("An office's id has letters, digits, dots and hyphens, at most 64 of them.")
    if not 1 <= new.desks <= _MOST_DESKS:
        raise CommandRefused(f"An office has between 1 and {_MOST_DESKS} desks.")
    _check_line("name", new.name)
    with opened(settings, now=now) as house:
        is_new = house.store.write(lambda session: offices.add_office(session, new, by=COMMAND_LINE, now=now))
    if is_new:
        return f"Office {new.id} is ready."
    return f"Office {new.id} was there already; it has the new name, and at least {new.desks} desks."


def add_user(settings: ServiceSettings, new: users.NewUser, *, password: str, now: datetime) -> str:
    """`new` comes without its hash. Returns a sentence."""
    if len(password) < SHORTEST:
        raise CommandRefused(f"A password has at least {SHORTEST} characters. It is read from standard input.")
    if not normalised(new.username):
        raise CommandRefused("A user needs a name to log in with.")
    for called, text in (("name", new.username), ("full name", new.full_name), ("initials", new.initials)):
        _check_line(called, text)
    with opened(settings, now=now) as house:
        with house.store.read() as session:
            known_office(session, new.office_id)
        hashed = replace(new, password_hash=hash_once(password))
        added = house.store.write(lambda session: users.add_user(session, hashed, by=COMMAND_LINE, now=now))
    if isinstance(added, Refused):
        raise CommandRefused("There is a user with this name already.")
    return f"User {added.username} is ready as {Role(new.role)} of office {new.office_id}."


def role_called(word: str) -> Role:
    """Raises CommandRefused."""
    if word not in set(Role):
        raise CommandRefused(f"There is no role {word}. There are: {', '.join(Role)}.")
    return Role(word)


def _check_line(called: str, text: str) -> None:
    if len(text) > _LONGEST or not text.isprintable():
        raise CommandRefused(f"The {called} must be one line of at most {_LONGEST} characters.")
