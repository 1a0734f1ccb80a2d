"""Amendments: needs and a corrected time that come after the number, or before it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, select

from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import Status
from kiosk.service.store.tables import ArrivalRow, VisitRow
from kiosk.service.usecases.day_picture import DayAppointment, DayPicture
from kiosk.service.usecases.event_feed import lost
from kiosk.service.usecases.match_arrival import Opened, envelopes_by_id, evidence, open_all, with_neighbours
from kiosk.service.usecases.matched_visit import Matched, matched
from kiosk.service.usecases.pickup_rounds import begin_anew
from kiosk.service.usecases.settling import AMENDMENT, ARRIVAL, DESK, Pass, Wishes, wishes_of
from kiosk.service.usecases.visit_rows import shown_to
from kiosk.wire.envelope import OpenedAmendment, OpenedArrival
from kiosk.wire.events import StaffEvent

_NOT_OURS_TO_MATCH = frozenset({Outcome.UNREADABLE, Outcome.NUMBER_CONFLICT})


_AMENDMENTS = select(ArrivalRow.id).where(
    ArrivalRow.office_id == bindparam("office_id"),
    ArrivalRow.about.in_(bindparam("arrivals", expanding=True)),
    ArrivalRow.kind == AMENDMENT,
)


def amendments_about(work: Pass, arrivals: Collection[str]) -> dict[str, list[OpenedAmendment]]:
    """Those that are evidence already, by the arrival they are about; opened again, for needs are kept nowhere else."""
    given = {"office_id": work.office_id, "arrivals": list(arrivals)}
    ids = work.session.connection().scalars(_AMENDMENTS, given).all()
    said: defaultdict[str, list[OpenedAmendment]] = defaultdict(list)
    if ids:
        for opened in open_all(envelopes_by_id(work.session, work.office_id, ids), work.keys):
            if isinstance(opened.said, OpenedAmendment):
                said[opened.said.about].append(opened.said)
    return said


def settle_amendment(work: Pass, opened: Opened, said: OpenedAmendment) -> None:
    """Evidence only, as long as its arrival is not here."""
    visit = _visit_about(work, said)
    if visit is None:
        work.keep_evidence(opened)
        return
    earlier = amendments_about(work, [said.about]).get(said.about, [])
    found = _apply(work, visit, said.about, wishes_of([*earlier, said]))
    work.keep_evidence(opened, visit_id=visit.id, outcome=visit.outcome, appointment=found)
    work.tell(visit.id, opened, "arrival.amended", about=said.about, outcome=visit.outcome)


def _visit_about(work: Pass, said: OpenedAmendment) -> VisitRow | None:
    arrival = work.session.get(ArrivalRow, (work.office_id, said.about))
    if arrival is None or arrival.kind != ARRIVAL or arrival.visit_id is None or arrival.number != said.number:
        return None
    visit = work.session.get(VisitRow, arrival.visit_id)
    while visit is not None and visit.merged_into is not None:
        visit = work.session.get(VisitRow, visit.merged_into)
    return visit


def _apply(work: Pass, visit: VisitRow, arrival_id: str, wishes: Wishes) -> DayAppointment | None:
    """The appointment that a corrected time found."""
    columns: dict[str, Any] = {}
    found: Matched | None = None
    if wishes.needs is not None:
        # A visit that another number was merged into has the needs of both.
        columns["needs"] = sorted({*visit.needs, *wishes.needs}) if visit.also else list(wishes.needs)
    if wishes.declared is not None and wishes.declared != visit.declared:
        found = None if _is_settled(visit) else _matched_anew(work, visit, arrival_id, wishes.declared)
        columns |= found.columns() if found else {"flags": sorted({*visit.flags, Flag.CORRECTED})}
        columns["declared"] = wishes.declared
    if visit.status == Status.VOID:
        # WHY: taken off the board as nobody's, and now somebody touches the kiosk.
        columns |= {"status": Status.WAITING, "status_since": work.now}
    saw = shown_to(visit)
    for name, value in columns.items():
        setattr(visit, name, value)
    if found is not None:
        visit.colleagues = None
        begin_anew(work.session, visit, now=work.now)
    work.rows.events += [(StaffEvent.VISIT_GONE, lost(visit.id, each)) for each in sorted(saw - shown_to(visit))]
    visit.version += 1
    work.session.flush()
    return found.appointment if found else None


def _is_settled(visit: VisitRow) -> bool:
    """What people have decided, or cannot be decided by digits, is not decided again."""
    return (
        visit.acted
        or visit.status != Status.WAITING
        or visit.origin == DESK
        or Outcome(visit.outcome) in _NOT_OURS_TO_MATCH
    )


def _matched_anew(work: Pass, visit: VisitRow, arrival_id: str, declared: str) -> Matched | None:
    """None when the arrival's envelope is gone."""
    again = open_all(envelopes_by_id(work.session, work.office_id, [arrival_id]), work.keys)
    said = again[0].said if again else None
    if not isinstance(said, OpenedArrival):
        return None
    picture = DayPicture(work.session, work.office_id, work.today)
    seen = evidence(said, declared, key=work.key, rules=work.rules)
    if seen.tag is not None:
        picture.look_up_digits([seen.tag])
        if not picture.is_planned(seen.tag):
            seen = with_neighbours(seen, said, key=work.key)
            picture.look_up_neighbours(seen.near_tags)
    return matched(
        said,
        seen,
        received_at=again[0].envelope.received_at,
        picture=picture,
        rules=work.rules,
        now=work.now,
        but=visit.id,
    )
