"""The inbox: what a kiosk sends is kept as it came, unopened, and counted once."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.service.store.jobs import INBOX, wake
from kiosk.service.store.tables import InboxRow

_TWICE = ("office_id", "id")


def _keeping_the_first(dialect: Any) -> Insert:
    insert: Insert = dialect.insert(InboxRow).on_conflict_do_nothing(index_elements=_TWICE)
    return insert


# WHY made once: SQLAlchemy then finds what it compiled before at once, on the path of every arrival.
_STATEMENT = {"sqlite": _keeping_the_first(sqlite), "postgresql": _keeping_the_first(postgresql)}


def take_in(session: Session, envelopes: Sequence[Mapping[str, Any]]) -> None:
    """`envelopes`: columns of the inbox. One that is here already stays as it came first."""
    connection = session.connection()
    connection.execute(_STATEMENT[connection.dialect.name], envelopes)
    wake(session, INBOX)
