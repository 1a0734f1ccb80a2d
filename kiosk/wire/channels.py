"""What the staff tool and the service say about channels: an address goes in, and never comes out again."""

from typing import Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.wire.staff import Line

_LONGEST_ADDRESS = 2000


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class NewChannel(_Said):
    """`address`: of mail, a telephone number with its country, or a URL. `secret`: what a webhook is signed with."""

    kind: ChannelKind
    name: Line = Field(min_length=1)
    scope: ChannelScope
    staff_id: Line | None = None
    team: Line | None = None
    address: str = Field(min_length=1, max_length=_LONGEST_ADDRESS, pattern=r"^[^\x00\r\n]*$", repr=False)
    secret: str | None = Field(default=None, max_length=200, repr=False)

    @model_validator(mode="after")
    def _says_whom_it_reaches(self) -> Self:
        if (self.scope is ChannelScope.STAFF) != (self.staff_id is not None):
            raise ValueError("a channel of one of the staff says whose")
        if (self.scope is ChannelScope.TEAM) != bool(self.team):
            raise ValueError("a channel of a team says which")
        if (self.kind is ChannelKind.WEBHOOK) != (self.secret is not None):
            raise ValueError("a webhook is signed, and nothing else is")
        return self


class Channel(_Said):
    """Without address and secret. `usable`: false when its key is gone, and it must be set up anew. `lacks`: what the
    operator has not set up that it needs, a code that messages bear as well; until then it reaches nobody.
    """

    id: str
    kind: ChannelKind
    name: str
    scope: ChannelScope
    staff_id: str | None
    team: str | None
    created_at: AwareDatetime
    usable: bool = True
    lacks: str | None = None


class Channels(_Said):
    channels: list[Channel]


class TestSent(_Said):
    """The message is on its way; what becomes of it stands among the messages."""

    message_id: str
