"""Whom a file means by initials or a name."""

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.appointments import SourceAppointment
from kiosk.domain.roles import Role
from kiosk.service.store.tables import UserRow


class Caseworkers:
    """Users by what a file calls them; whom two users share is nobody's."""

    def __init__(self, initials: Mapping[str, str | None], names: Mapping[str, str | None]) -> None:
        self._initials = initials
        self._names = names

    @classmethod
    def of(cls, session: Session, office_id: str) -> "Caseworkers":
        initials: dict[str, str | None] = {}
        names: dict[str, str | None] = {}
        users = session.scalars(
            select(UserRow).where(UserRow.office_id == office_id, UserRow.active, UserRow.role == Role.CASEWORKER)
        )
        for user in users:
            for called, known in ((user.initials, initials), (user.full_name, names)):
                known[_plain(called)] = None if _plain(called) in known else user.id
        return cls(initials, names)

    def find(self, row: SourceAppointment) -> str | None:
        by_initials = self._initials.get(_plain(row.initials)) if row.initials else None
        by_name = self._names.get(_plain(row.caseworker_name)) if row.caseworker_name else None
        return by_initials or by_name


@lru_cache(maxsize=1024)
def _plain(called: str) -> str:
    return " ".join(called.split()).casefold()
