"""Carrying out what the flow asks for: digits to the spool's thread, results back as events."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from kiosk.client.journal import Journal
from kiosk.flow.arrival import Arrived
from kiosk.flow.effects import (
    Amend,
    Book,
    ClearDigits,
    Effect,
    FindSlots,
    PrintBooking,
    PrintNumber,
    Register,
)
from kiosk.flow.events import NotAmended, NotRegistered, Registered
from kiosk.presenter.digit_entry import DigitEntry
from kiosk.spool.failure import SpoolFailed
from kiosk.spool.registrar import Registrar
from kiosk.spool.spool import Spool

if TYPE_CHECKING:
    from kiosk.presenter.bookings import Bookings
    from kiosk.presenter.slips import Slips


class Errands:
    """`post` brings an event to the presenter from any thread. `spooled` says that an amendment waits to be
    sent; of an arrival whoever shows its number says so, when it has been painted. `bookings` and `slips`
    are made when they are first needed.
    """

    def __init__(
        self,
        *,
        spool: Spool,
        registrar: Registrar,
        entry: DigitEntry,
        bookings: "Callable[[], Bookings]",
        slips: "Callable[[], Slips]",
        journal: Journal,
        patience: float,
        post: Callable[[object], None],
        spooled: Callable[[], None],
    ) -> None:
        self._spool = spool
        self._registrar = registrar
        self._entry = entry
        self._bookings = bookings
        self._slips = slips
        self._journal = journal
        self._patience = patience
        self._post = post
        self._spooled = spooled

    def run(self, effect: Effect, clock: float) -> None:
        """Returns at once; `clock` is the steady one."""
        match effect:
            case ClearDigits():
                self._entry.clear()
            case Register():
                self._register(effect, not_after=clock + self._patience)
            case Amend():
                work = partial(self._registrar.amend, effect)
                self._spool.call(work).add_done_callback(partial(self._on_amended, effect.attempt))
            case FindSlots():
                self._bookings().find(effect)
            case Book():
                self._bookings().book(effect)
            case PrintNumber():
                self._slips().print_number(effect)
            case PrintBooking():
                self._slips().print_booking(effect)

    def _register(self, effect: Register, *, not_after: float) -> None:
        digits = self._entry.hand_over() if effect.with_digits else None
        work = partial(self._registrar.register, effect, digits, not_after=not_after)
        self._spool.call(work).add_done_callback(partial(self._on_registered, effect.attempt))

    def _on_registered(self, attempt: int, done: "Future[Arrived | SpoolFailed]") -> None:
        """In the spool's thread."""
        error = done.exception()
        result = None if error else done.result()
        if isinstance(result, Arrived):
            self._post(Registered(attempt=attempt, arrived=result))
            self._journal.info("arrival.spooled", arrival=result.id, number=result.number)
            return
        self._post(NotRegistered(attempt=attempt))
        self._regret("arrival.not_spooled", result, error)

    def _on_amended(self, attempt: int, done: "Future[SpoolFailed | None]") -> None:
        """In the spool's thread."""
        error = done.exception()
        result = None if error else done.result()
        if error or result:
            self._post(NotAmended(attempt=attempt))
            self._regret("amendment.not_spooled", result, error)
        else:
            self._spooled()

    def _regret(self, event: str, failed: SpoolFailed | None, error: BaseException | None) -> None:
        reason = failed.because.value if failed else "unforeseen"
        named = type(error).__name__ if error else failed.error if failed else ""
        self._journal.warning(event, reason=reason, error=named)
