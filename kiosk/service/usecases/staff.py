"""Who is asking: a member of staff within one session, or the command line."""

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

    @property
    def by(self) -> "By":
        return By(actor=self.user_id, origin=self.origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who did something, as the audit keeps it: also somebody on the command line."""

    actor: str
    origin: str


COMMAND_LINE = By(actor="service", origin="command line")
