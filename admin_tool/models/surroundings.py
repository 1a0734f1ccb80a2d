"""What a list needs to know beside the visits: who looks, when, where, and the office's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from kiosk.domain.roles import Role
from kiosk.wire.private_rooms import PrivateRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`topics` and `desks`: names by id; `languages`: own names by code, the office's first one first."""

    role: Role
    user_id: str
    now: datetime
    zone: tzinfo
    topics: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    rooms: tuple[PrivateRoom, ...] = ()
