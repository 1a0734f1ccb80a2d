"""Registering: the number, the seal and the disk in one transaction, and the digits overwritten whatever happens."""

import os
import sqlite3
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.client.device_answers import BoxKey
from kiosk.client.envelopes import Envelope
from kiosk.domain.ids import ArrivalId
from kiosk.flow.arrival import Arrived
from kiosk.flow.declared import declared_word
from kiosk.flow.effects import Amend, Register
from kiosk.spool import envelopes, numbers
from kiosk.spool.failure import FailedBecause, SpoolFailed
from kiosk.spool.known import Known
from kiosk.spool.office_clock import OfficeClock
from kiosk.spool.spool import Spool
from kiosk.wire.envelope.box import wipe
from kiosk.wire.envelope.sealing import seal_amendment, seal_arrival

_RECEIPT_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 of them, so every byte picks one evenly
_RECEIPT_LENGTH = 8


class Registrar:
    """All methods in the spool's thread."""

    def __init__(self, spool: Spool, *, known: Known, clock: OfficeClock) -> None:
        self._spool = spool
        self._known = known
        self._clock = clock

    def register(self, request: Register, digits: bytearray | None, *, not_after: float) -> Arrived | SpoolFailed:
        """Takes the digits for good. `not_after`: when the glass has given up waiting, on the steady clock."""
        try:
            if self._clock.steady() > not_after:
                return SpoolFailed(because=FailedBecause.TOO_LATE)
            key = self._known.key
            if key is None:
                return SpoolFailed(because=FailedBecause.NO_KEY)
            sealing = _Sealing(request=request, digits=digits, key=key, at=self._clock.now(), day=self._day())
            return self._numbered(sealing)
        finally:
            if digits is not None:
                wipe(digits)

    def amend(self, request: Amend) -> SpoolFailed | None:
        key = self._known.key
        if key is None:
            return SpoolFailed(because=FailedBecause.NO_KEY)
        arrived = request.arrived
        id_ = str(uuid.uuid4())
        sealed = seal_amendment(
            public_key=key.public,
            id=id_,
            about=arrived.id,
            number=arrived.number,
            service_day=arrived.service_day,
            needs=None if request.needs is None else [need.value for need in request.needs],
            declared=None if request.declared is None else declared_word(request.declared),
            at=self._clock.now(),
        )
        envelope = Envelope(
            id=id_, service_day=arrived.service_day, number=arrived.number, key_id=key.id, sealed=sealed
        )
        return self._spool.transact(lambda connection: envelopes.keep(connection, envelope))

    def _day(self) -> date:
        return self._clock.service_day()

    def _numbered(self, sealing: "_Sealing") -> Arrived | SpoolFailed:
        def work(connection: sqlite3.Connection) -> Arrived | SpoolFailed:
            number = numbers.take_number(connection, service_day=sealing.day, reserve=self._known.reserve)
            if number is None:
                return SpoolFailed(because=FailedBecause.NO_NUMBER)
            arrived, envelope = sealing.seal(number)
            envelopes.keep(connection, envelope)
            return arrived

        return self._spool.transact(work)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sealing:
    request: Register
    digits: bytearray | None
    key: BoxKey
    at: datetime
    day: date

    def seal(self, number: int) -> tuple[Arrived, Envelope]:
        request = self.request
        arrived = Arrived(
            id=ArrivalId(str(uuid.uuid4())),
            number=number,
            service_day=self.day,
            at=self.at,
            receipt=_receipt(),
        )
        sealed = seal_arrival(
            public_key=self.key.public,
            id=arrived.id,
            number=number,
            service_day=self.day,
            digits=self.digits if request.with_digits else None,
            code=request.code,
            declared=declared_word(request.declared),
            topic=request.topic,
            language=request.language,
            at=self.at,
            seen=request.seen,
            receipt=arrived.receipt,
        )
        envelope = Envelope(id=arrived.id, service_day=self.day, number=number, key_id=self.key.id, sealed=sealed)
        return arrived, envelope


def _receipt() -> str:
    return "".join(_RECEIPT_LETTERS[each % len(_RECEIPT_LETTERS)] for each in os.urandom(_RECEIPT_LENGTH))
