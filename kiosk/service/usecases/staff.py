"""Who is asking: a member of staff within one session."""

from dataclasses import dataclass

from kiosk.domain.ids import OfficeId, StaffId
from kiosk.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """`origin`: the address the request came from, kept beside what was done."""

    user_id: StaffId
    office_id: OfficeId
    role: Role
    session_id: str
    origin: str = ""
