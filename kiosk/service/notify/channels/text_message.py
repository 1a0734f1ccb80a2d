"""Text messages by GatewayAPI, which the operator holds a token of."""

import json

from kiosk.service.notify.channels.posting import Posted, Poster
from kiosk.service.notify.messages import Message, Outcome
from kiosk.service.notify.texts import Texts


class GatewayApiChannel:
    """As GatewayAPI's documentation says on its pages “REST” and “Token Authentication”.

    `userref` is the message's id: it comes back with the carrier's receipts.
    """

    kind = "sms"

    def __init__(self, number: str, gateway: Posted, sender: str, poster: Poster, texts: Texts) -> None:
        self._number = number
        self._gateway = gateway
        self._sender = sender
        self._poster = poster
        self._texts = texts

    def send(self, message: Message) -> Outcome:
        said = {
            "sender": self._sender,
            "message": self._texts.words(message).text,
            "recipients": [{"msisdn": int(self._number.removeprefix("+"))}],
            "userref": message.id,
        }
        headers = {"Authorization": f"Token {self._gateway.secret}"}
        return self._poster.post(self._gateway.url, json.dumps(said).encode(), headers)


def telephone_number(typed: str) -> str | None:
    """With its country, as +447700900000; None for anything else."""
    plain = typed.translate(dict.fromkeys(map(ord, " -()"), None))
    digits = plain.removeprefix("+")
    usual = plain.startswith("+") and digits.isascii() and digits.isdecimal() and 8 <= len(digits) <= 15
    return plain if usual and not digits.startswith("0") else None
