"""A made-up week of one topic as the service tells the staff tool: free, taken, booked, blocked, opened."""

from datetime import date, datetime, time, timedelta

from builders.staff_visits import COPENHAGEN, DAY
from kiosk.domain.slots import SlotState
from kiosk.wire.staff import Appointment, Caseworker
from kiosk.wire.times import Booking, Bookings, ChangedTime, TimeKind, Times, TopicTime

TUESDAY = DAY + timedelta(days=1)
TOPICS = {"job": {"da": "Jobsøgning", "en": "Job search"}, "housing": {"da": "Bolig", "en": "Housing"}}


def at(clock: str, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=COPENHAGEN)


def slot(
    clock: str, day: date = TUESDAY, *, state: SlotState = SlotState.FREE, free: int = 1, taken: int = 0, by: str = ""
) -> TopicTime:
    starts_at = at(clock, day)
    return TopicTime(
        id=f"job.{day.isoformat()}.{clock}",
        topic="job",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        state=state,
        free=free if state is SlotState.FREE else 0,
        taken=taken,
        caseworkers=[Caseworker(id=by, name=by)] if by else [],
    )


def booking(clock: str, code: str, day: date = TUESDAY, *, readable: bool = True, cancelled: bool = False) -> Booking:
    starts_at = at(clock, day)
    appointment = Appointment(
        id=f"appointment-{code}", starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30), cancelled=cancelled
    )
    return Booking(code=code, topic="job", readable=readable, appointment=appointment)


def change(kind: TimeKind, since: str, until: str, day: date = TUESDAY) -> ChangedTime:
    return ChangedTime(
        id=f"{kind}-{since}", kind=kind, topic="job", starts_at=at(since, day), ends_at=at(until, day), capacity=None
    )


def a_week() -> Times:
    """Monday is nearly over; Tuesday has some of each; the rest is free."""
    full, blocked = SlotState.FULL, SlotState.BLOCKED
    monday = [slot(clock, DAY, state=SlotState.PAST) for clock in ("08:00", "08:30", "09:00", "09:30")]
    monday += [slot(clock, DAY) for clock in ("10:00", "10:30", "11:00")]
    tuesday = [
        slot("08:00", free=2),
        slot("08:30", free=1, taken=1),
        slot("09:00", state=full, taken=2),
        slot("09:30", free=2),
        slot("10:00", state=blocked),
        slot("10:30", state=blocked),
        slot("11:00", free=2),
        slot("16:00", free=3),
    ]
    rest = [slot(clock, DAY + timedelta(days=ahead)) for ahead in (2, 3, 4) for clock in ("08:00", "09:00", "10:00")]
    changed = [change(TimeKind.BLOCK, "10:00", "11:00"), change(TimeKind.EXTRA, "16:00", "16:30")]
    return Times(slots=[*monday, *tuesday, *rest], changed=changed)


def booked() -> Bookings:
    return Bookings(
        bookings=[
            booking("08:30", "K7QF2M8X"),
            booking("09:00", "PR3WN7TC"),
            booking("09:00", "H5VDJ2KA", readable=False),
            booking("09:30", "CANCELED", cancelled=True),
        ]
    )
