"""Free times of a made-up office, and one of them booked."""

from datetime import date, datetime, time, timedelta, timezone

from kiosk.domain.ids import SlotId
from kiosk.flow.booked import BookedTime, Pattern, Slot

OFFSET = timezone(timedelta(hours=1))


def slot_at(day: date, clock: time) -> Slot:
    starts_at = datetime.combine(day, clock, tzinfo=OFFSET)
    return Slot(id=SlotId(f"general.{starts_at:%Y%m%dT%H%M}"), starts_at=starts_at)


def slots_on(day: date, *clocks: str) -> tuple[Slot, ...]:
    return tuple(slot_at(day, time.fromisoformat(clock)) for clock in clocks)


TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
IN_TWO_WEEKS = date(2026, 12, 9)
A_WEEK = (
    *slots_on(TUESDAY, "09:00", "10:30"),
    *slots_on(THURSDAY, "13:00"),
    *slots_on(IN_TWO_WEEKS, "08:30", "09:00", "14:00"),
)
"""Tuesday and Thursday of this week, nothing in the next, Wednesday of the one after."""


def booked_time(slot: Slot = A_WEEK[1], code: str = "K7QF2M8X") -> BookedTime:
    pattern = Pattern(content=code, rows=((True,),))
    return BookedTime(code=code, starts_at=slot.starts_at, for_scanner=pattern, for_calendar=pattern)
