"""Microsoft Teams: an Adaptive Card to the webhook of a workflow."""

import json
from typing import Any

from kiosk.service.notify.channels.posting import Posted, Poster
from kiosk.service.notify.messages import Message, Outcome
from kiosk.service.notify.texts import Texts, Words

_CARD = "application/vnd.microsoft.card.adaptive"


class TeamsChannel:
    """The workflow answers 202 when it has taken the card on."""

    kind = "teams"

    def __init__(self, to: Posted, poster: Poster, texts: Texts) -> None:
        self._to = to
        self._poster = poster
        self._texts = texts

    def send(self, message: Message) -> Outcome:
        body = json.dumps(_card(self._texts.words(message)), ensure_ascii=False).encode()
        return self._poster.post(self._to.url, body, {"X-Message-Id": message.id})


def _card(words: Words) -> dict[str, Any]:
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "fallbackText": words.title,
        "body": [{"type": "TextBlock", "text": words.title, "size": "Large", "weight": "Bolder", "wrap": True}],
    }
    if words.link is not None:
        card["actions"] = [{"type": "Action.OpenUrl", "title": words.open, "url": words.link}]
    attachment = {"contentType": _CARD, "contentUrl": None, "content": card}
    return {"type": "message", "summary": words.title, "attachments": [attachment]}
