"""A later time on its way: the digits are sealed where they lie, the service is asked, its answer is drawn."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Protocol

from kiosk.client.booking_answers import BookedTime as Kept
from kiosk.client.booking_answers import WantedTime
from kiosk.flow.booked import BookedTime, Pattern
from kiosk.flow.effects import Book, FindSlots
from kiosk.flow.events import SlotNotBooked, SlotsNotFound
from kiosk.hardware.calendar_entry import calendar_entry
from kiosk.hardware.own_memory import give_back_program_text
from kiosk.hardware.qr_squares import squares_of
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Booked
from kiosk.presenter.booking_line import Question, book, find_slots
from kiosk.presenter.digit_entry import DigitEntry
from kiosk.spool.known import Known
from kiosk.spool.office_clock import OfficeClock
from kiosk.wire.envelope.sealing import seal_booking


class Ask(Protocol):
    """Puts a question to the service and posts what it answers; `otherwise` where nobody can be asked."""

    def __call__(self, question: Question, *, otherwise: object) -> None: ...


class Bookings:
    """In Qt's thread; returns at once. `office_name` is what the phone's calendar calls the place."""

    def __init__(
        self,
        *,
        entry: DigitEntry,
        known: Known,
        clock: OfficeClock,
        catalogue: Callable[[str], Catalogue],
        office_name: Callable[[], str],
        ask: Ask,
        post: Callable[[object], None],
    ) -> None:
        self._entry = entry
        self._known = known
        self._clock = clock
        self._catalogue = catalogue
        self._office_name = office_name
        self._ask = ask
        self._post = post

    def find(self, wanted: FindSlots) -> None:

        nothing = SlotsNotFound(attempt=wanted.attempt, topic=wanted.topic)
        self._ask(partial(find_slots, wanted=wanted), otherwise=nothing)

    def book(self, wanted: Book) -> None:
        time = self._sealed(wanted)
        if time is None:
            self._post(SlotNotBooked(attempt=wanted.attempt, slot=wanted.slot.id, sure=True))
            return
        unsure = SlotNotBooked(attempt=wanted.attempt, slot=wanted.slot.id, sure=False)
        draw = partial(self._drawn, office=self._office_name(), language=wanted.language)
        self._ask(partial(book, wanted=wanted, time=time, draw=draw), otherwise=unsure)

    def _sealed(self, wanted: Book) -> WantedTime | None:
        """None where nothing can be sealed: no key yet, or the digits are gone."""
        key = self._known.key
        digits = self._entry.lent() if wanted.with_digits else None
        if key is None or (wanted.with_digits and digits is None):
            return None
        id_ = str(uuid.uuid4())
        sealed = seal_booking(
            public_key=key.public,
            id=id_,
            slot_id=wanted.slot.id,
            digits=digits,
            language=wanted.language,
            at=self._clock.now(),
        )
        return WantedTime(id=id_, slot=wanted.slot.id, key_id=key.id, sealed=sealed)

    def _drawn(self, kept: Kept, *, office: str, language: str) -> BookedTime:
        """Not in Qt's thread: loading and drawing take some tenths of a second."""
        title = self._catalogue(language).text(Booked.CALENDAR_ENTRY, office=office)
        entry = calendar_entry(kept.starts_at, title=title, code=kept.code, at=self._clock.now())
        booked = BookedTime(
            code=kept.code,
            starts_at=kept.starts_at,
            for_scanner=Pattern(content=kept.code, rows=squares_of(kept.code)),
            for_calendar=Pattern(content=entry, rows=squares_of(entry)),
        )
        give_back_program_text()
        return booked
