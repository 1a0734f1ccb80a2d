"""Messages as a channel gets them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.domain.message_kinds import MessageKind
from kiosk.service.notify.messages import Message

MADE_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LINK = "https://reception.example.org/m"


def message(**given: Any) -> Message:
    """No. 17 is waiting, in Danish."""
    usual: dict[str, Any] = {
        "id": "7d1f6f3c-6a2b-4f5d-9d53-0c8f1c1f2a01",
        "kind": MessageKind.PICKUP,
        "number": 17,
        "link": LINK,
        "language": "da",
        "made_at": MADE_AT,
        "stale_at": MADE_AT + timedelta(minutes=10),
    }
    return Message(**{**usual, **given})
