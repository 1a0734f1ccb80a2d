"""Free times for a later visit."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ids import StaffId, TopicId
from kiosk.domain.opening import Closure, OpeningHours, Span
from kiosk.domain.slots import Block, Bookable, Busy, Extra, Offer, Slot, all_slots, cells, free_slot, free_slots

CPH = ZoneInfo("Europe/Copenhagen")
JOB = TopicId("job")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WEEK = tuple((Span(opens=time(9), closes=time(11)),) if day < 5 else () for day in range(7))


def _at(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=CPH).astimezone(UTC)


def _slots(
    bookable: Bookable | None = None, *, closed_days: frozenset[date] = frozenset(), now: datetime = NOW, **around
) -> tuple[Slot, ...]:
    offer = Offer(hours=OpeningHours(week=WEEK, closed_days=closed_days), **around)
    chosen = bookable or Bookable(topic=JOB)
    return free_slots(chosen, offer, first=MONDAY, last=MONDAY, now=now, tz=CPH)


def _times(slots: tuple[Slot, ...]) -> list[str]:
    return [f"{slot.starts_at.astimezone(CPH):%H:%M}" for slot in slots]


def test_the_opening_hours_are_cut_into_slots():
    assert _times(_slots()) == ["09:00", "09:30", "10:00", "10:30"]


def test_a_slot_that_would_end_after_closing_is_not_offered():
    assert _times(_slots(Bookable(topic=JOB, length=timedelta(minutes=45)))) == ["09:00", "09:45"]


@pytest.mark.parametrize(
    "around",
    [
        {"closed_days": frozenset({MONDAY})},
        {"closures": [Closure(since=_at("08:00"))]},
        {"blocks": [Block(topic=None, starts_at=_at("08:00"), ends_at=_at("12:00"))]},
        {"busy": [Busy(place="job/0", starts_at=_at("09:00"), ends_at=_at("11:00"))]},
    ],
    ids=["holiday", "closed reception", "blocked", "taken"],
)
def test_nothing_is_offered_when_there_is_nobody_to_meet(around):
    assert _slots(**around) == ()


def test_a_block_of_another_topic_does_not_matter():
    assert len(_slots(blocks=[Block(topic=TopicId("pas"), starts_at=_at("08:00"), ends_at=_at("12:00"))])) == 4


def test_an_extra_time_is_offered_beside_the_hours():
    extra = Extra(topic=JOB, starts_at=_at("13:00"), ends_at=_at("13:30"))

    assert _times(_slots(extras=[extra]))[-1] == "13:00"


def test_an_extra_time_brings_its_own_places():
    extra = Extra(topic=JOB, starts_at=_at("10:30"), ends_at=_at("11:30"), capacity=3)

    slots = _slots(extras=[extra], busy=[Busy(place="job/2", starts_at=_at("11:00"), ends_at=_at("11:30"))])

    assert [len(slot.places) for slot in slots] == [1, 1, 1, 3, 2]


def test_a_closed_day_has_no_extra_times():
    extra = Extra(topic=JOB, starts_at=_at("13:00"), ends_at=_at("13:30"))

    assert _slots(extras=[extra], closed_days=frozenset({MONDAY})) == ()


def test_staff_see_why_a_slot_cannot_be_booked():
    offer = Offer(
        hours=OpeningHours(week=WEEK),
        busy=[Busy(place="job/0", starts_at=_at("10:00"), ends_at=_at("10:30"))],
        blocks=[Block(topic=JOB, starts_at=_at("10:30"), ends_at=_at("11:00"))],
    )
    bookable = Bookable(topic=JOB, lead=timedelta(), horizon=timedelta(days=7), capacity=1)
    later = MONDAY + timedelta(days=8)

    slots = all_slots(bookable, offer, first=MONDAY, last=later, now=_at("09:10"), tz=CPH)

    assert [str(slot.state) for slot in slots if slot.starts_at < _at("12:00")] == ["past", "free", "full", "blocked"]
    assert [slot.taken for slot in slots if slot.starts_at < _at("12:00")] == [0, 0, 1, 0]
    assert {str(slot.state) for slot in slots if slot.starts_at > _at("00:00", later)} == {"not_yet"}


def test_a_slot_too_soon_or_past_is_not_offered():
    assert _times(_slots(now=_at("07:45"))) == ["10:00", "10:30"]


def test_the_shortest_notice_is_long_enough():
    assert _times(_slots(now=_at("07:30"))) == ["09:30", "10:00", "10:30"]


def test_free_caseworkers_are_the_places():
    anne, bo = StaffId("anne"), StaffId("bo")
    busy = [Busy(place=anne, starts_at=_at("09:10"), ends_at=_at("09:40"))]

    slots = _slots(Bookable(topic=JOB, caseworkers=(anne, bo)), busy=busy)

    assert [slot.places for slot in slots] == [(bo,), (bo,), (anne, bo), (anne, bo)]


def test_a_slot_is_found_by_its_start_alone():
    offer = Offer(hours=OpeningHours(week=WEEK))

    assert free_slot(Bookable(topic=JOB), offer, starts_at=_at("09:30"), now=NOW, tz=CPH) is not None
    assert free_slot(Bookable(topic=JOB), offer, starts_at=_at("09:10"), now=NOW, tz=CPH) is None


def test_the_change_to_winter_time_does_not_move_the_slots():
    sunday = date(2026, 10, 25)
    hours = OpeningHours(week=tuple((Span(opens=time(9), closes=time(10)),) for _ in range(7)))

    slots = free_slots(
        Bookable(topic=JOB), Offer(hours=hours), first=sunday, last=sunday, now=_at("00:30", sunday), tz=CPH
    )

    assert _times(slots) == ["09:00", "09:30"]


@given(st.integers(0, 300), st.integers(5, 90), st.integers(0, 300), st.integers(5, 90))
def test_two_times_overlap_exactly_when_they_share_a_cell(first: int, long: int, second: int, wide: int):
    start, other = (_at("08:00") + timedelta(minutes=5 * (minutes // 5)) for minutes in (first, second))
    end, other_end = start + timedelta(minutes=5 * (long // 5)), other + timedelta(minutes=5 * (wide // 5))

    shared = set(cells(start, end)) & set(cells(other, other_end))

    assert bool(shared) == (start < other_end and other < end)
