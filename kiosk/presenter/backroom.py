"""Everything of a kiosk that is not on the glass: what it knows, its clock, its spool. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.client.journal import Journal
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office
from kiosk.presenter.office_view import Standing, office_from
from kiosk.settings.kiosk import KioskSettings
from kiosk.spool.known import Known
from kiosk.spool.memory import recall_state
from kiosk.spool.office_clock import MachineTime, OfficeClock
from kiosk.spool.registrar import Registrar
from kiosk.spool.spool import Spool


@dataclass(frozen=True, slots=True, kw_only=True)
class Backroom:
    """`settings` hold the address and the token to use."""

    settings: KioskSettings
    known: Known
    clock: OfficeClock
    spool: Spool
    registrar: Registrar
    journal: Journal

    def now(self) -> Moment:
        return Moment(clock=self.clock.steady(), at=self.clock.now())

    def office(self, standing: Standing) -> Office:
        return office_from(self.known.state, standing, now=self.clock.now())


def open_backroom(
    settings: KioskSettings, *, known: Known, machine: Callable[[], MachineTime], journal: Journal
) -> Backroom:
    """Goes on with what the kiosk remembers; a spool that cannot be opened is tried again when it is needed."""
    clock = OfficeClock(machine)
    spool = Spool(settings.data_dir)
    recalled = spool.submit(recall_state).result()
    if isinstance(recalled, tuple):
        known.state, anchor = recalled
        clock.resume(anchor)
    registrar = Registrar(spool, known=known, clock=clock)
    return Backroom(settings=settings, known=known, clock=clock, spool=spool, registrar=registrar, journal=journal)
