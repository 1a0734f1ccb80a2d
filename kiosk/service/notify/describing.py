"""What a channel is given to send: the number, the office's language, and where to answer."""

from collections.abc import Callable

from kiosk.service.notify.messages import Message
from kiosk.service.notify.outbox import InHand
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ChannelRow, OfficeRow
from kiosk.service.usecases.office_rules import rules_of

Links = Callable[[str | None], str | None]
"""Where the visit of that id is answered, behind a log-in; without one, where the staff's page begins."""


class Describing:
    """Reads what it needs of the office each time: messages are few."""

    def __init__(self, store: Store, links: Links) -> None:
        self._store = store
        self._links = links

    def message(self, in_hand: InHand) -> Message:
        with self._store.read() as session:
            language = rules_of(session.get_one(OfficeRow, in_hand.office_id)).languages[0]
        return Message(
            id=in_hand.id,
            kind=in_hand.kind,
            number=in_hand.number,
            link=self._links(in_hand.visit_id),
            language=language,
            made_at=in_hand.made_at,
            stale_at=in_hand.stale_at,
        )

    def channel(self, channel_id: str) -> ChannelRow | None:
        """None: it was removed meanwhile."""
        with self._store.read() as session:
            row = session.get(ChannelRow, channel_id)
        return row if row is not None and row.removed_at is None else None
