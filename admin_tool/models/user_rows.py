"""The office's users, and what a new one must have."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row
from kiosk.domain import roles
from kiosk.messages.keys_staff import Role
from kiosk.messages.keys_staff_office import Users
from kiosk.wire.staff import User

SHORTEST_PASSWORD = 12

ROLE_NAMES = {
    roles.Role.CASEWORKER: Role.CASEWORKER,
    roles.Role.RECEPTIONIST: Role.RECEPTIONIST,
    roles.Role.LEAD: Role.LEAD,
    roles.Role.ADMIN: Role.ADMIN,
}


class Missing(StrEnum):
    """What keeps a form from being sent."""

    USERNAME = "username"
    PASSWORD = "password"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserForm:
    """What was typed for a new user; the password is never shown in a representation."""

    username: str
    full_name: str
    initials: str
    role: roles.Role
    password: str

    def __repr__(self) -> str:
        return f"UserForm(username={self.username!r})"

    def missing(self) -> Missing | None:
        if not self.username.strip():
            return Missing.USERNAME
        return Missing.PASSWORD if is_too_short(self.password) else None


def is_too_short(password: str) -> bool:
    return len(password) < SHORTEST_PASSWORD


def user_rows(users: Iterable[User], *, own_id: str) -> tuple[Entry, ...]:
    ordered = sorted(users, key=lambda user: (not user.active, (user.name or user.username).casefold(), user.id))
    rows = tuple(_row(user, own_id) for user in ordered)
    return rows or (Remark(id="empty", text=Phrase(Users.EMPTY)),)


def _row(user: User, own_id: str) -> Row:
    new_password = Offer(action=Action.NEW_PASSWORD, label=Users.NEW_PASSWORD)
    deactivate = Offer(action=Action.DEACTIVATE, label=Users.DEACTIVATE)
    may = (new_password,) if user.id == own_id else (new_password, deactivate)
    role = Phrase(ROLE_NAMES[user.role] if isinstance(user.role, roles.Role) else Role.OTHER)
    return Row(
        id=user.id,
        emphasis=phrase(Users.NAME, name=user.name or user.username),
        detail=(role, phrase(Users.ROW, username=user.username, initials=user.initials or "–")),
        pill=None if user.active else Pill(text=Phrase(Users.INACTIVE)),
        offers=may if user.active else (),
        faded=not user.active,
    )
