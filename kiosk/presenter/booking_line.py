"""What a kiosk asks the service about later times, in the background loop: patiently, and never for two times."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final

from kiosk.client.answers import NoAnswer, Refused
from kiosk.client.booking_answers import BookedTime as Kept
from kiosk.client.booking_answers import FreeTime, WantedTime
from kiosk.flow.booked import BookedTime, Slot
from kiosk.flow.effects import Book, FindSlots
from kiosk.flow.events import Answered, Finding, SlotBooked, SlotNotBooked, SlotsFound, SlotsNotFound, SlotTaken

if TYPE_CHECKING:
    from kiosk.client.device_calls import DeviceCalls

PAUSES: Final = (0.0, 0.3, 1.0)
"""Before each try. A first one may find a line that the service has closed meanwhile."""
_TAKEN: Final = ("slot_taken", "not_found")
_CONFLICTS: Final = (404, 409)
_SHUT_OUT: Final = (401, 403)

Draw = Callable[[Kept], BookedTime]
Question = Callable[["DeviceCalls"], Coroutine[Any, Any, object]]
"""What the service is asked, in the background loop; the result is what the presenter hears."""


async def find_slots(calls: "DeviceCalls", *, wanted: FindSlots) -> Finding:
    found = await _slots(calls, wanted)
    if found is None:
        return SlotsNotFound(attempt=wanted.attempt, topic=wanted.topic)
    return SlotsFound(attempt=wanted.attempt, topic=wanted.topic, slots=found)


async def book(calls: "DeviceCalls", *, wanted: Book, time: WantedTime, draw: Draw) -> Answered:
    """Every try bears the same id, so that the service keeps one time at most. `draw` takes a moment of its own."""
    answer = await _kept(calls, time)
    match answer:
        case Kept():
            booked = await asyncio.to_thread(draw, answer)
            return SlotBooked(attempt=wanted.attempt, slot=wanted.slot.id, booked=booked)
        case Refused(status=status, code=code) if status in _CONFLICTS and code in _TAKEN:
            left = await _slots(calls, wanted.find)
            return SlotTaken(attempt=wanted.attempt, slot=wanted.slot.id, left=left)
        case Refused(status=status):
            sure = status < 500 and status not in _SHUT_OUT
            return SlotNotBooked(attempt=wanted.attempt, slot=wanted.slot.id, sure=sure)
        case _:
            return SlotNotBooked(attempt=wanted.attempt, slot=wanted.slot.id, sure=False)


async def _kept(calls: "DeviceCalls", time: WantedTime) -> Kept | NoAnswer:
    for pause in PAUSES:
        await asyncio.sleep(pause)
        answer = await calls.book(time)
        if isinstance(answer, Kept) or _is_no(answer):
            break
    return answer


async def _slots(calls: "DeviceCalls", wanted: FindSlots) -> tuple[Slot, ...] | None:
    for pause in PAUSES:
        await asyncio.sleep(pause)
        answer = await calls.slots(wanted.topic, first=wanted.first, last=wanted.last)
        if isinstance(answer, tuple):
            return tuple(_slot(each) for each in answer)
        if _is_no(answer):
            break
    return None


def _is_no(answer: NoAnswer) -> bool:
    """A refusal that another try would only hear again."""
    return isinstance(answer, Refused) and answer.status < 500


def _slot(free: FreeTime) -> Slot:
    return Slot(id=free.id, starts_at=free.starts_at)
