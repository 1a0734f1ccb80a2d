"""One pass over an office's new arrivals: what all of it shares, and the rows that each envelope leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.service.store.day_key import DayKey
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import Audited, append_all
from kiosk.service.store.tables import ArrivalRow, VisitRow
from kiosk.service.usecases.day_picture import DayAppointment, DayPicture
from kiosk.service.usecases.match_arrival import Opened
from kiosk.service.usecases.office_rules import OfficeRules
from kiosk.wire.envelope import OpenedAmendment, OpenedArrival, Unreadable
from kiosk.wire.events import StaffEvent

KIOSK = "kiosk"
DESK = "desk"
"""Where a visit came from."""

ARRIVAL = "arrival"
AMENDMENT = "amend"
UNREADABLE = "unreadable"
"""Kinds of evidence."""


@dataclass(slots=True)
class _Rows:
    """What a pass has made and not written yet. WHY: rows of many arrivals go in at once for the price of few."""

    visits: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    events: list[tuple[str, str]] = field(default_factory=list)
    audited: list[Audited] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """The transaction of one pass, under the office's lock."""

    session: Session
    rules: OfficeRules
    today: date
    key: DayKey = field(repr=False)
    keys: KeyRing
    picture: DayPicture
    now: datetime
    rows: _Rows = field(default_factory=_Rows)

    @property
    def office_id(self) -> str:
        return self.rules.office_id

    def keep_evidence(
        self,
        opened: Opened,
        *,
        visit_id: str | None = None,
        outcome: str | None = None,
        appointment: DayAppointment | None = None,
    ) -> None:
        """What is kept for the citizen, without digits and name; nothing of it is changed later."""
        envelope = opened.envelope
        self.rows.evidence.append(
            _ROW_OF_NOTHING
            | {
                "office_id": envelope.office_id,
                "id": envelope.id,
                "service_day": envelope.service_day,
                "number": envelope.number,
                "device_id": envelope.device_id,
                "at": envelope.received_at,
                "received_at": envelope.received_at,
                "outcome": None if outcome is None else str(outcome),
                "source": appointment.source if appointment else None,
                "external_id": appointment.external_id if appointment else None,
                "visit_id": visit_id,
            }
            | _inside(opened.said)
        )

    def tell(self, visit_id: str, opened: Opened, action: str, **detail: Any) -> None:
        """The event and the audit row of what happened to a visit."""
        self.rows.events.append((StaffEvent.VISIT, visit_id))
        self.rows.audited.append(
            Audited(
                actor="service",
                action=action,
                subject=visit_id,
                detail={"arrival": opened.envelope.id, **detail},
                origin=f"device:{opened.envelope.device_id}",
            )
        )

    def write(self) -> None:
        """Everything made so far can be found by queries from now on."""
        rows = self.rows
        for into, made in ((_VISITS, rows.visits), (_ARRIVALS, rows.evidence)):
            if made:
                self.session.connection().execute(into, made)
        append_all(self.session, self.office_id, events=rows.events, audited=rows.audited, now=self.now)
        for each in (rows.visits, rows.evidence, rows.events, rows.audited):
            each.clear()


_VISITS, _ARRIVALS = insert(VisitRow), insert(ArrivalRow)

_ROW_OF_NOTHING: dict[str, Any] = {
    "kind": UNREADABLE,
    "about": None,
    "declared": None,
    "receipt": None,
    "seen": None,
    "language": None,
}


def _inside(said: OpenedArrival | OpenedAmendment | Unreadable) -> dict[str, Any]:
    match said:
        case OpenedArrival():
            return {
                "kind": ARRIVAL,
                "at": said.at,
                "declared": said.declared,
                "receipt": said.receipt,
                "seen": said.seen,
                "language": said.language,
            }
        case OpenedAmendment():
            return {"kind": AMENDMENT, "at": said.at, "about": said.about, "declared": said.declared}
        case _:
            return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What amendments come to, taken together: the latest word counts; None where nothing was said."""

    needs: tuple[str, ...] | None = None
    declared: str | None = None


def wishes_of(amendments: Iterable[OpenedAmendment]) -> Wishes:
    needs: tuple[str, ...] | None = None
    declared: str | None = None
    for each in sorted(amendments, key=lambda each: (each.at, each.id)):
        needs = each.needs if each.needs is not None else needs
        declared = each.declared if each.declared is not None else declared
    return Wishes(needs=needs, declared=declared)
