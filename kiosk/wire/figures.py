"""The figures of an office: counts without a person."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class Waiting(_Said):
    """Whole minutes: within `median` half of them were met, within `most` nine of ten. None for fewer than five."""

    met: int
    median: int | None
    most: int | None


class Figures(_Said):
    """`arrivals_by_hour`: by the local hour. `waiting_others`: walk-ins, and whoever has no appointment.

    `collected_in_time`: within five minutes, of `collected` with an appointment. `no_shows` of `planned`.
    By topic and by language only groups of at least five are named; `…_together`: how many are in the others, None:
    fewer than five. A single day among several is not broken down.
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
    walk_ins_together: int | None = 0
    kiosk_together: int | None = 0


class FiguresOfDay(_Said):
    day: date
    figures: Figures


class FiguresOfDays(_Said):
    """Days on which nothing was are left out; `total` is of all days together, not a mean of theirs."""

    days: list[FiguresOfDay]
    total: Figures
