"""The office's time at the kiosk: the service's last word plus what a clock that never jumps has counted since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineTime:
    """The machine's clocks at one moment.

    `steady`: seconds since the machine started, sleep included. `boot`: names that start; "" where
    the system has no name for it. `wall`: seconds since 1970 as the machine believes.
    """

    steady: float
    boot: str
    wall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What the office's time was at a moment of this machine."""

    at: datetime
    service_day: date
    machine: MachineTime

    def written(self) -> dict[str, Any]:
        return {"steady": self.machine.steady, "boot": self.machine.boot, "wall": self.machine.wall}

    @classmethod
    def read(cls, raw: Mapping[str, Any], *, at: datetime, service_day: date) -> "Anchor":
        machine = MachineTime(steady=float(raw["steady"]), boot=str(raw["boot"]), wall=float(raw["wall"]))
        return cls(at=at, service_day=service_day, machine=machine)


class OfficeClock:
    """Read from any thread; anchored by whoever hears the service."""

    def __init__(self, machine: Callable[[], MachineTime]) -> None:
        self._machine = machine
        self._anchor: Anchor | None = None

    def anchor_at(self, at: datetime, service_day: date) -> Anchor:
        """The service has just said this."""
        self._anchor = Anchor(at=at, service_day=service_day, machine=self._machine())
        return self._anchor

    def resume(self, anchor: Anchor) -> None:
        """Go on from what was remembered; a new word of the service replaces it."""
        self._anchor = anchor

    def steady(self) -> float:
        return self._machine().steady

    def now(self) -> datetime:
        """With the office's offset. Before the service was ever heard, what the machine believes."""
        machine = self._machine()
        if self._anchor is None:
            return datetime.fromtimestamp(machine.wall).astimezone()
        return self._anchor.at + timedelta(seconds=_passed(self._anchor.machine, machine))

    def machine_ahead(self, at: datetime) -> timedelta:
        """How far the machine's own clock is ahead of what the service has just said. Nothing goes by that clock."""
        return timedelta(seconds=self._machine().wall - at.timestamp())

    def service_day(self) -> date:
        """Counts the midnights since the service's word."""
        now = self.now()
        if self._anchor is None:
            return now.date()
        return self._anchor.service_day + (now.date() - self._anchor.at.date())


def _passed(then: MachineTime, now: MachineTime) -> float:
    """After a restart of the machine its wall clock is all there is; backwards it is not believed."""
    if then.boot and then.boot == now.boot:
        return now.steady - then.steady
    return max(0.0, now.wall - then.wall)
