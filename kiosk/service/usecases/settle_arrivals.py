"""Envelopes become evidence and visits: the inbox's second transaction, for some of one office at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from kiosk.domain.matching import Evidence, Outcome
from kiosk.domain.service_day import service_day
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.ledger import lock_office
from kiosk.service.store.tables import ArrivalRow, InboxRow
from kiosk.service.usecases.amend import amendments_about, settle_amendment
from kiosk.service.usecases.arrived_visit import Arrived, join, new_visit, waiting_at_desk
from kiosk.service.usecases.day_picture import DayPicture
from kiosk.service.usecases.match_arrival import Opened, evidence, with_neighbours
from kiosk.service.usecases.matched_visit import conflicting, matched
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.settling import Pass, Wishes, wishes_of
from kiosk.wire.envelope import OpenedAmendment, OpenedArrival


def settle_arrivals(session: Session, opened: Sequence[Opened], keys: KeyRing, *, now: datetime) -> None:
    """All of one office. What was settled before, or meanwhile, is left as it is."""
    office_id = opened[0].envelope.office_id
    lock_office(session, office_id)
    rules = office_rules(session, office_id)
    today = service_day(now, rules.tz)
    work = Pass(
        session=session,
        rules=rules,
        today=today,
        key=keys.make_day(office_id, today),
        keys=keys,
        picture=DayPicture(session, office_id, today),
        now=now,
    )
    _settle(work, _not_yet_evidence(work, _taken(session, opened, now)))


def _settle(work: Pass, opened: Sequence[Opened]) -> None:
    """Arrivals first, so that an amendment beside its arrival finds it."""
    todays = [each for each in opened if each.envelope.service_day == work.today]
    for each in opened:
        if each.envelope.service_day != work.today:
            work.keep_evidence(each)
    work.picture.look_up_numbers({each.envelope.number for each in todays})
    _settle_readable(work, [each for each in todays if isinstance(each.said, OpenedArrival)])
    for each in todays:
        if not isinstance(each.said, OpenedArrival | OpenedAmendment):
            _settle_unreadable(work, each)
    work.write()
    for each in todays:
        if isinstance(each.said, OpenedAmendment):
            settle_amendment(work, each, each.said)
            work.write()


def _settle_readable(work: Pass, opened: Sequence[Opened]) -> None:
    said = [each.said for each in opened if isinstance(each.said, OpenedArrival)]
    amendments = amendments_about(work, [each.id for each in said])
    wishes = [wishes_of(amendments.get(each.id, ())) for each in said]
    seen = _evidence(work, said, wishes)
    for each, inside, wish, evident in zip(opened, said, wishes, seen, strict=True):
        _settle_arrival(work, each, inside, wish, evident)


def _evidence(work: Pass, said: Sequence[OpenedArrival], wishes: Sequence[Wishes]) -> list[Evidence]:
    """With all look-ups that matching will need, made for all arrivals at once."""
    pairs = zip(said, wishes, strict=True)
    seen = [evidence(each, wish.declared or each.declared, key=work.key, rules=work.rules) for each, wish in pairs]
    work.picture.look_up_digits({each.tag for each in seen if each.tag is not None})
    seen = [
        with_neighbours(each, inside, key=work.key) if _asks_neighbours(work, each) else each
        for each, inside in zip(seen, said, strict=True)
    ]
    near = {tag for each in seen for tag in each.near_tags}
    if near:
        work.picture.look_up_neighbours(near)
    return seen


def _asks_neighbours(work: Pass, seen: Evidence) -> bool:
    return isinstance(seen.declared, datetime) and seen.tag is not None and not work.picture.is_planned(seen.tag)


def _settle_arrival(work: Pass, opened: Opened, said: OpenedArrival, wishes: Wishes, seen: Evidence) -> None:
    found = matched(
        said, seen, received_at=opened.envelope.received_at, picture=work.picture, rules=work.rules, now=work.now
    )
    at_desk = waiting_at_desk(work, said.number)
    if at_desk is None and work.picture.with_number(said.number):
        found = conflicting(found)
    arrived = Arrived(said=said, wishes=wishes, seen=seen, found=found)
    visit_id = join(work, at_desk, opened, arrived) if at_desk else new_visit(work, opened, arrived)
    outcome = str(found.result.outcome)
    work.keep_evidence(opened, visit_id=visit_id, outcome=outcome, appointment=found.appointment)
    work.tell(visit_id, opened, "arrival.settled", outcome=outcome)


def _settle_unreadable(work: Pass, opened: Opened) -> None:
    """Shown with its number. A desk that has the number already has settled it."""
    at_desk = waiting_at_desk(work, opened.envelope.number)
    visit_id = join(work, at_desk, opened, None) if at_desk else new_visit(work, opened, None)
    outcome = str(Outcome.UNREADABLE)
    work.keep_evidence(opened, visit_id=visit_id, outcome=outcome)
    work.tell(visit_id, opened, "arrival.settled", outcome=outcome)


_TAKING = (
    update(InboxRow)
    .where(InboxRow.seq.in_(bindparam("seqs", expanding=True)), InboxRow.taken_at.is_(None))
    .values(taken_at=bindparam("now"))
    .returning(InboxRow.seq)
)
_EVIDENCE = select(ArrivalRow.id).where(
    ArrivalRow.office_id == bindparam("office_id"), ArrivalRow.id.in_(bindparam("ids", expanding=True))
)


def _taken(session: Session, opened: Sequence[Opened], now: datetime) -> list[Opened]:
    """Those that nobody has settled before."""
    seqs = [each.envelope.seq for each in opened]
    taken = set(session.connection().scalars(_TAKING, {"seqs": seqs, "now": now}))
    return [each for each in opened if each.envelope.seq in taken]


def _not_yet_evidence(work: Pass, opened: Sequence[Opened]) -> list[Opened]:
    """WHY: after a night an envelope that comes once more is new to the inbox, but not to the evidence."""
    ids = [each.envelope.id for each in opened]
    there = set(work.session.connection().scalars(_EVIDENCE, {"office_id": work.office_id, "ids": ids}))
    return [each for each in opened if each.envelope.id not in there]
