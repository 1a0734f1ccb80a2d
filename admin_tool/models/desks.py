"""Desks by the name that people say: a number alone is a desk's."""

from admin_tool.models.phrases import Phrase, phrase
from kiosk.messages.keys_staff_visits import Pickup


def desk_phrase(name: str) -> Phrase:
    return phrase(Pickup.DESK_NUMBERED if name.isdecimal() else Pickup.DESK_NAMED, name=name)
