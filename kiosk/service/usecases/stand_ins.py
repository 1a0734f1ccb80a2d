"""Who stands in for a caseworker: one row, put by themselves or by whoever answers for the office."""

from datetime import datetime

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from kiosk.service.store.ledger import append_audit, lock_office
from kiosk.service.store.tables import StandInRow
from kiosk.service.usecases.caseworkers import is_caseworker
from kiosk.service.usecases.lacking_carriers import Lacking
from kiosk.service.usecases.refusals import NOT_FOUND, Refused
from kiosk.service.usecases.save_policies import list_policies
from kiosk.service.usecases.staff import Staff
from kiosk.wire.policies import KnownPolicies, StandInChange


def change_stand_in(
    session: Session, change: StandInChange, *, by: Staff, lacking: Lacking, now: datetime
) -> KnownPolicies | Refused:
    """Of any caseworker of the office: somebody who is ill cannot say it themselves."""
    refused = put_stand_in(session, change.caseworker_id, change.stand_in_id, by=by, now=now)
    return refused or list_policies(session, office_id=by.office_id, lacking=lacking, now=now)


def forget_stand_in(session: Session, user_id: str) -> None:
    """Who is no caseworker any more stands in for nobody, and nobody for them."""
    session.execute(delete(StandInRow).where(or_(StandInRow.user_id == user_id, StandInRow.stand_in_id == user_id)))


def put_stand_in(
    session: Session, caseworker_id: str, stand_in_id: str | None, *, by: Staff, now: datetime
) -> Refused | None:
    """Both are caseworkers of the office, and nobody is their own. None of a stand-in: nobody."""
    lock_office(session, by.office_id)
    named = [caseworker_id] if stand_in_id is None else [caseworker_id, stand_in_id]
    if caseworker_id == stand_in_id or not all(is_caseworker(session, id, office_id=by.office_id) for id in named):
        return NOT_FOUND
    chosen = session.get(StandInRow, caseworker_id)
    if stand_in_id is not None:
        session.merge(StandInRow(user_id=caseworker_id, office_id=by.office_id, stand_in_id=stand_in_id))
    elif chosen is not None:
        session.delete(chosen)
    append_audit(
        session,
        by.office_id,
        actor=by.user_id,
        action="stand_in.chosen",
        subject=stand_in_id or "",
        detail={} if caseworker_id == by.user_id else {"of": caseworker_id},
        origin=by.origin,
        now=now,
    )
    session.flush()
    return None
