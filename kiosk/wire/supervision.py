"""What the service tells the staff tool of the machines: what is wrong with them, and when each was last heard."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from kiosk.wire.words import ConcernWord, PartWord

SUPERVISION = "supervision"
"""What a `state` event says when this is to be asked for again."""


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class Notice(_Said):
    """`subject`: the id of what it is about; `name`: what people call it, where it has a name."""

    concern: ConcernWord
    part: PartWord
    subject: str = ""
    name: str = ""
    since: AwareDatetime | None = None
    figure: int | None = None


class PartState(_Said):
    """Something that shows signs of life and is no device."""

    part: PartWord
    id: str = ""
    name: str = ""
    last_seen: AwareDatetime | None = None
    silent: bool = False


class Supervision(_Said):
    """`notices`: the most serious first."""

    notices: list[Notice] = []
    parts: list[PartState] = []
