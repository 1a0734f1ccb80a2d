"""How long walk-ins wait in general: from those who were served today, and coarse on purpose."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.domain.instants import elapsed
from kiosk.domain.matching import Outcome
from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Status, Step
from kiosk.domain.waiting_time import computed_until, walk_in_wait
from kiosk.service.store.tables import VisitRow, VisitStepRow
from kiosk.service.usecases.office_rules import OfficeRules


def general_wait(session: Session, rules: OfficeRules, *, now: datetime) -> tuple[int, int] | None:
    """WHY of those who came to the desk before the last full ten minutes: until the next, nothing that
    happens changes it, so that nobody sees a single person come and go."""
    met = func.min(VisitStepRow.at)
    came = func.max(VisitStepRow.at)
    served = session.execute(
        select(VisitRow.arrived_at, met)
        .join(VisitStepRow, VisitStepRow.visit_id == VisitRow.id)
        .where(
            VisitRow.office_id == rules.office_id,
            VisitRow.service_day == service_day(now, rules.tz),
            VisitRow.status.in_([Status.COLLECTED, Status.ENDED]),
            VisitRow.outcome == Outcome.WALK_IN,
            VisitStepRow.step.in_([Step.CALL, Step.COLLECTED]),
            VisitStepRow.undone_at.is_(None),
        )
        .group_by(VisitRow.id, VisitRow.arrived_at)
        .having(came < computed_until(now))
    )
    wait = walk_in_wait([elapsed(since=arrived, until=called) for arrived, called in served])
    return None if wait is None else (wait.low, wait.high)
