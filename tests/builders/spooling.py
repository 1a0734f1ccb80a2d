"""A kiosk's spool in a folder of the test, on clocks that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from builders.envelopes import PUBLIC
from builders.stand_in_service import KEY_ID, a_state
from kiosk.client.device_answers import BoxKey, read_state
from kiosk.client.envelopes import Envelope
from kiosk.client.journal import Field
from kiosk.domain.numbers import Block
from kiosk.flow.effects import Register
from kiosk.spool import envelopes
from kiosk.spool.known import Known
from kiosk.spool.numbers import add_block
from kiosk.spool.office_clock import MachineTime, OfficeClock
from kiosk.spool.registrar import Registrar
from kiosk.spool.spool import Spool

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))
KEY = BoxKey(id=KEY_ID, public=PUBLIC)
FAR = float("inf")


@dataclass
class Machine:
    """The machine's clocks; the wall clock may jump, the steady one only goes on."""

    time: MachineTime = field(default=MachineTime(steady=500.0, boot="boot-1", wall=AT.timestamp()))

    def __call__(self) -> MachineTime:
        return self.time

    def passes(self, seconds: float) -> None:
        self.time = replace(self.time, steady=self.time.steady + seconds, wall=self.time.wall + seconds)

    def jumps(self, seconds: float) -> None:
        self.time = replace(self.time, wall=self.time.wall + seconds)

    def reboots(self) -> None:
        self.time = replace(self.time, steady=3.0, boot="boot-2")


@dataclass
class Notes:
    """A journal that a test can read."""

    events: list[tuple[str, dict[str, Field]]] = field(default_factory=list)

    def info(self, event: str, **fields: Field) -> None:
        self.events.append((event, fields))

    def warning(self, event: str, **fields: Field) -> None:
        self.events.append((event, fields))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.events]


@dataclass
class Desk:
    """Spool, clock and registrar of one made-up kiosk."""

    folder: Path
    spool: Spool
    machine: Machine
    clock: OfficeClock
    known: Known
    registrar: Registrar
    notes: Notes

    def register(self, digits: bytes | None = b"010190", **changes: Any) -> Any:
        request = replace(a_request(with_digits=digits is not None), **changes)
        buffer = None if digits is None else bytearray(digits)
        job = lambda: self.registrar.register(request, buffer, not_after=FAR)  # noqa: E731
        return self.spool.call(job).result(10)

    def lease(self, first: int, last: int, day: date = DAY) -> None:
        block = Block(first=first, last=last)
        assert self.spool.submit(lambda connection: add_block(connection, service_day=day, block=block)).result(10)

    def waiting(self) -> list[Envelope]:
        found = self.spool.submit(lambda connection: envelopes.oldest(connection, limit=10_000)).result(10)
        assert isinstance(found, list)
        return found


def a_request(**changes: Any) -> Register:
    values: dict[str, Any] = {"attempt": 1, "with_digits": True, "declared": "unknown", "language": "da"}
    return Register(**(values | changes))


@contextmanager
def a_desk(folder: Path, *, reserve: Block | None = None, machine: Machine | None = None) -> Iterator[Desk]:
    """It has heard the service once and holds the numbers that the test leases it."""
    machine = machine or Machine()
    clock = OfficeClock(machine)
    clock.anchor_at(AT, DAY)
    known = Known(paired_key=KEY, reserve=reserve, state=read_state(a_state()))
    spool = Spool(folder)
    registrar = Registrar(spool, known=known, clock=clock)
    yield Desk(folder, spool, machine, clock, known, registrar, Notes())
    spool.close()
