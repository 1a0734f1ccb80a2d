"""Ways out of the house for a message: their kinds, whom they reach, and who may keep which."""

from enum import StrEnum

from kiosk.domain.roles import Role


class ChannelKind(StrEnum):
    """OTHER: whatever else the service can speak, by an address of its own form."""

    EMAIL = "email"
    SMS = "sms"
    TEAMS = "teams"
    WEBHOOK = "webhook"
    OTHER = "other"


class ChannelScope(StrEnum):
    """Whom it reaches: one of the staff, a team, or whoever the office names."""

    STAFF = "staff"
    TEAM = "team"
    OFFICE = "office"


KEEPERS = frozenset({Role.LEAD, Role.ADMIN})
"""Who keeps the channels of the office and its teams, and everybody's."""

PERSONAL = frozenset({ChannelKind.EMAIL, ChannelKind.SMS, ChannelKind.TEAMS})
"""What everybody may set up for themselves; the rest calls a machine of somebody's choice."""


def may_keep(role: Role, kind: ChannelKind, scope: ChannelScope, *, own: bool) -> bool:
    """`own`: it reaches the one who asks."""
    return role in KEEPERS or (own and scope is ChannelScope.STAFF and kind in PERSONAL)
