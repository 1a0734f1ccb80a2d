"""Who is told outside the board that something is wrong: the one place where a notice becomes a message."""

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from kiosk.domain.supervision import Notice

log = structlog.get_logger()


def tell_office(session: Session, office_id: str, notice: Notice, *, now: datetime) -> None:
    """Committed with the notice that is its cause."""
    log.warning("supervision.lasting", office=office_id, concern=notice.concern, part=notice.part)
