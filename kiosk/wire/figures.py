"""The figures of an office: counts without a person."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class Waiting(_Said):
    """Whole minutes: within `median` half of them were met, within `most` nine of ten. None where nobody was met."""

    met: int
    median: int | None
    most: int | None


class Figures(_Said):
    """`arrivals_by_hour`: by the local hour. `waiting_others`: walk-ins, and whoever has no appointment.

    `collected_in_time`: within five minutes, of `collected` with an appointment. `no_shows` of `planned`.
    """

    arrivals: int
    arrivals_by_hour: dict[int, int]
    waiting_appointments: Waiting
    waiting_others: Waiting
    collected: int
    collected_in_time: int
    missed: int
    planned: int
    no_shows: int
    walk_ins_by_topic: dict[str, int]
    kiosk_by_language: dict[str, int]


class FiguresOfDay(_Said):
    day: date
    figures: Figures


class FiguresOfDays(_Said):
    """Days on which nothing was are left out; `total` is of all days together, not a mean of theirs."""

    days: list[FiguresOfDay]
    total: Figures
