"""What caseworkers say of themselves."""

from pydantic import BaseModel, ConfigDict

from kiosk.wire.moments import Moment
from kiosk.wire.words import Availability


class AvailabilityChange(BaseModel):
    """Without `until` it holds for the rest of the day; `free` takes back what was said before."""

    model_config = ConfigDict(frozen=True)

    availability: Availability
    until: Moment | None = None
