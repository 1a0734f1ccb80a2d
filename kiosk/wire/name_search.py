"""Looking for today's appointment by the citizen's name. The name is in the body, never in an address."""

from pydantic import BaseModel, ConfigDict, Field

from kiosk.wire.staff import Appointment


class NameSearch(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str = Field(max_length=100, pattern=r"^[^\x00]*$", repr=False)


class NameFound(BaseModel):
    """Without digits."""

    model_config = ConfigDict(frozen=True)

    appointment: Appointment
    name: str = Field(repr=False)


class NamesFound(BaseModel):
    """`more`: there are others; a longer name finds them."""

    model_config = ConfigDict(frozen=True)

    found: list[NameFound]
    more: bool = False
