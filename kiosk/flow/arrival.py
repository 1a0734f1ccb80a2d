"""A registered arrival as the glass knows it."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.ids import ArrivalId


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """It is on the kiosk's disk; `at` is the office's time, `receipt` the code on the slip."""

    id: ArrivalId
    number: int
    service_day: date
    at: datetime
    receipt: str
