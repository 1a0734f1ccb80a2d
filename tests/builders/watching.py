"""A service process that watches, without its thread, and what stands on the board while the clock goes on."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import func, select

from builders.arrivals import KioskRoom
from builders.reception import KIOSK, OFFICE, Reception, at
from kiosk.domain.ids import DeviceId, OfficeId
from kiosk.service.store.tables import EventRow
from kiosk.service.usecases.devices import Device
from kiosk.service.usecases.presence import Presence
from kiosk.service.usecases.pulse import Pulse
from kiosk.service.usecases.signs_of_life import Heartbeat, SignsOfLife, write_sign
from kiosk.service.usecases.standing_notices import notices_of
from kiosk.service.usecases.supervision_watch import SupervisionWatch
from kiosk.wire.words import DeviceKind


class Process:
    """One service process and what it hears, without its thread."""

    def __init__(
        self, reception: Reception, *, asked_every: Mapping[str, timedelta] | None = None, sends: bool = False
    ) -> None:
        """`asked_every`: the sources of the office. `sends`: it has a dispatcher, whose `pulse` the test beats."""
        self.signs, self.presence = SignsOfLife(), Presence()
        self.pulse = Pulse(reception.now)
        self._reception = reception
        self.watch = SupervisionWatch(
            reception.store,
            signs=self.signs,
            presence=self.presence,
            pulse=self.pulse if sends else None,
            clock=lambda: reception.now,
            schedules=lambda office_id: asked_every or {},
        )

    def hears(self, device: str = KIOSK, **said: object) -> None:
        kind = DeviceKind(device.partition("-")[0])
        heard = Device(id=DeviceId(device), office_id=OfficeId(OFFICE), kind=kind)
        news = self.signs.note(heard, Heartbeat(**said), now=self._reception.now)  # type: ignore[arg-type]
        if news is not None:
            self._reception.does(lambda session: write_sign(session, news))


def a_morning(reception: Reception) -> Reception:
    """A Monday at ten, with one appointment far away."""
    reception.now = at("10:00")
    KioskRoom(reception).appointment("15:00", b"010190")
    return reception


def board(reception: Reception) -> list[tuple[str, str]]:
    return [(each.concern, each.subject) for each in reception.sees(lambda session: notices_of(session, OFFICE))]


def passes(
    reception: Reception, *processes: Process, seconds: int, each: Callable[[int], None] = lambda _: None
) -> None:
    for second in range(seconds):
        reception.later(seconds=1)
        each(second)
        for process in processes:
            process.watch.look()


def events(reception: Reception) -> int:
    return reception.sees(lambda session: session.scalar(select(func.count()).select_from(EventRow))) or 0
