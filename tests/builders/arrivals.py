"""Citizens at the kiosk of a made-up office: appointments, sealed arrivals, and what the service makes of them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from builders.reception import KIOSK, OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AppointmentRow, ArrivalRow, EventRow, InboxRow, VisitRow
from kiosk.service.usecases.box_keys import box_keys
from kiosk.service.usecases.settle_inbox import SettleInbox
from kiosk.service.usecases.take_in import take_in
from kiosk.wire.envelope import seal_amendment, seal_arrival

CASEWORKER = Role.CASEWORKER.value


@dataclass
class KioskRoom:
    """What is in front of the reception's own kiosk; digits are `b"010190"` unless said."""

    reception: Reception
    sent: list[str] = field(default_factory=list)

    def appointment(self, clock: str, digits: bytes | None = b"010190", *, day: date = TODAY, **columns: Any) -> str:
        """Its id. `clock` is local; the caseworker is the office's one unless said."""
        starts = at(clock, day)
        id = str(uuid.uuid4())
        key = self.reception.keys.make_day(OFFICE, day)
        values: dict[str, Any] = {
            "id": id, "office_id": OFFICE, "service_day": day, "source": "csv", "identity": id,
            "external_id": f"case-{clock}", "starts_at": starts, "ends_at": starts + timedelta(minutes=30),
            "tag": key.tag(digits) if digits else None, "digits_box": None, "name_box": None,
            "caseworker_id": CASEWORKER, "caseworker_name": "", "room": "", "team": "", "cancelled": False,
            "no_show_at": None, "no_show_by": None, "code": None,
        }  # fmt: skip
        self.reception.does(lambda session: session.add(AppointmentRow(**values | columns)))
        return id

    def sealed(self, number: int, *, id: str = "", declared: str = "unknown", **said: Any) -> dict[str, Any]:
        """One arrival as its row in the inbox; `outside` changes what stands on the envelope."""
        outside = said.pop("outside", {})
        name = id or str(uuid.uuid4())
        values: dict[str, Any] = {
            "digits": b"010190", "service_day": TODAY, "at": self.reception.now, "language": "da", "seen": True,
            "receipt": "K7QF2M8X",
        }  # fmt: skip
        values |= said
        if values["digits"] is not None:
            values["digits"] = bytearray(values["digits"])
        key = self.reception.sees(lambda session: box_keys(session).current)
        sealed = seal_arrival(public_key=key.public_key, id=name, number=number, declared=declared, **values)
        row = self._row(name, number, key.key_id, sealed, values["service_day"])
        row.update(outside)
        return row

    def amending(self, number: int, about: str, *, needs: Any = None, declared: str | None = None) -> dict[str, Any]:
        name = str(uuid.uuid4())
        key = self.reception.sees(lambda session: box_keys(session).current)
        sealed = seal_amendment(
            public_key=key.public_key, id=name, about=about, number=number, service_day=TODAY, needs=needs,
            declared=declared, at=self.reception.now,
        )  # fmt: skip
        return self._row(name, number, key.key_id, sealed, TODAY)

    def sends(self, *rows: dict[str, Any]) -> None:
        """Taken in and settled, as far as it goes; a running service may be quicker with some of it."""
        self.reception.does(lambda session: take_in(session, rows))
        settle = SettleInbox(self.reception.store, self.reception.keys, lambda: self.reception.now)
        while settle() or self._in_hand(rows):
            pass

    def arrives(self, number: int, **said: Any) -> VisitRow:
        """One arrival, settled; its visit."""
        row = self.sealed(number, **said)
        self.sends(row)
        visit = self.visit_of(row["id"])
        assert visit is not None
        return visit

    def amends(self, visit: VisitRow, **changes: Any) -> VisitRow:
        self.sends(self.amending(visit.number, visit.arrival_id or "", **changes))
        return self.again(visit)

    def again(self, visit: VisitRow) -> VisitRow:
        return self.reception.sees(lambda session: session.get_one(VisitRow, visit.id))

    def visit_of(self, arrival_id: str) -> VisitRow | None:
        evidence = self.evidence(arrival_id)
        if evidence is None or evidence.visit_id is None:
            return None
        return self.reception.sees(lambda session: session.get(VisitRow, evidence.visit_id))

    def evidence(self, arrival_id: str) -> ArrivalRow | None:
        return self.reception.sees(lambda session: session.get(ArrivalRow, (OFFICE, arrival_id)))

    def visits(self) -> list[VisitRow]:
        ordered = select(VisitRow).order_by(VisitRow.number, VisitRow.clashes)
        return self.reception.sees(lambda session: list(session.scalars(ordered)))

    def events(self) -> list[tuple[str, str]]:
        ordered = select(EventRow.kind, EventRow.subject).order_by(EventRow.id)
        return self.reception.sees(lambda session: [(kind, subject) for kind, subject in session.execute(ordered)])

    def sets(self, visit: VisitRow, **columns: Any) -> None:
        """What staff did to it meanwhile."""

        def change(session: Any) -> None:
            row = session.get_one(VisitRow, visit.id)
            for name, value in columns.items():
                setattr(row, name, value)

        self.reception.does(change)

    def _in_hand(self, rows: Sequence[dict[str, Any]]) -> bool:
        """Whether somebody has locked one of them just now; on SQLite nobody can."""
        if self.reception.store.engines.is_sqlite:
            return False
        ours = select(InboxRow.seq).where(InboxRow.id.in_([row["id"] for row in rows]), InboxRow.taken_at.is_(None))
        waiting = set(self.reception.sees(lambda session: session.scalars(ours).all()))
        free = self.reception.does(lambda session: session.scalars(ours.with_for_update(skip_locked=True)).all())
        return bool(waiting - set(free))

    def _row(self, id: str, number: int, key_id: str, sealed: bytes, day: date) -> dict[str, Any]:
        return {
            "id": id, "service_day": day, "number": number, "key_id": key_id, "envelope": sealed,
            "office_id": OFFICE, "device_id": KIOSK, "received_at": self.reception.now, "taken_at": None,
        }  # fmt: skip


def flags(visit: VisitRow) -> set[str]:
    return set(visit.flags)


def minutes_ago(reception: Reception, minutes: float) -> datetime:
    return reception.now - timedelta(minutes=minutes)
