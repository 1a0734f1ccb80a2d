"""A made-up citizen in front of the pure flow: touches, waits, and a world that answers."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from builders.free_times import A_WEEK, booked_time
from kiosk.domain.ids import ArrivalId, TopicId
from kiosk.flow import events as said
from kiosk.flow.arrival import Arrived
from kiosk.flow.booked import Slot
from kiosk.flow.effects import Amend, Book, Effect, FindSlots, Register
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office, Topic
from kiosk.flow.pages import Home, Page
from kiosk.flow.state import Kiosk
from kiosk.flow.step import step

DAY = date(2026, 11, 23)
START = datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))
GRID = tuple(time(hour, minute) for hour in range(8, 15) for minute in (0, 15, 30, 45))
HOUSING = Topic(id=TopicId("housing"), texts={"da": "Bolig"})
WORK = Topic(id=TopicId("work"), texts={"da": "Arbejde"})
OFFICE = Office(open=True, working=True, online=True, times=GRID, topics=(HOUSING,), languages=("da", "en", "ar"))


def a_kiosk(page: Page | None = None, **office: Any) -> Kiosk:
    return Kiosk(page=page or Home(), office=replace(OFFICE, **office))


class Citizen:
    """Drives the flow as a person and a clock would.

    The disk answers at once unless it is `broken` or `mute`; the service, asked for a later time, is
    `good`, `away`, `refusing` or `mute`, or has given the time to somebody else (`taken`). `free`: its free times.
    """

    def __init__(self, kiosk: Kiosk | None = None, *, disk: str = "good", service: str = "good") -> None:
        self.kiosk = kiosk or a_kiosk()
        self.disk = disk
        self.service = service
        self.free: tuple[Slot, ...] = A_WEEK
        self.clock = 1000.0
        self.effects: list[Effect] = []
        self.heard: list[said.Event] = []
        self._numbers = 0

    @property
    def page(self) -> Any:
        """Whatever is on the glass: tests say themselves which page they expect."""
        return self.kiosk.page

    @property
    def registers(self) -> list[Register]:
        return [effect for effect in self.effects if isinstance(effect, Register)]

    @property
    def bookings(self) -> list[Book]:
        return [effect for effect in self.effects if isinstance(effect, Book)]

    @property
    def amendments(self) -> list[Amend]:
        return [effect for effect in self.effects if isinstance(effect, Amend)]

    @property
    def now(self) -> Moment:
        return Moment(clock=self.clock, at=START + timedelta(seconds=self.clock - 1000))

    def does(self, *events: said.Event) -> "Citizen":
        for event in events:
            self.clock += 1
            self.at_once(event)
        return self

    def at_once(self, event: said.Event) -> "Citizen":
        self.heard.append(event)
        self.kiosk, effects = step(self.kiosk, event, self.now)
        self.effects.extend(effects)
        for effect in effects:
            if isinstance(effect, Register) and self.disk != "mute":
                self.at_once(self.answer(effect))
            if isinstance(effect, FindSlots) and self.service != "mute":
                self.at_once(self.times(effect))
            if isinstance(effect, Book) and self.service != "mute":
                self.at_once(self.booking(effect))
        return self

    def times(self, asked: FindSlots) -> said.Event:
        if self.service == "away":
            return said.SlotsNotFound(attempt=asked.attempt, topic=asked.topic)
        return said.SlotsFound(attempt=asked.attempt, topic=asked.topic, slots=self.free)

    def booking(self, asked: Book) -> said.Event:
        if self.service in ("away", "refusing"):
            return said.SlotNotBooked(attempt=asked.attempt, slot=asked.slot.id, sure=self.service == "refusing")
        if self.service == "taken":
            self.free = tuple(slot for slot in self.free if slot.id != asked.slot.id)
            return said.SlotTaken(attempt=asked.attempt, slot=asked.slot.id, left=self.free)
        return said.SlotBooked(attempt=asked.attempt, slot=asked.slot.id, booked=booked_time(asked.slot))

    def answer(self, request: Register) -> said.Event:
        if self.disk == "broken":
            return said.NotRegistered(attempt=request.attempt)
        self._numbers += 1
        arrived = Arrived(
            id=ArrivalId(f"arrival-{self._numbers}"),
            number=self._numbers,
            service_day=DAY,
            at=self.now.at,
            receipt="K7QF2M8X",
        )
        return said.Registered(attempt=request.attempt, arrived=arrived)

    def types(self, entered: int = 6) -> "Citizen":
        return self.does(*(said.DigitsChanged(entered=count) for count in range(1, entered + 1)))

    def confirms(self, *, plausible: bool = True) -> "Citizen":
        return self.does(said.Confirmed(plausible=plausible))

    def waits(self, seconds: float) -> "Citizen":
        end = self.clock + seconds
        while self.clock < end:
            self.clock += 0.25
            self.at_once(said.Ticked())
        return self

    def wants_time(self) -> "Citizen":
        """To the free times of the one topic that can be booked."""
        return self.types().confirms().does(said.SaidNo(), said.ChoseToBook())

    def books(self, slot: Slot = A_WEEK[0]) -> "Citizen":
        return self.does(said.DayChosen(day=slot.day), said.SlotChosen(slot=slot.id), said.SlotConfirmed())

    def with_number(self, declared: time | None = time(10, 0)) -> "Citizen":
        self.types().confirms()
        if declared is None:
            return self.does(said.SaidDoNotKnow())
        return self.does(said.SaidYes(), said.OtherTimeAsked(), said.TimeChosen(time=declared))
