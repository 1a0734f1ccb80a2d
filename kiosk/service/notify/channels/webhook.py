"""A signed call to another program, by the rules of Standard Webhooks."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime

from kiosk.service.notify.channels.posting import Posted, Poster
from kiosk.service.notify.messages import Message, Outcome
from kiosk.service.notify.texts import Texts

_PREFIX = "whsec_"
_SIZES = range(24, 65)
"""Bytes of a signing secret, as the rules recommend."""


class WebhookChannel:
    """`webhook-id` is the message's id, so that the receiver tells doubles; the signature bears the time of the try."""

    kind = "webhook"

    def __init__(self, to: Posted, poster: Poster, texts: Texts, clock: Callable[[], datetime]) -> None:
        self._to = to
        self._poster = poster
        self._texts = texts
        self._clock = clock

    def send(self, message: Message) -> Outcome:
        words = self._texts.words(message)
        said = {
            "type": f"reception.{message.kind}",
            "timestamp": message.made_at.isoformat(),
            "data": {"number": message.number, "text": words.title, "link": words.link},
        }
        body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        return self._poster.post(self._to.url, body, self._signed(message.id, body))

    def _signed(self, message_id: str, body: bytes) -> dict[str, str]:
        moment = str(int(self._clock().timestamp()))
        key = signing_key(self._to.secret or "") or b""
        signature = hmac.digest(key, b".".join((message_id.encode(), moment.encode(), body)), hashlib.sha256)
        return {
            "webhook-id": message_id,
            "webhook-timestamp": moment,
            "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
        }


def signing_key(secret: str) -> bytes | None:
    """None for what is no secret by the rules: `whsec_` and 24 to 64 bytes in base64."""
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) in _SIZES else None
