"""The pages of the staff tool and who sees which."""

from enum import StrEnum

from kiosk.domain.roles import RECEPTION, Role
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff import Menu


class Page(StrEnum):
    MY_DAY = "my_day"
    BOARD = "board"
    APPOINTMENTS = "appointments"
    TIMES = "times"
    IMPORT = "import"
    SOURCES = "sources"
    MESSAGES = "messages"
    POLICIES = "policies"
    DEVICES = "devices"
    FIGURES = "figures"
    USERS = "users"
    PREFERENCES = "preferences"


TITLES: dict[Page, StaffKey] = {
    Page.MY_DAY: Menu.MY_DAY,
    Page.BOARD: Menu.BOARD,
    Page.APPOINTMENTS: Menu.APPOINTMENTS,
    Page.TIMES: Menu.TIMES,
    Page.IMPORT: Menu.IMPORT,
    Page.SOURCES: Menu.SOURCES,
    Page.MESSAGES: Menu.MESSAGES,
    Page.POLICIES: Menu.POLICIES,
    Page.DEVICES: Menu.DEVICES,
    Page.FIGURES: Menu.FIGURES,
    Page.USERS: Menu.USERS,
    Page.PREFERENCES: Menu.PREFERENCES,
}

_PAGES: dict[Role, tuple[Page, ...]] = {
    Role.CASEWORKER: (Page.MY_DAY, Page.MESSAGES),
    Role.RECEPTIONIST: (Page.BOARD, Page.APPOINTMENTS, Page.TIMES, Page.IMPORT, Page.MESSAGES, Page.FIGURES),
    Role.LEAD: (
        Page.BOARD,
        Page.APPOINTMENTS,
        Page.TIMES,
        Page.IMPORT,
        Page.SOURCES,
        Page.MESSAGES,
        Page.POLICIES,
        Page.FIGURES,
        Page.DEVICES,
    ),
    Role.ADMIN: (
        Page.IMPORT,
        Page.TIMES,
        Page.SOURCES,
        Page.MESSAGES,
        Page.POLICIES,
        Page.FIGURES,
        Page.DEVICES,
        Page.USERS,
    ),
}


def pages_of(role: Role | None) -> tuple[Page, ...]:
    """The first one is shown after the log-in; a role from a newer service sees its settings only."""
    return (*(_PAGES[role] if role is not None else ()), Page.PREFERENCES)


def sees_visits(role: Role | None) -> bool:
    return role is Role.CASEWORKER or role in RECEPTION
