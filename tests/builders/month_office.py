"""A made-up busy office on a store: its kiosks, its import in the morning, and what its envelopes become."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import select

from builders.month_people import CheckIn, Person, Planned
from builders.reception import OFFICE, Reception
from kiosk.domain.appointments import SourceAppointment
from kiosk.domain.digits import BirthDigits
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AppointmentRow, BoxKeyRow, VisitRow
from kiosk.service.usecases.book_slot import BookingRequested, SlotBooked, book_slot
from kiosk.service.usecases.booking_chore import OpenBookings
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.free_times import slot_id, times_of_topic
from kiosk.service.usecases.import_day import SOURCE, import_day
from kiosk.service.usecases.import_rows import DayOfSource
from kiosk.service.usecases.lease_numbers import lease_for_device
from kiosk.service.usecases.offices import NewOffice, add_office
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.settle_inbox import SettleInbox
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.service.usecases.take_in import take_in
from kiosk.wire.envelope import seal_amendment, seal_arrival, seal_booking

KIOSKS = ("kiosk-1", "kiosk-2")
_BLOCK = 20
Envelope = dict[str, Any]


@dataclass
class MonthOffice:
    """`holders`: who was shown which number today; `under_way`: envelopes by the moment they arrive."""

    reception: Reception
    chance: Random
    desks: int
    caseworkers: list[str] = field(default_factory=list)
    holders: dict[int, Person] = field(default_factory=dict)
    committed: set[int] = field(default_factory=set)
    under_way: list[tuple[datetime, Envelope]] = field(default_factory=list)
    booked: defaultdict[date, list[tuple[SlotBooked, bytes]]] = field(default_factory=lambda: defaultdict(list))
    _free: dict[str, list[int]] = field(default_factory=dict)

    def opens(self, *, caseworkers: int) -> None:
        new = NewOffice(id=OFFICE, name="Kontor", desks=self.desks, time_zone="Europe/Copenhagen")
        self.reception.does(partial(add_office, new=new, by=COMMAND_LINE, now=self.reception.now))
        for number in range(caseworkers):
            self.reception.employ(f"cw{number:02}", Role.CASEWORKER)
        self.caseworkers = [f"cw{number:02}" for number in range(caseworkers)]

    def begins(self, day: date) -> None:
        self.holders, self.committed, self.under_way = {}, set(), []
        self._free = {device: [] for device in KIOSKS}
        self.day = day

    def imports(self, planned: list[Planned], *, cancelled: frozenset[str] = frozenset()) -> None:
        key = self.reception.keys.make_day(OFFICE, self.day)
        of = DayOfSource(office_id=OFFICE, day=self.day, source=SOURCE, key=key)
        rows = [
            SourceAppointment(
                line=line,
                external_id=each.case,
                starts_at=each.due,
                ends_at=each.due + timedelta(minutes=30),
                digits=BirthDigits(ascii=each.digits),
                citizen="Borger Prøve",
                initials=each.caseworker.upper(),
                cancelled=each.case in cancelled,
            )
            for line, each in enumerate(planned, 2)
        ]
        report = import_day(self.reception.store, of, rows)
        assert report.taken == len(planned)
        assert not report.unmapped

    # ---- the kiosks ---------------------------------------------------------------------------

    def registers(self, person: Person, said: CheckIn) -> None:
        """A number is shown at once; the envelope is under way."""
        device = self.chance.choice(KIOSKS)
        number = self._number(device)
        self.holders[number] = person
        person.numbers.append(number)
        now, name, key = self.reception.now, self._uuid(), self._key()
        sealed = seal_arrival(
            public_key=key.public_key,
            id=name,
            number=number,
            service_day=self.day,
            digits=None if said.digits is None else bytearray(said.digits),
            code=said.code,
            declared=said.declared,
            language=said.language,
            at=now,
            seen=said.seen,
            receipt="K7QF2M8X",
        )
        row = self._row(device, name, number, key.key_id, sealed[:-9] + bytes(9) if said.broken else sealed)
        self.under_way += [(now + said.delay + timedelta(minutes=2 * copy), row) for copy in range(said.sent)]
        if said.corrected is not None:
            self.under_way.append((now + said.delay, self._correction(device, name, number, said.corrected)))

    def delivers(self) -> None:
        """What has come by now is taken in and settled."""
        now = self.reception.now
        arrived = [row | {"received_at": now} for at, row in self.under_way if at <= now]
        self.under_way = [(at, row) for at, row in self.under_way if at > now]
        if arrived:
            self.reception.does(partial(take_in, envelopes=arrived))
            self.committed |= {row["number"] for row in arrived}
        for chore in (SettleInbox, OpenBookings):
            work = chore(self.reception.store, self.reception.keys, lambda: self.reception.now)
            while work():
                pass

    def books(self, digits: bytes, *, earliest: date) -> None:
        """A later day, at the kiosk; who is told to wait or too late asks no more."""
        now, last = self.reception.now, earliest + timedelta(days=10)
        asked = partial(times_of_topic, office_id=OFFICE, topic_id="general", first=earliest, last=last, now=now)
        slots = self.reception.sees(asked)
        if isinstance(slots, Refused) or not slots:
            return
        wish = self.chance.choice(slots)
        slot, name, key = slot_id(wish.topic, wish.starts_at), self._uuid(), self._key()
        sealed = seal_booking(
            public_key=key.public_key, id=name, slot_id=slot, digits=bytearray(digits), language="da", at=now
        )
        wanted = BookingRequested(
            id=name, office_id=OFFICE, slot=slot, device_id=KIOSKS[0], key_id=key.key_id, envelope=sealed
        )
        booked = self.reception.does(partial(book_slot, wanted=wanted, now=now))
        if isinstance(booked, SlotBooked):
            self.booked[wish.starts_at.date()].append((booked, digits))

    # ---- what is true in the database -----------------------------------------------------------

    def visits(self) -> list[VisitRow]:
        todays = select(VisitRow).where(VisitRow.service_day == self.day).order_by(VisitRow.number, VisitRow.clashes)
        return self.reception.sees(lambda session: list(session.scalars(todays)))

    def appointments(self) -> dict[str, AppointmentRow]:
        """Today's, by the source's id or the booking's code."""
        todays = select(AppointmentRow).where(AppointmentRow.service_day == self.day)
        rows = self.reception.sees(lambda session: session.scalars(todays).all())
        return {row.external_id or row.code or "": row for row in rows}

    # ---- inside -----------------------------------------------------------------------------------

    def _number(self, device: str) -> int:
        if not self._free[device]:
            lease = partial(lease_for_device, office_id=OFFICE, day=self.day, count=_BLOCK, device_id=device)
            block = self.reception.does(partial(lease, now=self.reception.now))
            assert not isinstance(block, Refused)
            self._free[device] = list(range(block.first, block.last + 1))
        return self._free[device].pop(0)

    def _correction(self, device: str, about: str, number: int, declared: str) -> Envelope:
        name, key = self._uuid(), self._key()
        sealed = seal_amendment(
            public_key=key.public_key, id=name, about=about, number=number, service_day=self.day, needs=["interpreter"],
            declared=declared, at=self.reception.now + timedelta(seconds=20),
        )  # fmt: skip
        return self._row(device, name, number, key.key_id, sealed)

    def _key(self) -> BoxKeyRow:
        return self.reception.sees(lambda session: box_keys(session).current)

    def _uuid(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def _row(self, device: str, name: str, number: int, key_id: str, sealed: bytes) -> Envelope:
        return {
            "id": name, "service_day": self.day, "number": number, "key_id": key_id, "envelope": sealed,
            "office_id": OFFICE, "device_id": device, "taken_at": None,
        }  # fmt: skip
